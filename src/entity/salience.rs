//! How much a referent is in the reader's mind: the weights of Lappin and Leass, "An Algorithm for Pronominal Anaphora
//! Resolution" (Computational Linguistics 20:4, 1994), cut down to what tokens tell and extended by who is quoted.
//!
//! Every mention adds its weight; all weights fade by half with each sentence of the article's own.

use super::cast::Referent;

/// Any mention at all.
pub(crate) const MENTION: f32 = 100.0;
/// The subject of its clause.
pub(crate) const SUBJECT: f32 = 80.0;
/// Neither behind a preposition nor part of another phrase.
pub(crate) const BARE: f32 = 40.0;
/// Instead of all others: the owner of something ("Trump’s tower"), or what narrows a noun down ("the Trump campaign").
pub(crate) const OWNER: f32 = 110.0;
/// The source of an attribution.
pub(crate) const SOURCE: f32 = 120.0;
/// Mentions inside a quotation weigh this much of others: they are the speaker's, not the article's.
pub(crate) const QUOTED: f32 = 0.3;
/// And this much those inside what is said in the article's words.
pub(crate) const REPORTED: f32 = 0.8;
/// Of what a referent weighed before a mention, this much is added to the mention's own weight.
pub(crate) const KEPT: f32 = 0.4;
/// What remains from one sentence to the next.
pub(crate) const FADE: f32 = 0.5;
/// What remains from one paragraph to the next.
pub(crate) const NEW_PARAGRAPH: f32 = 0.8;
/// Somebody whom the headline names is so many times as much in mind.
pub(crate) const TOPIC: f32 = 1.6;
/// From here on somebody is prominent enough for a description that says nothing known of them.
pub(crate) const PROMINENT: f32 = 15.0;
/// Below this nobody is in mind.
pub(crate) const FORGOTTEN: f32 = 1.0;

/// Time passes by so much with a sentence of the article's own; and by 1 with one inside a quotation.
pub(crate) const SENTENCE: usize = 4;

impl Referent {
    /// Its salience as of a later time.
    pub(crate) fn salience_at(&self, time: usize) -> f32 {
        // plain products: the same on every machine
        const QUARTER: f32 = 0.840_896_4;
        let gone = time.saturating_sub(self.time).min(64 * SENTENCE);
        let mut rest = self.salience;
        for _ in 0..gone / SENTENCE {
            rest *= FADE;
        }
        for _ in 0..gone % SENTENCE {
            rest *= QUARTER;
        }
        rest
    }

    /// Takes in a mention.
    pub(crate) fn raise(&mut self, weight: f32, time: usize) {
        let before = self.salience_at(time);
        self.salience = before.max(before * KEPT + weight);
        self.time = time.max(self.time);
    }
}
