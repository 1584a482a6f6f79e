//! What exactly disagrees, and which verdict that makes.

use serde::Serialize;

use crate::analysis::Place;
use crate::text::TextRange;

use super::Verdict;
use super::asked::Moves;
use super::statement::Statement;

/// What exactly disagrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReasonKind {
    /// Another quantity.
    Number,
    /// Another date.
    Date,
    /// Another name.
    Name,
    /// Who did it and to whom it was done are swapped.
    Role,
    /// One side is negated, or says the opposite.
    Polarity,
    /// Up for down, more for less, before for after.
    Direction,
    /// A hedge was dropped.
    Modality,
    /// A qualifier was dropped.
    Scope,
    /// Someone's words are told as fact.
    Attribution,
    /// Nothing like it in the evidence.
    Content,
}

/// One disagreement between a claim and its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What kind of thing disagrees.
    pub kind: ReasonKind,
    /// The words of the claim: bytes of the claim's plain text.
    pub claim: TextRange,
    /// The words of the evidence, where there are any.
    pub evidence: Option<Place>,
    /// What disagrees, in one sentence that quotes both sides.
    pub detail: String,
    /// What to write instead of the claim's words, where that is certain.
    pub replacement: Option<String>,
}

impl Reason {
    /// Goes where its evidence has moved.
    pub(super) fn follow(&mut self, moves: &Moves) {
        self.evidence = self.evidence.map(|place| moves.follow(place));
    }

    /// The claim says one thing (`said`), the evidence another (`written`), which could stand in
    /// its place.
    pub(super) fn differs(
        kind: ReasonKind,
        (claim, said): (&Statement<'_>, TextRange),
        (evidence, written): (&Statement<'_>, TextRange),
    ) -> Self {
        let [mine, theirs] = [on_one_line(claim.slice(said)), on_one_line(evidence.slice(written))];
        Self {
            kind,
            claim: said,
            evidence: Some(evidence.at(written)),
            detail: format!("“{mine}” where the evidence says “{theirs}”"),
            replacement: Some(theirs),
        }
    }

    /// The claim says something (`said`) that the evidence does not have.
    pub(super) fn absent(kind: ReasonKind, claim: &Statement<'_>, said: TextRange) -> Self {
        let detail = format!("“{}” is nowhere in the evidence", on_one_line(claim.slice(said)));
        Self { kind, claim: said, evidence: None, detail, replacement: None }
    }

    /// The same with other words to put for the claim's, or none.
    pub(super) fn replaced_by(self, replacement: Option<String>) -> Self {
        Self { replacement, ..self }
    }

    /// The verdict that this reason alone would make.
    pub fn verdict(&self) -> Verdict {
        match self.kind {
            ReasonKind::Number
            | ReasonKind::Date
            | ReasonKind::Name
            | ReasonKind::Role
            | ReasonKind::Polarity
            | ReasonKind::Direction => {
                if self.evidence.is_some() {
                    Verdict::Contradicted
                } else {
                    Verdict::Unsupported
                }
            }
            ReasonKind::Modality | ReasonKind::Scope | ReasonKind::Attribution => {
                Verdict::Overstated
            }
            ReasonKind::Content => Verdict::Unsupported,
        }
    }
}

/// Words as they are quoted: a line break between them is none of what they say.
fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl ReasonKind {
    /// The word that reports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Name => "name",
            Self::Role => "role",
            Self::Polarity => "polarity",
            Self::Direction => "direction",
            Self::Modality => "modality",
            Self::Scope => "scope",
            Self::Attribution => "attribution",
            Self::Content => "content",
        }
    }
}
