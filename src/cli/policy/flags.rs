//! The flags that set a policy, for all commands that audit.

use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::{Result, bail};
use ascribe::policy::{Acts, Carry, Confidence, Date, Demand, Level, Links, Need, Percent, Reader, Rule, Settings};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

/// Which policy is used, and who counts as a source.
#[derive(Debug, Args)]
#[command(next_help_heading = "Policy")]
pub(crate) struct Flags {
    #[command(flatten)]
    pub(super) files: Files,

    /// Whether a source also counts for the sentences after it [default: strict]
    #[arg(long, value_enum, hide_short_help = true)]
    carry: Option<CarryOption>,

    /// Whether a link to an outlet's site cites that outlet [default: cite]
    #[arg(long, value_enum, hide_short_help = true)]
    links: Option<LinksOption>,

    /// Which acts of a source count, such as says,reports; or all [default: all except intends, feels, asks]
    ///
    /// The acts are says, writes, reports, finds, shows, believes, expects, intends, feels, orders, asks. Attributions with
    /// other acts are shown, but do not give a statement a source.
    #[arg(long, value_name = "ACTS", hide_short_help = true)]
    acts: Option<Acts>,

    /// Ignore attributions with less confidence than this, from 0 to 1 [default: 0]
    #[arg(long, value_name = "CONFIDENCE", allow_hyphen_values = true, hide_short_help = true)]
    min_confidence: Option<Confidence>,

    /// What reads the articles: the accurate encoder, or the fast model for large archives [default: encoder]
    #[arg(long, value_name = "NAME", value_parser = readers(), hide_short_help = true)]
    reader: Option<Reader>,

    /// The date that decides which exceptions have expired [default: today]
    #[arg(long, value_name = "DATE", hide_short_help = true)]
    today: Option<Date>,
}

/// Which policy files are read.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Use this policy file instead of the project's
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,

    /// Use no policy file, neither yours nor the project's
    #[arg(long, hide_short_help = true)]
    pub(super) no_config: bool,
}

/// What share of statements must be attributed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Gates")]
pub(crate) struct Gates {
    /// Fail if less than this percentage of statements cite an outlet
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_cited: Option<Percent>,

    /// Fail if less than this percentage of statements are attributed
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_attributed: Option<Percent>,

    /// Fail if more than this percentage of statements have only unnamed sources
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true, hide_short_help = true)]
    max_anonymous: Option<Percent>,

    /// Fail if more than this percentage of statements are unattributed
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true, hide_short_help = true)]
    max_unattributed: Option<Percent>,

    /// Apply these percentages only to one kind of statement, such as quotations
    #[arg(long, value_name = "NEED", value_parser = needs(), hide_short_help = true)]
    of: Option<Need>,

    #[command(flatten)]
    levels: Levels,
}

/// The severity of rules.
#[derive(Debug, Args)]
#[command(next_help_heading = "Gates")]
pub(crate) struct Levels {
    /// Set a rule to error, warning, info or off; `ascribe explain --list` lists the rules
    #[arg(long = "rule", value_name = "RULE=LEVEL", value_parser = level)]
    rules: Vec<(Rule, Level)>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CarryOption {
    /// No: each sentence needs its own source, or a quotation that spans it
    Strict,
    /// Yes, to the end of the paragraph or the next source
    Paragraph,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LinksOption {
    /// Yes
    Cite,
    /// No: only words count
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
        let Self { acts, min_confidence, reader, .. } = *self;
        Settings { carry, links, acts, min_confidence, reader, ..Settings::default() }
    }
}

/// What day it is by the system's clock; none if it is set before 1970.
pub(super) fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(Date::from_unix_days(since.as_secs() / (24 * 60 * 60)))
}

impl Gates {
    /// What they set. Fails where they say of what, but not how much.
    pub(crate) fn settings(&self) -> Result<Settings> {
        let Self { min_cited, min_attributed, max_anonymous, max_unattributed, .. } = *self;
        let demand = Demand { min_cited, min_attributed, max_anonymous, max_unattributed };
        let settings = self.levels.settings();
        Ok(match self.of {
            Some(need) if demand == Demand::default() => {
                let need = need.name();
                bail!("--of {need}: no percentage is given; add one, such as --min-attributed 100 --of {need}")
            }
            Some(need) => Settings { gates: [(need, demand)].into(), ..settings },
            None => Settings { min_cited, min_attributed, max_anonymous, max_unattributed, ..settings },
        })
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

/// Reads what reads the articles.
fn readers() -> impl TypedValueParser<Value = Reader> {
    let names = Reader::ALL.map(|reader| PossibleValue::new(reader.name()).help(reader.about()));
    PossibleValuesParser::new(names).map(|name| name.parse().unwrap_or_default())
}

/// Reads a rule and how much it shall matter: "late-speaker=off".
fn level(text: &str) -> std::result::Result<(Rule, Level), String> {
    let (name, level) = text.split_once('=').ok_or("write RULE=LEVEL, such as late-speaker=off")?;
    let rule = crate::cli::rules::named(name)?;
    let level = match level {
        "error" => Level::Error,
        "warning" => Level::Warning,
        "info" => Level::Info,
        "off" => Level::Off,
        _ => return Err("there is no such level; use error, warning, info or off".to_owned()),
    };
    Ok((rule, level))
}
