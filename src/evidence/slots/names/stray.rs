//! Who and where, once more: words with a capital that are not surely read as a name ("a Linz
//! attic") and that the evidence does not have.

use super::name::SURE;
use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::language::lexicon::{DEMONYMS, MONTHS};
use crate::language::token::Case;
use crate::language::{Token, TokenKind, thesaurus};

/// A claim with so many words in capitals is written as a title.
const TITLE: usize = 2;
/// Words that begin with as many letters of another may be a short form of it, or derived.
const ALIKE: usize = 4;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let content = claim.content().count();
    let capitals = claim.content().filter(|(_, token)| token.is_capitalised()).count();
    if alignment.source.is_excerpt() || TITLE * capitals >= content {
        return Vec::new();
    }
    let is_read = |token: &Token| {
        claim.names().any(|name| name.confidence >= SURE && name.range.covers(token.range))
    };
    let strays = claim.tokens().windows(2).filter(|pair| {
        let [before, token] = pair else { return false };
        before.is_wordlike() && is_proper(token) && !is_read(token) && !is_known(alignment, token)
    });
    strays.map(|pair| Reason::absent(ReasonKind::Name, claim, pair[1].range)).collect()
}

/// Whether a word has a capital that nothing but a name explains: no day, people or office.
fn is_proper(token: &Token) -> bool {
    let is_common = || thesaurus::senses(&token.lower).commonness > 0;
    token.kind == TokenKind::Word
        && token.case == Case::Capital
        && token.lower.chars().count() >= ALIKE
        && !DEMONYMS.contains_key(token.lower.as_str())
        && !MONTHS.contains_key(token.lower.as_str())
        && !is_common()
}

/// Whether the evidence has the word, its country, or a word that begins like it.
fn is_known(alignment: &Alignment<'_>, token: &Token) -> bool {
    let start: String = token.lower.chars().take(ALIKE).collect();
    alignment.source_has(token)
        || alignment.source.wording.has_country_of(token)
        || alignment.source.wording.has_beginning(&start)
}
