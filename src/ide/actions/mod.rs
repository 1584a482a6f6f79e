//! What can be done at the cursor or with the selected words.
//!
//! One kind of action a file, one line each in [`PROVIDERS`]. Whether an action can be done, and
//! its title, are found out at once; what it changes, when [`Action::edits`] is asked for.

mod ask;
mod cite;
mod convert;
mod declare;
mod fix;
mod fix_all;
mod mark;
mod suppress;

use crate::rules::{Finding, Replacement, Review};
use crate::text::TextRange;

pub use fix_all::safe_fixes;

/// Something that can be done to the article.
pub struct Action<'a> {
    /// What it does, in the imperative.
    pub title: String,
    /// What sort of thing it is.
    pub kind: ActionKind,
    /// The finding that vanishes.
    pub finding: Option<&'a Finding>,
    /// Whether it is what most would choose.
    pub is_preferred: bool,
    edits: Box<dyn Fn() -> Vec<Replacement> + 'a>,
}

/// The sorts of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionKind {
    /// Makes a finding vanish.
    QuickFix,
    /// Says the same with other marks, or adds to the article.
    Rewrite,
    /// Mends all that can be mended unseen.
    FixAll,
}

/// Where actions are asked for.
#[derive(Clone, Copy)]
struct Asked<'a> {
    review: &'a Review,
    source: &'a str,
    /// The cursor or the selected words: bytes of the source.
    range: TextRange,
}

type Provider = for<'a> fn(Asked<'a>) -> Vec<Action<'a>>;

/// Who proposes actions, in the order in which these are shown.
const PROVIDERS: &[(ActionKind, Provider)] = &[
    (ActionKind::QuickFix, fix::actions),
    (ActionKind::QuickFix, cite::mending),
    (ActionKind::QuickFix, suppress::actions),
    (ActionKind::Rewrite, mark::actions),
    (ActionKind::Rewrite, cite::actions),
    (ActionKind::Rewrite, declare::actions),
    (ActionKind::Rewrite, ask::actions),
    (ActionKind::Rewrite, convert::actions),
    (ActionKind::FixAll, fix_all::actions),
];

/// What of one `kind` can be done at `range` (bytes of the source), likeliest first. The same
/// article and range yield the same actions in the same order.
pub fn actions<'a>(
    review: &'a Review,
    source: &'a str,
    range: TextRange,
    kind: ActionKind,
) -> Vec<Action<'a>> {
    let asked = Asked { review, source, range };
    let providers = PROVIDERS.iter().filter(|(provided, _)| *provided == kind);
    providers.flat_map(|(_, actions)| actions(asked)).collect()
}

impl<'a> Action<'a> {
    /// An action of `kind` that makes `edits`.
    fn new(
        kind: ActionKind,
        title: impl Into<String>,
        edits: impl Fn() -> Vec<Replacement> + 'a,
    ) -> Self {
        let edits = Box::new(edits);
        Self { title: title.into(), kind, finding: None, is_preferred: false, edits }
    }

    /// The same as a quick fix for `finding`.
    fn mending(self, finding: &'a Finding) -> Self {
        Self { finding: Some(finding), ..self }
    }

    /// What it changes: in the order of the text, without overlap; nothing where it turns out that
    /// there is nothing to change.
    pub fn edits(&self) -> Vec<Replacement> {
        (self.edits)()
    }
}

impl ActionKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::QuickFix, Self::Rewrite, Self::FixAll];
}

impl<'a> Asked<'a> {
    /// The findings that the cursor or the selected words touch.
    fn findings(self) -> impl Iterator<Item = &'a Finding> {
        let range = self.range;
        let is_here = move |found: TextRange| found.overlaps(range) || found.touches(range.start);
        self.review.findings.iter().filter(move |finding| is_here(finding.range))
    }

    /// The end of line that the article uses.
    fn line_end(self) -> &'static str {
        if self.source.contains("\r\n") { "\r\n" } else { "\n" }
    }
}
