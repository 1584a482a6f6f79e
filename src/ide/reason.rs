//! Why a question is proposed: what its article asks too little of, and the passage that raises it.

use crate::analysis::Analysis;
use crate::insights::Proposal;
use crate::text::TextRange;

use super::wording;

/// The reasons for a proposal, each a clause.
pub fn reasons(analysis: &Analysis, proposal: &Proposal) -> Vec<String> {
    let category = &proposal.category;
    let lack = match proposal.asked {
        0 => format!("the article asks nothing about {category} yet"),
        1 => format!("the article asks one question about {category} so far"),
        asked => format!("the article asks {asked} questions about {category} so far"),
    };
    let fills = proposal.fills.iter().map(|(_, fill)| fill.as_str());
    let raised = proposal.raised_in.and_then(|block| passage(analysis, block, fills));
    std::iter::once(lack).chain(raised.map(|passage| format!("raised by {passage}"))).collect()
}

/// Where block `block` stands and its sentence that names most of `fills`: `¶2: “…”`.
pub(super) fn passage<'a>(
    analysis: &Analysis,
    block: usize,
    fills: impl Iterator<Item = &'a str> + Clone,
) -> Option<String> {
    let reading = analysis.readings.get(block)?;
    let named = |range: TextRange| {
        let sentence = reading.slice(range);
        fills.clone().filter(|fill| sentence.contains(fill)).count()
    };
    let ranges = reading.sentences.iter().map(|sentence| sentence.range);
    // Of equals, the first is taken.
    let best = ranges.reduce(|best, next| if named(next) > named(best) { next } else { best })?;
    let sentence = wording::shortened(reading.slice(best).trim());
    Some(format!("{}: “{sentence}”", wording::part(analysis, block)))
}
