//! What the words of the claim are that the source does not have, or not where it speaks of this.

use crate::evidence::alignment::Alignment;
use crate::evidence::vocabulary::Relation;
use crate::language::thesaurus::{self, PartOfSpeech, Senses};
use crate::language::token::Case;
use crate::language::{Token, TokenKind};

/// Parts of speech, and "none known".
const PARTS: usize = PartOfSpeech::ALL.len() + 1;

/// Where each kind of feature starts.
const FAR: usize = PARTS;
const NEW: usize = FAR + PARTS;
const RELATION: usize = NEW + PARTS;
const REST: usize = RELATION + Relation::COUNT;

pub(super) const COUNT: usize = REST + 5;

/// Which way each may move the score: up (1), down (-1) or either (0).
pub(super) const DIRECTIONS: [i8; COUNT] = {
    let mut all = [0; COUNT];
    let mut part = FAR;
    while part < FAR + 3 {
        all[part] = -1;
        part += 1;
    }
    all[RELATION + Relation::Opposite as usize] = -1;
    all[RELATION + Relation::Strange as usize] = -1;
    all
};

/// Plain content words by part of speech: all; those that the source has, but not in the passages;
/// those that it does not have. Then the latter by their relation to the source's words; how many of
/// them stand where the source has another word between the same two words, how many between words
/// of the passages, how common they are in all, how many begin like a negation, and their share.
pub(super) fn features(alignment: &Alignment<'_>) -> [f32; COUNT] {
    let mut all = [0.0; COUNT];
    let claim = alignment.claim.tokens();
    let plain = alignment.claim.content().filter(|(at, token)| is_plain(*at, token));
    for (at, token) in plain {
        let senses = thesaurus::senses(&token.lower);
        let part = senses.part.map_or(PARTS - 1, |part| part as usize);
        all[part] += 1.0;
        if alignment.source_has(token) {
            all[FAR + part] += f32::from(!alignment.passages_have(token));
            continue;
        }
        all[NEW + part] += 1.0;
        all[RELATION + alignment.source.wording.relation(&senses) as usize] += 1.0;
        add_place(alignment, claim, at, &mut all);
        add_word(token, &senses, &mut all);
    }
    let new: f32 = all[NEW..RELATION].iter().sum();
    all[REST + 4] = new / (alignment.claim.content().count().max(1) as f32);
    all
}

/// A word that is no name and no figure.
fn is_plain(at: usize, token: &Token) -> bool {
    let is_name =
        at > 0 && token.is_capitalised() || matches!(token.case, Case::Upper | Case::Inner);
    token.kind == TokenKind::Word && !is_name
}

fn add_place(alignment: &Alignment<'_>, claim: &[Token], at: usize, all: &mut [f32; COUNT]) {
    let before = at.checked_sub(1).and_then(|before| claim.get(before));
    let (Some(before), Some(behind)) = (before, claim.get(at + 1)) else { return };
    let gap = alignment.source.wording.distance(before, behind, 3);
    all[REST] += f32::from(gap.is_some_and(|gap| gap > 0));
    all[REST + 1] += f32::from(alignment.passages_have(before) && alignment.passages_have(behind));
}

fn add_word(token: &Token, senses: &Senses, all: &mut [f32; COUNT]) {
    const LIKE_NEGATIONS: [&str; 5] = ["un", "in", "im", "non", "dis"];
    all[REST + 2] += f32::from(senses.commonness);
    let begins = LIKE_NEGATIONS.iter().any(|start| token.lower.starts_with(start));
    all[REST + 3] += f32::from(begins);
}
