//! What an editor shows: one feature a file, each a pure function from a
//! [`Review`](crate::rules::Review) and an offset to plain data in byte ranges and labels.
//!
//! Floor 5: knows no protocol.

mod actions;
mod answer;
mod catalogue;
mod completion;
mod conversion;
mod definition;
mod edit;
mod evidence;
mod folding;
mod formatting;
mod front_matter;
mod highlight;
mod hint;
mod hover;
mod insertion;
mod lens;
mod links;
mod occurrence;
mod outline;
mod parts;
mod place;
mod reason;
mod references;
mod rename;
mod search;
mod selection;
mod snippet;
mod spot;
mod tokens;
mod wording;

pub use actions::{Action, ActionKind, actions, safe_fixes};
pub use catalogue::{Item, ItemKind, catalogue, defined_source};
pub use completion::{Completion, CompletionKind, Origin, complete, document};
pub use conversion::{conversion, is_raw};
pub use definition::{Definition, Target, definition};
pub use edit::edited;
pub use evidence::evidence;
pub use folding::{Fold, FoldKind, folds};
pub use formatting::{Tidying, tidied};
pub use highlight::{Highlight, highlights};
pub use hint::{Hint, HintKind, hints};
pub use hover::{Hover, hover};
pub use insertion::{Insertion, NewQuestion, inserted, insertion};
pub use lens::{Lens, LensKind, lenses};
pub use links::{Link, LinkTarget, links};
pub use occurrence::{
    Form, NamedAt, Occurrence, Thing, occurrence_at, occurrences, occurrences_in,
};
pub use outline::{Outlined, OutlinedKind, outline};
pub use reason::reasons;
pub use references::passages;
pub use rename::{Renamable, renamable, rename};
pub use search::{Fit, NameMatcher, Query};
pub use selection::selections;
pub use snippet::Snippet;
pub use tokens::{Token, TokenKind, TokenNote, tokens};
