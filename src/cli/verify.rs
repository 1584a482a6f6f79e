//! `standfirst verify`: does each source support its claim? One JSON object a line in, one out.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::analysis::Place;
use crate::evidence::{
    self, Judgement, Passage, Reason, ReasonKind, RecentSources, TextJudgement, Verdict,
};
use crate::text::TextRange;

use super::{Outcome, input, lines};

/// Judge claim/source pairs, one JSON object a line
///
/// Reads {"id", "claim", "source"} and prints {"id", "verdict", "score", "reasons", "evidence"}, in
/// the same order. Offsets count bytes. A line that is no such object yields {"id", "error"} and
/// makes the exit status 2. A claim of several sentences is as good as the worst of them, which
/// stands under "worst".
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file to read [default: standard input]
    file: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Pair {
    claim: String,
    source: String,
}

#[derive(Serialize)]
struct Answer {
    verdict: Verdict,
    score: f32,
    reasons: Vec<AnswerReason>,
    evidence: Vec<AnswerPassage>,
    /// Of a claim of several sentences the worst: its bytes of the claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    worst: Option<(usize, usize)>,
}

/// A reason; its ranges are bytes of the claim and of the source.
#[derive(Serialize)]
struct AnswerReason {
    kind: ReasonKind,
    claim: (usize, usize),
    source: Option<(usize, usize)>,
    detail: String,
}

/// A passage: bytes of the source.
#[derive(Serialize)]
struct AnswerPassage {
    start: usize,
    end: usize,
    score: f32,
}

/// Judges every line and prints the answers as they come.
pub fn run(arguments: &Arguments) -> Outcome {
    let sources = RecentSources::default();
    lines::answer(input::open(arguments.file.as_deref())?, |pair| judge(&pair, &sources))
}

/// What `standfirst verify` prints for `line` of its input, which may hold anything, without the
/// line end.
pub fn answered(line: &[u8]) -> String {
    lines::answered(line, |pair| judge(&pair, &RecentSources::default()))
}

fn judge(pair: &Pair, sources: &RecentSources) -> Answer {
    let paragraphs = evidence::paragraphs(&pair.source);
    let TextJudgement { judgement, worst } =
        evidence::judge_text(&pair.claim, &sources.read(&pair.source));
    let Judgement { verdict, score, reasons, evidence } = judgement;
    let passage = |passage: &Passage| {
        let TextRange { start, end } = in_source(&paragraphs, passage.place);
        AnswerPassage { start, end, score: passage.score }
    };
    Answer {
        verdict,
        score,
        reasons: reasons.into_iter().map(|reason| answer_reason(&paragraphs, reason)).collect(),
        evidence: evidence.iter().map(passage).collect(),
        worst: worst.map(|sentence| (sentence.start, sentence.end)),
    }
}

fn answer_reason(paragraphs: &[TextRange], reason: Reason) -> AnswerReason {
    let source = reason.evidence.map(|place| in_source(paragraphs, place));
    AnswerReason {
        kind: reason.kind,
        claim: (reason.claim.start, reason.claim.end),
        source: source.map(|range| (range.start, range.end)),
        detail: reason.detail,
    }
}

/// The bytes of the source at `place`, whose block counts the source's paragraphs.
fn in_source(paragraphs: &[TextRange], place: Place) -> TextRange {
    place.range.shift(paragraphs.get(place.block).map_or(0, |paragraph| paragraph.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_from_the_start_of_its_paragraph() {
        let paragraphs = evidence::paragraphs("One.\n\nTwo grids hum.\n");
        let place = Place { block: 1, range: TextRange::new(4, 9) };
        assert_eq!(in_source(&paragraphs, place), TextRange::new(10, 15));
    }
}
