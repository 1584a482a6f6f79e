//! What an editor shows: one feature a file, each a pure function from a
//! [`Review`](crate::rules::Review) and an offset to plain data in byte ranges and labels.
//!
//! Floor 5: knows no protocol.

mod actions;
mod answer;
mod completion;
mod conversion;
mod definition;
mod edit;
mod evidence;
mod folding;
mod formatting;
mod front_matter;
mod hint;
mod hover;
mod insertion;
mod lens;
mod links;
mod parts;
mod place;
mod reason;
mod selection;
mod snippet;
mod spot;
mod tokens;
mod wording;

pub use actions::{Action, ActionKind, actions, safe_fixes};
pub use completion::{Completion, CompletionKind, Origin, complete, document};
pub use conversion::{conversion, is_raw};
pub use definition::{Definition, Target, definition};
pub use edit::edited;
pub use evidence::evidence;
pub use folding::{Fold, FoldKind, folds};
pub use formatting::{Tidying, tidied};
pub use hint::{Hint, HintKind, hints};
pub use hover::{Hover, hover};
pub use insertion::{Insertion, NewQuestion, inserted, insertion};
pub use lens::{Lens, LensKind, lenses};
pub use links::{Link, LinkTarget, links};
pub use reason::reasons;
pub use selection::selections;
pub use snippet::Snippet;
pub use tokens::{Token, TokenKind, TokenNote, tokens};
