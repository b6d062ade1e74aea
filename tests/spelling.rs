//! Words that are typed with soft hyphens, zero-width characters or accents of their own are the same words, in every format.

use ascribe::article::Format;
use ascribe::audit::Status;
use ascribe::{Article, Policy};

type Problem = Box<dyn std::error::Error>;

/// One text in several formats, spelt in ways of its own.
const FORMS: [(&str, &str); 6] = [
    (
        "text",
        "Ac\u{ad}cord\u{ad}ing to Reu\u{ad}ters, the lock is shut.\n\nZoe\u{301} Marsh sa\u{2060}id it would open. She sa\u{200c}id no more.\n",
    ),
    (
        "markdown",
        "Ac&shy;cord\u{ad}ing to [Reu&shy;ters](https://www.reuters.com/), the lock is shut.\n\nZoe\u{301} Marsh sa\u{2060}id it would open. She sa\u{200c}id no more.\n",
    ),
    (
        "html",
        "<html><body><article><p>Ac&shy;cord&#173;ing to <b>Reu\u{ad}ters</b>, the lock is shut.</p><p>Zoe&#769; Marsh sa&#8288;id it would open. She sa&zwnj;id no more.</p></article></body></html>",
    ),
    (
        "ninjs",
        r#"{"version": "1", "body_text": "Ac\u00adcord\u00ading to Reu\u00adters, the lock is shut.\n\nZoe\u0301 Marsh sa\u2060id it would open. She sa\u200cid no more."}"#,
    ),
    (
        "ndjson",
        r#"{"id": "a", "text": "Ac\u00adcord\u00ading to Reu\u00adters, the lock is shut.\n\nZoe\u0301 Marsh sa\u2060id it would open. She sa\u200cid no more."}"#,
    ),
    (
        "rtf",
        r"{\rtf1\ansi Ac\-cord\u173?ing to Reu\-ters, the lock is shut.\par Zoe\u769? Marsh sa\u8288?id it would open. She sa\u8204?id no more.\par}",
    ),
];

#[test]
fn every_format_has_the_same_words() -> Result<(), Problem> {
    for (name, input) in FORMS {
        let format = Format::by_name(name).ok_or(name)?;
        let audit = ascribe::audit(Article::read(input.as_bytes(), format)?, &Policy::default());
        let statuses: Vec<_> = audit.sentences.iter().map(|sentence| sentence.status).collect();
        assert_eq!(statuses, [Some(Status::Outlet), Some(Status::Source), Some(Status::Source)], "{name}");
        let names: Vec<&str> = audit.entities.iter().map(|entity| entity.name.as_str()).collect();
        assert_eq!(names, ["Reuters", "Zo\u{e9} Marsh"], "{name}");
        // places lead to the words as they are typed
        if let Some(cue) = audit.attributions[0].attribution.cue.filter(|_| audit.article.is_text()) {
            let typed = &audit.article.input()[audit.article.source(cue).range()];
            assert!(typed.starts_with("Ac") && typed.ends_with(" to") && typed != "According to", "{name}: {typed}");
        }
    }
    Ok(())
}
