//! What the tagger looks at: for each word a list of features, each a hash.
//!
//! Nothing is allocated for a feature: what a word contributes is hashed once, and a feature mixes
//! such hashes with the number of its template. Those that depend on one word alone are told apart
//! from those that depend on several: their weights have to be looked up once for each word form.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::cluster;
use crate::language::Remembered;
use crate::language::lexicon;
use crate::language::token::{Case, Token, TokenKind};

/// How many letters of a word's beginning and end count, at most.
const LONGEST_AFFIX: usize = 4;

/// The longest phrase of the word lists, in words.
const LONGEST_PHRASE: usize = 5;

/// The words of a sentence, each with what it contributes to features.
pub struct Sentence<'t> {
    words: Vec<Word<'t>>,
    /// Whether most words have a capital, as in a headline.
    is_title: bool,
    /// Index of the first word that is no mark.
    first_word: usize,
}

/// What one word contributes.
pub struct Word<'t> {
    token: &'t Token,
    /// The word in lower case.
    known: Known,
    /// The hash of the word as it is written: its case, its kind, its length.
    shape: u64,
    /// What the word lists know of the word, or of the phrase that it is part of: a bit a list.
    listed: u64,
}

/// What a word in lower case contributes wherever it stands.
#[derive(Clone, Copy)]
struct Known {
    /// Its hash.
    lower: u64,
    /// What the word lists know of it: a bit a list.
    listed: u64,
    /// Its fine cluster, and its coarse one.
    cluster: u64,
    coarse: u64,
    /// Its length up to five, and its inner marks.
    form: u64,
    /// The hashes of its first and of its last letters, from one letter on.
    prefixes: [u64; LONGEST_AFFIX],
    suffixes: [u64; LONGEST_AFFIX],
}

thread_local! {
    static KNOWN: RefCell<Remembered<Known>> = RefCell::default();
}

impl<'t> Sentence<'t> {
    /// Prepares `tokens`, one sentence.
    pub fn new(tokens: &'t [Token]) -> Self {
        let mut words: Vec<_> = tokens.iter().map(Word::new).collect();
        mark_phrases(tokens, &mut words);
        let long = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.lower.len() > 3);
        let (all, capital) =
            long.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.is_capitalised())));
        let is_title = all >= 3 && capital * 10 >= all * 7;
        let first_word = tokens.iter().position(Token::is_wordlike).unwrap_or(tokens.len());
        Self { words, is_title, first_word }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every feature of the word with index `at`.
    pub fn of(&self, at: usize) -> impl Iterator<Item = u64> {
        let beside = Side::ALL.map(|side| beside(self.near(at, side.offset()), side));
        self.words[at]
            .itself()
            .into_iter()
            .chain(beside.into_iter().flatten())
            .chain(self.together(at))
    }

    /// The word with index `at`.
    pub fn word(&self, at: usize) -> &Word<'t> {
        &self.words[at]
    }

    /// Those features of the word with index `at` that depend on more than one word.
    pub fn together(&self, at: usize) -> [u64; 24] {
        let word = &self.words[at];
        let opens = u64::from(self.opens(at));
        let (lower_case, written, use_) = (word.known.lower, word.shape, word.known.coarse);
        let (before, after) = (self.near(at, -1), self.near(at, 1));
        let (further_before, further_after) = (self.near(at, -2), self.near(at, 2));
        [
            feature(7, &[opens, u64::from(self.is_title), written]),
            feature(8, &[opens, lower_case]),
            feature(13, &[coarse(further_before), written]),
            feature(18, &[coarse(before), written]),
            feature(23, &[coarse(after), written]),
            feature(28, &[coarse(further_after), written]),
            feature(32, &[lower(before), lower_case]),
            feature(33, &[lower_case, lower(after)]),
            feature(34, &[lower(before), written]),
            feature(35, &[written, lower(after)]),
            feature(36, &[coarse(before), use_, written]),
            feature(37, &[use_, written, coarse(after)]),
            feature(38, &[coarse(before), written, coarse(after)]),
            feature(39, &[shape(before), written]),
            feature(40, &[written, shape(after)]),
            feature(41, &[shape(before), written, shape(after)]),
            feature(42, &[shape(further_before), shape(before), written]),
            feature(43, &[written, shape(after), shape(further_after)]),
            feature(44, &[lower(before), written, lower(after)]),
            feature(45, &[lower(further_before), lower(before), written]),
            feature(46, &[written, lower(after), lower(further_after)]),
            feature(47, &[self.next_lower_word(at), written]),
            feature(48, &[self.last_lower_word(at), written]),
            feature(57, &[word.known.suffixes[2], written, shape(before)]),
        ]
    }

    fn near(&self, at: usize, offset: isize) -> Option<&Word<'t>> {
        self.words.get(at.checked_add_signed(offset)?)
    }

    /// Whether any word would have a capital here.
    fn opens(&self, at: usize) -> bool {
        let opens_speech =
            |word: &Word<'_>| matches!(word.token.lower.as_str(), "\"" | "“" | ":" | "•");
        at <= self.first_word || self.near(at, -1).is_some_and(opens_speech)
    }

    /// The first word behind the run of capitals at `at`.
    fn next_lower_word(&self, at: usize) -> u64 {
        let after = self.words[at + 1..].iter().take(REACH);
        after.skip_while(|w| w.token.is_capitalised()).map(|w| w.known.lower).next().unwrap_or(EDGE)
    }

    /// The last word before the run of capitals at `at`.
    fn last_lower_word(&self, at: usize) -> u64 {
        let before = self.words[..at].iter().rev().take(REACH);
        before
            .skip_while(|w| w.token.is_capitalised())
            .map(|w| w.known.lower)
            .next()
            .unwrap_or(EDGE)
    }
}

/// A feature: what its template, which has a number, makes of `parts`. The numbers are part of the
/// weights: to change one is to train anew.
fn feature(template: u64, parts: &[u64]) -> u64 {
    parts.iter().fold(template, |sum, part| mix(sum, *part))
}

/// Where a neighbour of a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Two words before it.
    FurtherBefore,
    /// Next to it, before it.
    Before,
    /// Next to it, behind it.
    After,
    /// Two words behind it.
    FurtherAfter,
}

impl Side {
    /// From left to right.
    pub const ALL: [Self; 4] = [Self::FurtherBefore, Self::Before, Self::After, Self::FurtherAfter];

    /// How many words on, of the word.
    pub fn offset(self) -> isize {
        match self {
            Self::FurtherBefore => -2,
            Self::Before => -1,
            Self::After => 1,
            Self::FurtherAfter => 2,
        }
    }
}

/// Those features that a word has from `near` alone, its neighbour on `side`; none beyond the ends of
/// the sentence.
pub fn beside(near: Option<&Word<'_>>, side: Side) -> [u64; 4] {
    let first = 9 + 5 * side as u64;
    [
        feature(first, &[lower(near)]),
        feature(first + 1, &[shape(near)]),
        feature(first + 2, &[near.map_or(EDGE, |near| near.listed)]),
        feature(first + 3, &[near.map_or(EDGE, |near| near.known.cluster)]),
    ]
}

fn lower(word: Option<&Word<'_>>) -> u64 {
    word.map_or(EDGE, |word| word.known.lower)
}

fn shape(word: Option<&Word<'_>>) -> u64 {
    word.map_or(EDGE, |word| word.shape)
}

fn coarse(word: Option<&Word<'_>>) -> u64 {
    word.map_or(EDGE, |word| word.known.coarse)
}

/// How many words a run of capitals is followed at most.
const REACH: usize = 6;

/// What stands beyond the ends of a sentence.
const EDGE: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'t> Word<'t> {
    fn new(token: &'t Token) -> Self {
        let known = KNOWN.with_borrow_mut(|known| known.get(&token.lower, Known::of));
        Self { token, known, shape: shape_of(token, &known), listed: known.listed }
    }

    /// What all features that the word has alone, or gives to its neighbours, depend on.
    pub fn key(&self) -> u64 {
        feature(self.known.lower, &[self.shape, self.listed])
    }

    /// Those features of the word that depend on nothing else, but for its first and last letters.
    pub fn itself(&self) -> [u64; 9] {
        let Known { lower, cluster, coarse, .. } = self.known;
        [
            feature(1, &[]),
            feature(2, &[lower]),
            feature(3, &[self.shape]),
            feature(4, &[lower, self.shape]),
            feature(5, &[self.listed]),
            feature(6, &[self.listed, self.shape]),
            feature(29, &[cluster]),
            feature(30, &[coarse, self.shape]),
            feature(31, &[cluster, self.shape]),
        ]
    }

    /// The features of its first letters, and of its last.
    pub fn affixes(&self) -> [u64; 2 * LONGEST_AFFIX] {
        let Known { prefixes, suffixes, .. } = self.known;
        std::array::from_fn(|at| {
            let part = if at % 2 == 0 { prefixes[at / 2] } else { suffixes[at / 2] };
            feature(49 + at as u64, &[part])
        })
    }
}

impl Known {
    fn of(word: &str) -> Self {
        let lower = hash(word);
        let cluster = cluster::of(lower);
        Self {
            lower,
            listed: listed(word),
            cluster,
            coarse: cluster.div_ceil(cluster::FINE),
            form: form(word),
            prefixes: std::array::from_fn(|at| hash(prefix(word, at + 1))),
            suffixes: std::array::from_fn(|at| hash(suffix(word, at + 1))),
        }
    }
}

/// How a word is written: its case, its kind, its [`form`].
fn shape_of(token: &Token, known: &Known) -> u64 {
    let case = match token.case {
        Case::Lower => 0,
        Case::Capital => 1,
        Case::Upper => 2,
        Case::Inner => 3,
        Case::None => 4,
    };
    let kind = match token.kind {
        TokenKind::Word => 0,
        TokenKind::Number => 1,
        TokenKind::Mixed => 2,
        TokenKind::Mark => return 64 + known.lower % 1_000_003,
    };
    case + 8 * kind + known.form
}

/// The length of a word up to five, and its inner marks.
fn form(word: &str) -> u64 {
    let length = word.chars().take(5).count() as u64;
    let has = |mark| u64::from(word.contains(mark));
    64 * length + 512 * has('.') + 1024 * has('-') + 2048 * has('\'')
}

/// What the word lists know of a single word.
fn listed(word: &str) -> u64 {
    let bare = word.trim_end_matches('.');
    let bit = |place: u64, is_listed: bool| u64::from(is_listed) << place;
    let cue = lexicon::NAME_CUES.get(bare).map_or(0, |cue| hash(cue) % 1_000_003);
    bit(0, lexicon::FUNCTION_WORDS.contains_key(word))
        | bit(1, lexicon::GIVEN_NAMES.contains_key(word))
        | bit(2, lexicon::DEMONYMS.contains_key(word))
        | bit(3, lexicon::MONTHS.contains_key(bare))
        | bit(4, lexicon::REPORTING_VERBS.contains_key(word))
        | bit(5, lexicon::ROLES.contains_key(word))
        | bit(6, lexicon::COMMON_ABBREVIATIONS.contains_key(word))
        | cue << 16
}

/// Marks the words of phrases that the lists of names know, the longest phrase first.
fn mark_phrases(tokens: &[Token], words: &mut [Word<'_>]) {
    let mut at = 0;
    while at < tokens.len() {
        let longest = longest_phrase(&tokens[at]).min(tokens.len() - at);
        let known = (1..=longest).rev().find_map(|length| {
            let list = known_phrase(&tokens[at..at + length])?;
            Some((length, list))
        });
        if let Some((length, list)) = known {
            for (index, word) in words[at..at + length].iter_mut().enumerate() {
                word.listed |=
                    1 << list | u64::from(index == 0) << 11 | u64::from(index + 1 == length) << 12;
            }
            at += length;
        } else {
            at += 1;
        }
    }
}

/// How many words the longest phrase of the word lists has that starts with a word.
static LONGEST: LazyLock<HashMap<&str, usize, FxBuildHasher>> = LazyLock::new(|| {
    let lists = [&lexicon::PLACES, &lexicon::ORGANISATIONS, &lexicon::PRODUCTS];
    let mut longest = HashMap::default();
    for phrase in lists.into_iter().flat_map(|list| list.keys()) {
        let words = phrase.split(' ').count().min(LONGEST_PHRASE);
        let known = longest.entry(phrase.split(' ').next().unwrap_or_default()).or_insert(words);
        *known = words.max(*known);
    }
    longest
});

/// In how many words a phrase that starts with `token` can be known, at most.
fn longest_phrase(token: &Token) -> usize {
    let first = Some(token.lower.as_str()).filter(|_| token.is_capitalised());
    first.and_then(|first| LONGEST.get(first)).copied().unwrap_or_default()
}

/// The bit of the list that knows the phrase.
fn known_phrase(tokens: &[Token]) -> Option<u64> {
    let joined;
    let phrase = match tokens {
        [only] => only.lower.as_str(),
        several => {
            joined = several.iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" ");
            &joined
        }
    };
    if lexicon::PLACES.contains_key(phrase) {
        Some(8)
    } else if lexicon::ORGANISATIONS.contains_key(phrase) {
        Some(9)
    } else {
        lexicon::PRODUCTS.contains_key(phrase).then_some(10)
    }
}

fn prefix(word: &str, length: usize) -> &str {
    word.char_indices().nth(length).map_or(word, |(end, _)| &word[..end])
}

fn suffix(word: &str, length: usize) -> &str {
    word.char_indices().rev().nth(length - 1).map_or(word, |(start, _)| &word[start..])
}

/// FNV-1a (Fowler, Noll, Vo), the same on every machine.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// One more part of a feature, by the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
fn mix(sum: u64, part: u64) -> u64 {
    let mut z = sum.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ part;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
