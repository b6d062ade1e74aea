//! The flags that set a policy, for all commands that audit.

use std::path::PathBuf;
use std::time::SystemTime;

use ascribe::policy::{Acts, Carry, Confidence, Date, Demand, Level, Links, Need, Percent, Rule, Settings};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, ValueEnum};

/// What is asked of articles, and who counts as a source.
#[derive(Debug, Args)]
#[command(next_help_heading = "Policy")]
pub(crate) struct Flags {
    #[command(flatten)]
    pub(super) files: Files,

    /// How far a source goes on speaking [default: strict]
    #[arg(long, value_enum)]
    carry: Option<CarryOption>,

    /// What a link to an outlet's site says of the statement that it stands on [default: cite]
    #[arg(long, value_enum)]
    links: Option<LinksOption>,

    /// What a source must do to count, such as says,reports; or all [default: all but intends, feels, asks]
    ///
    /// The acts are says, writes, reports, finds, shows, believes, expects, intends, feels, orders, asks. Attributions by
    /// other acts are shown but give a statement no status.
    #[arg(long, value_name = "ACTS")]
    acts: Option<Acts>,

    /// Leave attributions out that are less sure than this, from 0 to 1 [default: 0]
    #[arg(long, value_name = "CONFIDENCE", allow_hyphen_values = true)]
    min_confidence: Option<Confidence>,

    /// What day it is, for exceptions that end [default: today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

/// Which policy files are read.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Use this policy file in place of the project's
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,

    /// Use no policy file, neither the user's nor the project's
    #[arg(long)]
    pub(super) no_config: bool,
}

/// What articles must cite, and may not.
#[derive(Debug, Args)]
#[command(
    next_help_heading = "Gates",
    group = ArgGroup::new("percentage").multiple(true).args(["min_cited", "min_attributed", "max_anonymous", "max_unattributed"]),
)]
pub(crate) struct Gates {
    /// Fail where fewer statements than this percentage have an outlet behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_cited: Option<Percent>,

    /// Fail where fewer statements than this percentage have any source behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_attributed: Option<Percent>,

    /// Fail where more statements than this percentage rest on unnamed sources alone
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    max_anonymous: Option<Percent>,

    /// Fail where more statements than this percentage have nobody behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    max_unattributed: Option<Percent>,

    /// Ask these percentages only of statements that need a source for this
    #[arg(long, value_name = "NEED", value_parser = needs(), requires = "percentage")]
    of: Option<Need>,

    #[command(flatten)]
    levels: Levels,
}

/// How much rules matter.
#[derive(Debug, Args)]
#[command(next_help_heading = "Gates")]
pub(crate) struct Levels {
    /// Make a rule an error, a warning or an info, or turn it off; `ascribe explain --list` lists the rules
    #[arg(long = "rule", value_name = "RULE=LEVEL", value_parser = level)]
    rules: Vec<(Rule, Level)>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CarryOption {
    /// Not at all: each sentence needs its own source, or a quotation that runs through it
    Strict,
    /// To the end of the paragraph, until somebody else is cited
    Paragraph,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LinksOption {
    /// That it cites the outlet
    Cite,
    /// Nothing: only words count
    Ignore,
}

impl Flags {
    /// What day it is: as they say, or as the system's clock does.
    pub(super) fn today(&self) -> Option<Date> {
        self.today.or_else(today)
    }

    /// What they set.
    pub(super) fn settings(&self) -> Settings {
        let carry = self.carry.map(|carry| match carry {
            CarryOption::Strict => Carry::Strict,
            CarryOption::Paragraph => Carry::Paragraph,
        });
        let links = self.links.map(|links| match links {
            LinksOption::Cite => Links::Cite,
            LinksOption::Ignore => Links::Ignore,
        });
        Settings { carry, links, acts: self.acts, min_confidence: self.min_confidence, ..Settings::default() }
    }
}

/// What day it is by the system's clock; none if it is set before 1970.
pub(super) fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(Date::from_unix_days(since.as_secs() / (24 * 60 * 60)))
}

impl Gates {
    /// What they set.
    pub(crate) fn settings(&self) -> Settings {
        let Self { min_cited, min_attributed, max_anonymous, max_unattributed, .. } = *self;
        let settings = self.levels.settings();
        match self.of {
            Some(need) => {
                let demand = Demand { min_cited, min_attributed, max_anonymous, max_unattributed };
                Settings { gates: [(need, demand)].into(), ..settings }
            }
            None => Settings { min_cited, min_attributed, max_anonymous, max_unattributed, ..settings },
        }
    }
}

impl Levels {
    /// What they set.
    pub(crate) fn settings(&self) -> Settings {
        Settings { rules: self.rules.iter().copied().collect(), ..Settings::default() }
    }
}

/// Reads what a statement may need a source for.
fn needs() -> impl TypedValueParser<Value = Need> {
    let names = Need::ALL.map(|need| PossibleValue::new(need.name()));
    PossibleValuesParser::new(names).map(|name| name.parse().unwrap_or(Need::Claim))
}

/// Reads a rule and how much it shall matter: "late-speaker=off".
fn level(text: &str) -> Result<(Rule, Level), String> {
    let (name, level) = text.split_once('=').ok_or("give RULE=LEVEL, such as late-speaker=off")?;
    let rule = crate::cli::rules::named(name)?;
    let level = match level {
        "error" => Level::Error,
        "warning" => Level::Warning,
        "info" => Level::Info,
        "off" => Level::Off,
        _ => return Err("no such level; give error, warning, info or off".to_owned()),
    };
    Ok((rule, level))
}
