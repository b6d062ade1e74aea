//! What goes to standard error: one line for each thing that is wrong.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use ascribe::report::escape;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Writes one line to standard error. This is the only way there, so that nothing of what a message quotes (a name, a key, a
/// tag, what another program said) steers a terminal or the runner of a build, or begins a line of its own.
pub(super) fn complain(message: &str) {
    // With standard error gone, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "ascribe: {}", shortened(&escape(message)));
}

/// How many characters of a message are kept, at its beginning and at its end.
const KEPT: [usize; 2] = [1500, 300];

/// A message without its middle, where it quotes more than anybody would read.
fn shortened(message: &str) -> String {
    let length = message.chars().count();
    if length <= KEPT.iter().sum() {
        return message.to_owned();
    }
    let [first, last] = KEPT;
    let head: String = message.chars().take(first).collect();
    let tail: String = message.chars().skip(length - last).collect();
    format!("{head}…{tail}")
}

/// Shows help or the version, or says in one line what is wrong with the arguments.
pub(super) fn complain_of_arguments(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(error.exit_code().try_into().unwrap_or(2));
    }
    if let Some(article) = article_for_command(error) {
        complain(&format!("“{article}” is not a command; to audit it, write: ascribe check {}", quoted(&article)));
        return ExitCode::from(2);
    }
    // Of clap's message all but the usage: what is wrong, the values that there are, tips.
    let text = error.render().to_string();
    let lines = text.lines().take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let parts: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let message = parts.join(" ").replace(" tip: ", "; ");
    complain(&format!("{}; see --help", message.strip_prefix("error: ").unwrap_or(&message)));
    ExitCode::from(2)
}

/// The file or folder that stands where a command is expected: one that is there, or what no command is called like.
fn article_for_command(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let is_path = name == "-" || name.contains(['.', '/', '\\']) || Path::new(name).exists();
    is_path.then(|| name.clone())
}

/// The word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:@+,".contains(c);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, quoted, shortened};

    #[test]
    fn a_long_message_keeps_its_ends() {
        let long = format!("a.md: {}; check the path", "é".repeat(10_000));
        let told = shortened(&long);
        assert_eq!(told.chars().count(), KEPT.iter().sum::<usize>() + 1);
        assert!(told.starts_with("a.md: é") && told.ends_with("é; check the path"), "{told}");
        assert_eq!(shortened("short"), "short");
    }

    #[test]
    fn a_shell_reads_one_word() {
        for (word, shown) in [("a.md", "a.md"), ("my draft.md", "'my draft.md'"), ("it's $(x)", r"'it'\''s $(x)'")] {
            assert_eq!(quoted(word), shown);
        }
    }
}
