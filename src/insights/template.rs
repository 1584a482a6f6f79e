//! One question template: what it is made of, how it is written, what it becomes when filled.

use serde::Deserialize;
use smol_str::{SmolStr, StrExt};

use super::pattern::Pattern;
use super::slot::Slot;

/// A kind of question, with a wording that has typed slots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The kind of question that it asks: `origins`, `next-steps`. No two templates of a library
    /// have the same.
    pub kind: SmolStr,
    /// The name of the category that it belongs to.
    pub category: SmolStr,
    /// How it asks.
    pub wording: Wording,
    /// Which questions are instances of it, besides those made from its wording.
    pub recognises: Vec<Pattern>,
    /// What a paragraph that names the fills has to say, in one of these ways, to call for the
    /// question; anything where there is none.
    pub needs: Vec<Pattern>,
    /// What its questions take for granted, with `…` for the thing that they name.
    pub premises: Vec<SmolStr>,
    /// Whether it asks so little that any other is better.
    pub fallback: bool,
}

/// A question with typed slots.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Wording {
    /// The wording as written.
    pub source: String,
    /// Words and slots, in order.
    pub parts: Vec<Part>,
    /// The slots, each once, in the order of their first appearance.
    pub slots: Vec<Slot>,
}

/// A piece of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words that stand in every question made from it.
    Words(String),
    /// The slot with this index in [`Wording::slots`].
    Slot(usize),
    /// A word that agrees with the fill of a slot: `{is/are topic}`.
    Agreement(Agreement),
}

/// A word that agrees in number with the fill of a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Index of the slot in [`Wording::slots`].
    pub slot: usize,
    /// The word where one thing stands in the slot.
    pub singular: String,
    /// The word where several do.
    pub plural: String,
}

impl Agreement {
    /// The word for a fill that is or is not a plural.
    pub fn word(&self, is_plural: bool) -> &str {
        if is_plural { &self.plural } else { &self.singular }
    }
}

impl TryFrom<String> for Wording {
    type Error = String;

    fn try_from(source: String) -> Result<Self, String> {
        Self::parse(&source)
    }
}

impl Wording {
    /// Reads a wording.
    ///
    /// # Errors
    ///
    /// Says what is wrong with `source`, quoting the part that is.
    pub fn parse(source: &str) -> Result<Self, String> {
        if !source.starts_with(char::is_alphabetic) {
            return Err("a question has to start with a word".to_owned());
        }
        if !source.ends_with('?') {
            return Err("a question has to end with `?`".to_owned());
        }
        let holes = holes(source)?;
        let slots = slots(&holes)?;
        if slots.is_empty() {
            return Err("a template without a slot asks every article the same".to_owned());
        }
        let parts = holes.into_iter().map(|hole| part(hole, &slots)).collect::<Result<_, _>>()?;
        Ok(Self { source: source.to_owned(), parts, slots })
    }

    /// The pattern of the questions made from it.
    ///
    /// # Errors
    ///
    /// It is too long to be looked for.
    pub(super) fn pattern(&self) -> Result<Pattern, String> {
        let mut pieces = Vec::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => pieces.extend(plain_words(words).map(Ok)),
                Part::Agreement(a) => {
                    pieces.push(Ok(format!("{}/{}", a.singular, a.plural).into()))
                }
                Part::Slot(index) => {
                    let kinds = &self.slots[*index].kinds;
                    // A slot of several kinds is told by the one that asks for least.
                    let widest = kinds.iter().find(|kind| !kind.is_name()).or(kinds.first());
                    pieces.extend(widest.map(|kind| Err(*kind)));
                }
            }
        }
        Pattern::of_template(pieces.into_iter())
    }

    /// Whether some word agrees with the slot with index `slot`.
    pub fn agrees_with(&self, slot: usize) -> bool {
        let agrees = |part: &Part| matches!(part, Part::Agreement(a) if a.slot == slot);
        self.parts.iter().any(agrees)
    }
}

/// The words of a text as a pattern compares them.
fn plain_words(text: &str) -> impl Iterator<Item = SmolStr> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''));
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| word.to_lowercase_smolstr())
}

/// A stretch of a written question.
enum Hole<'a> {
    Words(&'a str),
    Slot(Slot),
    /// The singular, the plural and the slot.
    Agreement(&'a str, &'a str, Slot),
}

fn holes(source: &str) -> Result<Vec<Hole<'_>>, String> {
    let mut holes = Vec::new();
    let mut rest = source;
    while let Some((words, after)) = rest.split_once('{') {
        if words.is_empty() {
            return Err("two slots need words between them".to_owned());
        }
        let Some((inner, after)) = after.split_once('}') else {
            return Err(format!("`{{{after}` is never closed by `}}`"));
        };
        holes.extend([words_hole(words)?, hole(inner)?]);
        rest = after;
    }
    holes.push(words_hole(rest)?);
    Ok(holes)
}

fn words_hole(words: &str) -> Result<Hole<'_>, String> {
    match words.contains('}') {
        true => Err(format!("`{words}` has a `}}` that closes nothing")),
        false => Ok(Hole::Words(words)),
    }
}

fn hole(inner: &str) -> Result<Hole<'_>, String> {
    let Some((singular, rest)) = inner.split_once('/') else {
        return Slot::parse(inner).map(Hole::Slot);
    };
    match rest.split_once(' ') {
        Some((plural, slot)) => Ok(Hole::Agreement(singular, plural, Slot::parse(slot)?)),
        None => Err(format!("`{{{inner}}}` does not say what the word agrees with")),
    }
}

/// The slots of a wording, each once.
fn slots(holes: &[Hole<'_>]) -> Result<Vec<Slot>, String> {
    let mut slots: Vec<Slot> = Vec::new();
    for hole in holes {
        let Hole::Slot(slot) = hole else { continue };
        match slots.iter().find(|known| known.written() == slot.written()) {
            Some(known) if known.form != slot.form => {
                return Err(format!("`{}` is written in two forms", slot.written()));
            }
            Some(_) => {}
            None => slots.push(slot.clone()),
        }
    }
    Ok(slots)
}

fn part(hole: Hole<'_>, slots: &[Slot]) -> Result<Part, String> {
    let index = |slot: &Slot| {
        let at = slots.iter().position(|known| known.written() == slot.written());
        at.ok_or_else(|| format!("no slot `{}` for a word to agree with", slot.written()))
    };
    Ok(match hole {
        Hole::Words(words) => Part::Words(words.to_owned()),
        Hole::Slot(slot) => Part::Slot(index(&slot)?),
        Hole::Agreement(singular, plural, slot) => Part::Agreement(Agreement {
            slot: index(&slot)?,
            singular: singular.to_owned(),
            plural: plural.to_owned(),
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    #[test]
    fn the_same_slot_twice_is_one_slot() {
        let wording = Wording::parse("Does {org} know what {org} wants of {org2}?").unwrap();
        let slots: Vec<_> = wording.slots.iter().map(Slot::written).collect();
        assert_eq!(slots, ["org", "org2"]);
    }

    #[test]
    fn words_agree_with_a_slot() {
        let wording = Wording::parse("Why {is/are topic} {the topic} late?").unwrap();
        assert!(wording.agrees_with(0));
        let Part::Agreement(agreement) = &wording.parts[1] else { panic!("it agrees") };
        assert_eq!((agreement.word(false), agreement.word(true)), ("is", "are"));
    }

    #[test]
    fn faults_are_named() {
        let faults = [
            ("{org} wins?", "start with a word"),
            ("Does {org} win", "end with `?`"),
            ("Who wins?", "without a slot"),
            ("Does {orgg} win?", "`orgg`"),
            ("Does {} win?", "``"),
            ("Does {org win?", "never closed"),
            ("Does {org}} win?", "closes nothing"),
            ("Does {org}{place} win?", "words between"),
            ("Does {org} keep {org's} word?", "two forms"),
            ("Does {org999} win?", "`999`"),
            ("Why {is/are topic} {org} late?", "no slot `topic`"),
            ("Why {is/are} {org} late?", "`{is/are}`"),
        ];
        for (source, fault) in faults {
            let error = Wording::parse(source).unwrap_err();
            assert!(error.contains(fault), "{source}: {error}");
        }
    }

    #[test]
    fn what_is_made_from_a_wording_is_known_again() {
        let wording = Wording::parse("How does {org's} view of {the topic} differ from {org2's}?");
        let pattern = wording.unwrap().pattern().unwrap();
        let fits = |question: &str| pattern.matches(&tokens(question));
        assert!(fits("How does Aurora’s view of the price cap differ from Tidal Works'?"));
        assert!(!fits("How does Aurora’s view of the price cap differ?"));
    }
}
