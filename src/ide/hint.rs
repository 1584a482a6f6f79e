//! What is meant, beside the words that say it otherwise: the days of "on Tuesday", the digits of
//! "€2.1 billion"; behind a claim the verdict, behind a question where the article answers it.

use crate::analysis::Analysis;
use crate::article::{Block, Section};
use crate::evidence::JudgedClaim;
use crate::language::{DateMention, Quantity, Reading, Unit};
use crate::rules::Review;
use crate::text::TextRange;

use super::{answer, wording};

/// A note behind a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Where it stands: a byte offset in the source.
    pub offset: usize,
    /// What it says.
    pub label: String,
    /// What it is about.
    pub kind: HintKind,
}

/// What a note behind a word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintKind {
    /// The verdict about a claim.
    Verdict,
    /// The days that a date means.
    Date,
    /// The value of a quantity.
    Quantity,
    /// Where a question is answered.
    Answer,
}

/// The notes in `range` (bytes of the source), in the order of the text.
pub fn hints(review: &Review, range: TextRange) -> Vec<Hint> {
    let analysis = &review.analysis;
    let blocks = analysis.article.blocks.iter().zip(analysis.readings.iter());
    // Within a question they would be in the way of whoever writes it.
    let is_read = |section| matches!(section, Section::Headline | Section::Summary | Section::Body);
    let shown = blocks.filter(|(block, _)| is_read(block.section) && block.range.overlaps(range));
    let mut hints: Vec<_> = shown
        .flat_map(|(block, reading)| of_block(analysis, block, reading))
        .filter(|hint| range.touches(hint.offset))
        .collect();
    hints.extend(review.claims.iter().filter_map(|claim| verdict(analysis, claim, range)));
    let answers = answer::notes(analysis, range).into_iter();
    let answer = |(offset, label)| Hint { offset, label, kind: HintKind::Answer };
    hints.extend(answers.map(answer));
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// "overstated 0.50", at the end of a claim that `range` touches.
fn verdict(analysis: &Analysis, claim: &JudgedClaim, range: TextRange) -> Option<Hint> {
    let offset = analysis.to_source(claim.claim).end;
    let label = format!("{} {:.2}", claim.judgement.verdict.as_str(), claim.judgement.score);
    range.touches(offset).then_some(Hint { offset, label, kind: HintKind::Verdict })
}

fn of_block(analysis: &Analysis, block: &Block, reading: &Reading) -> Vec<Hint> {
    let dates = reading
        .dates
        .iter()
        .filter_map(|date| Some((date.range, days(analysis, date)?, HintKind::Date)));
    let quantities = reading.quantities.iter().filter_map(|quantity| {
        let digits = digits(quantity, reading.slice(quantity.range))?;
        Some((quantity.range, digits, HintKind::Quantity))
    });
    let notes = dates.chain(quantities);
    notes
        .map(|(range, label, kind)| Hint {
            offset: block.to_source(range).end,
            label: format!("= {label}"),
            kind,
        })
        .collect()
}

/// The days of a date that means other days in an article of another day.
fn days(analysis: &Analysis, date: &DateMention) -> Option<String> {
    let is_absolute = date.expression.resolve(None).is_some();
    let days = date.expression.resolve(analysis.date).filter(|_| !is_absolute)?;
    Some(wording::days(days))
}

/// The value of a quantity that `words` do not give in digits: large numbers and shares. Small
/// numbers in words everybody can read.
fn digits(quantity: &Quantity, words: &str) -> Option<String> {
    /// From here on a number in words takes counting.
    const LARGE: f64 = 1_000.0;
    let is_hard = match quantity.unit {
        Unit::Share => true,
        Unit::Ordinal(_) | Unit::Score => false,
        _ => quantity.upper >= LARGE,
    };
    let is_spelt_out = words.contains(&wording::number(quantity.value))
        || words.contains(&quantity.value.to_string());
    (is_hard && !is_spelt_out).then(|| wording::quantity(quantity))
}
