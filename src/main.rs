//! The program `ascribe`: arguments in, reports out.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
