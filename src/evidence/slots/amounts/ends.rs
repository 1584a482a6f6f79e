//! From where to where: "from £250m to £412m" must not stand where the evidence has "from £355m".

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::Quantity;

/// Articles and the like stand at most in so many tokens between a preposition and its figure.
const BESIDE: usize = 3;
/// A figure above this tells by itself what is spoken of.
const TELLING: f64 = 12.0;

/// Two figures between which something moved or lies.
struct Ends<'a> {
    from: &'a Quantity,
    to: &'a Quantity,
}

/// What is wrong with one end of the claim's, where the evidence has the other with another.
pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let mine = ends(&alignment.claim);
    mine.iter().filter_map(|mine| judge(alignment, mine)).collect()
}

fn judge(alignment: &Alignment<'_>, mine: &Ends<'_>) -> Option<Reason> {
    let (claim, source) = (&alignment.claim, alignment.source);
    let agree =
        |theirs: &Ends<'_>| [mine.from.agrees_with(theirs.from), mine.to.agrees_with(theirs.to)];
    // What disagrees with both ends speaks of something else.
    let (from, to) = (mine.from.clone(), mine.to.clone());
    let is_end = move |other: &Quantity| {
        [&from, &to].into_iter().any(|end| end.agrees_with(other) == Some(true))
    };
    let may_tell =
        move |other: &Statement<'_>| other.figures().len() > 1 && other.quantities().any(&is_end);
    let told: Vec<_> = source.passing(source.counting(), may_tell).collect();
    let mut everywhere = told.iter().flat_map(ends);
    if everywhere.any(|theirs| agree(&theirs) == [Some(true); 2]) {
        return None;
    }
    told.iter().find_map(|statement| {
        let theirs = ends(statement);
        let (said, written) = theirs.iter().find_map(|theirs| match agree(theirs) {
            [Some(true), Some(false)] if mine.from.value > TELLING => Some((mine.to, theirs.to)),
            [Some(false), Some(true)] if mine.to.value > TELLING => Some((mine.from, theirs.from)),
            _ => None,
        })?;
        Some(Reason::differs(ReasonKind::Number, (claim, said.core), (statement, written.core)))
    })
}

/// The ends that a statement tells: "from A to B", "to B from A", "between A and B".
fn ends<'a>(statement: &Statement<'a>) -> Vec<Ends<'a>> {
    let quantities: Vec<_> = statement.quantities().collect();
    let neighbours = quantities.windows(2).filter_map(|pair| match *pair {
        [one, other] => Some((one, other)),
        _ => None,
    });
    let read = |(one, other): (&'a Quantity, &'a Quantity)| match (
        link(statement, one)?,
        link(statement, other)?,
    ) {
        ("from", "to") | ("between", "and") => Some(Ends { from: one, to: other }),
        ("to", "from") => Some(Ends { from: other, to: one }),
        _ => None,
    };
    neighbours.filter_map(read).collect()
}

/// The preposition before a figure.
fn link<'a>(statement: &Statement<'a>, quantity: &Quantity) -> Option<&'a str> {
    let at = statement.token_span(quantity.range).start;
    let before = statement.tokens().get(..at)?.iter().rev().take(BESIDE);
    let is_light = |word: &&str| matches!(*word, "a" | "an" | "the" | "about" | "around" | "$");
    before.map(|token| token.lower.as_str()).find(|word| !is_light(word))
}
