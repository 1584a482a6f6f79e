//! What an article says to its own questions: for cards, jumps and notes.

use crate::analysis::{Analysis, Place};
use crate::article::{Block, BlockKind, Section};
use crate::insights::answer::Answers;
use crate::insights::question;
use crate::language::Reading;
use crate::text::TextRange;

use super::spot::Spot;
use super::wording::part;

/// Whether a block of the insights is a question that can be answered.
pub(super) fn is_question(block: &Block, reading: &Reading) -> bool {
    block.section == Section::Insights
        && matches!(block.kind, BlockKind::Item | BlockKind::Paragraph)
        && question::starts_as_question(reading)
}

/// The sentence that answers the question under the cursor; none where it is open, or where there
/// is no question.
pub(super) fn of_spot(spot: &Spot<'_>) -> Option<Place> {
    if !is_question(spot.block, spot.reading()) {
        return None;
    }
    Answers::of(spot.analysis()).find(spot.reading())
}

/// "answered in ¶4" or "open", at the end of each question that `range` (bytes of the source)
/// touches.
pub(super) fn notes(analysis: &Analysis, range: TextRange) -> Vec<(usize, String)> {
    let questions: Vec<_> = analysis
        .section(Section::Insights)
        .filter(|(_, block, reading)| is_question(block, reading))
        .filter(|(_, block, _)| range.touches(block.range.end))
        .collect();
    if questions.is_empty() {
        return Vec::new();
    }
    let answers = Answers::of(analysis);
    let note = |reading: &Reading| match answers.find(reading) {
        Some(place) => format!("answered in {}", part(analysis, place.block)),
        None => "open".to_owned(),
    };
    questions.into_iter().map(|(_, block, reading)| (block.range.end, note(reading))).collect()
}
