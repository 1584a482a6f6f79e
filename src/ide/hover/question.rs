//! The card of a question: where the article answers it.

use crate::ide::answer;
use crate::ide::spot::Spot;
use crate::insights::Library;

use super::{Hover, quoted};

/// The card of the question that the cursor is in.
pub(super) fn card(spot: &Spot<'_>) -> Option<Hover> {
    if !answer::is_question(spot.block, spot.reading()) {
        return None;
    }
    let kind = kind(&spot.review.library, spot);
    let markdown = match answer::of_spot(spot) {
        Some(place) => format!("{kind}**answered**\n\n{}", quoted(spot.analysis(), place)),
        None => format!("{kind}**open**: the article does not seem to answer it"),
    };
    Some(Hover { range: spot.block.range, markdown })
}

/// The question's category, where its words or its form tell it.
fn kind(library: &Library, spot: &Spot<'_>) -> String {
    let recognised = library.recognise(&spot.reading().tokens);
    recognised.map_or_else(String::new, |known| format!("Question of {} · ", known.category))
}
