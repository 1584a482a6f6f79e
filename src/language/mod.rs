//! What plain English text says: sentences, words, names, quantities, dates, quotations, who says
//! so, and how surely.
//!
//! Floor 1, beside [`crate::article`]: knows plain text only. [`read`] looks at one block's text
//! and depends on nothing else, so that its result can be cached by content. All ranges are bytes
//! of the text that was read.

pub mod attribution;
pub mod checkworthy;
mod clause;
pub mod date;
pub mod hedge;
pub(crate) mod kindred;
pub mod lexicon;
pub mod name;
mod numeral;
pub mod polarity;
pub mod quantity;
pub mod quotation;
mod quotation_kind;
mod quotation_marks;
mod remembered;
pub mod sentence;
mod speaker;
pub mod tagger;
pub mod thesaurus;
pub mod token;

use crate::text::TextRange;

pub use attribution::Attribution;
pub use date::{DateExpression, DateMention, Interval};
pub use hedge::{Hedge, Strength};
pub use name::{EntityType, Name};
pub use polarity::Negation;
pub use quantity::{Bound, Quantity, Unit};
pub use quotation::Quotation;
pub use quotation_kind::QuotationKind;
pub use remembered::Remembered;
pub use sentence::Sentence;
pub use token::{Token, TokenKind};

/// One block of plain text, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The text itself.
    pub text: String,
    /// Words, numbers and punctuation, in order.
    pub tokens: Vec<Token>,
    /// Sentences, in order; they cover all tokens.
    pub sentences: Vec<Sentence>,
    /// Names, in order, without overlap.
    pub names: Vec<Name>,
    /// Quantities, in order, without overlap.
    pub quantities: Vec<Quantity>,
    /// Dates, in order, without overlap.
    pub dates: Vec<DateMention>,
    /// Quotations, in order.
    pub quotations: Vec<Quotation>,
    /// The words up to a closing quotation mark that nothing in the text opens: a quotation, if the
    /// text before has opened it.
    pub quotation_end: Option<Quotation>,
    /// Words that say who says so, in order.
    pub attributions: Vec<Attribution>,
    /// Words that weaken a statement, in order.
    pub hedges: Vec<Hedge>,
    /// Words that turn a statement into its opposite, in order.
    pub negations: Vec<Negation>,
}

/// Reads one block of plain text.
pub fn read(text: &str) -> Reading {
    let tokens = token::tokens(text);
    let sentences = sentence::sentences(text, &tokens);
    let quantities = quantity::quantities(text, &tokens);
    let dates = date::dates(text, &tokens);
    let names = name::names(text, &tokens, &sentences);
    let quotations = quotation::quotations(&tokens, &sentences, &names);
    let attributions = attribution::attributions(text, &tokens, &sentences, &names);
    let hedges = hedge::hedges(text, &tokens, &sentences);
    let negations = polarity::negations(text, &tokens, &sentences);
    Reading {
        text: text.to_owned(),
        tokens,
        sentences,
        names,
        quantities,
        dates,
        quotations: quotations.list,
        quotation_end: quotations.end,
        attributions,
        hedges,
        negations,
    }
}

impl Reading {
    /// The tokens of `sentence`.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The sentence at byte `offset`, the last one where it lies behind all.
    pub fn sentence_at(&self, offset: usize) -> Option<&Sentence> {
        let index = self.sentences.partition_point(|s| s.range.end <= offset);
        self.sentences.get(index).or(self.sentences.last())
    }

    /// The text that `range` covers.
    pub fn slice(&self, range: TextRange) -> &str {
        range.of(&self.text)
    }
}
