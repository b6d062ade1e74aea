//! What a sentence is: a statement, or something that asserts nothing that can be checked.

use std::ops::Range;

use super::SentenceKind;
use crate::article::BlockKind;
use crate::document::Document;
use crate::lexicon::{Class, Form};
use crate::text::{Sentence, TokenKind};

/// The kind of a sentence. `attributed`: somebody is cited in it, so that an opinion is not the writer's. `said`: part of it is
/// what somebody says.
pub(super) fn kind_of(document: &Document, sentence: &Sentence, attributed: bool, said: bool) -> SentenceKind {
    match document.article.blocks[sentence.block].kind {
        BlockKind::Headline => return SentenceKind::Headline,
        BlockKind::Byline => return SentenceKind::Byline,
        BlockKind::Dateline => return SentenceKind::Dateline,
        BlockKind::Caption => return SentenceKind::Caption,
        BlockKind::Keywords => return SentenceKind::Keywords,
        BlockKind::TableCell if stop(document, &sentence.tokens).is_none() => return SentenceKind::Fragment,
        BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem | BlockKind::TableCell => {}
    }
    let tokens = sentence.tokens.clone();
    if is_question(document, &tokens) {
        SentenceKind::Question
    } else if is_fragment(document, &tokens, said) {
        SentenceKind::Fragment
    } else if attributed {
        SentenceKind::Statement
    } else if is_command(document, &tokens) {
        SentenceKind::Command
    } else if is_opinion(document, &tokens) {
        SentenceKind::Opinion
    } else {
        SentenceKind::Statement
    }
}

/// Ends with a question mark, perhaps before closing quotation marks.
fn is_question(document: &Document, tokens: &Range<usize>) -> bool {
    stop(document, tokens).is_some_and(|stop| document.word(stop).ends_with(['?', '？']))
}

/// The stop that the tokens end with, closing marks aside.
fn stop(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    let closes = |i: &usize| {
        let kind = document.tokens()[*i].kind;
        !(kind.is_quote() || kind == TokenKind::Close)
    };
    tokens.clone().rev().find(closes).filter(|last| document.tokens()[*last].kind == TokenKind::Stop)
}

/// Has no letter, or is a few words with nothing that could be a verb.
fn is_fragment(document: &Document, tokens: &Range<usize>, said: bool) -> bool {
    let words = tokens.clone().filter(|&i| document.tokens()[i].kind == TokenKind::Word);
    let count = words.clone().count();
    if count == 0 {
        return true;
    }
    if said || count > 8 {
        return false;
    }
    // "1,200 people work there": what stands right behind people is what they do
    let does = |i: usize| {
        let other = [Class::Preposition, Class::Coordinator, Class::Relative, Class::Adverb, Class::Subordinator];
        let people = i.checked_sub(1).is_some_and(|before| document.words[before].is(Class::PersonPlural));
        people && !document.words[i].any(&other) && document.word(i).starts_with(char::is_lowercase)
    };
    !words.clone().any(|i| may_be_verb(document, i) || does(i))
}

/// Can the word be a finite verb, by its class or its ending?
fn may_be_verb(document: &Document, at: usize) -> bool {
    let (word, text) = (document.words[at], document.word(at));
    let clitic = document.tokens().get(at + 1).is_some_and(|t| t.kind == TokenKind::Clitic);
    let lower = !text.starts_with(char::is_uppercase);
    word.any(&[Class::Auxiliary, Class::PastVerb])
        || (lower
            && word.verb().is_some()
            && (word.form(Form::Past) || word.form(Form::Third) || word.form(Form::Base)))
        || clitic
        || (lower && text.len() > 3 && (text.ends_with("ed") || text.ends_with('s')))
        || (lower && word == crate::lexicon::Word::default() && text.len() > 2)
}

/// Opens with a verb that tells the reader to do something.
fn is_command(document: &Document, tokens: &Range<usize>) -> bool {
    let please = |i: &usize| document.word(*i).eq_ignore_ascii_case("please") || document.tokens()[*i].kind.is_quote();
    let mut rest = tokens.clone().skip_while(please);
    let Some(first) = rest.next() else { return false };
    let imperative = document.words[first].is(Class::ImperativeVerb);
    let noun = rest.next().is_some_and(|second| {
        let word = document.words[second];
        word.is(Class::Auxiliary) || word.verb().is_some_and(|_| word.form(Form::Past) || word.form(Form::Third))
    });
    imperative && !noun && document.tokens()[first].kind == TokenKind::Word
}

/// The writer's own taste or feeling: words of praise or blame with "I" or "we", or with an exclamation mark.
fn is_opinion(document: &Document, tokens: &Range<usize>) -> bool {
    let count = |class| tokens.clone().filter(|&i| document.words[i].is(class)).count();
    let taste = count(Class::OpinionWord);
    let writer = count(Class::FirstPerson) > 0;
    let shouted =
        tokens.clone().any(|i| document.tokens()[i].kind == TokenKind::Stop && document.word(i).contains('!'));
    let figures = tokens.clone().any(|i| document.tokens()[i].kind == TokenKind::Number);
    !figures && (taste >= 2 || (taste >= 1 && (writer || shouted)))
}
