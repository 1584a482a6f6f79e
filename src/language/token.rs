//! Words, numbers and punctuation marks.

use std::cell::RefCell;

use rust_stemmers::{Algorithm, Stemmer};
use smol_str::{SmolStr, StrExt};

use crate::text::TextRange;

use super::lexicon::FUNCTION_WORDS;
use super::{Remembered, kindred};

/// A word, a number or a punctuation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
    /// Lower case, typographic apostrophes and hyphens straightened, invisible marks left out.
    pub lower: SmolStr,
    /// The word's stem, by which different forms of a word are found to be the same
    /// (Snowball English, Porter 2001); equals `lower` where the token is no word.
    pub stem: SmolStr,
    /// How the word is written.
    pub case: Case,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it is a word that only holds others together: an article, a preposition.
    pub is_function: bool,
    /// The stem that stands for all words that say the same, where there are others.
    kin: Option<&'static SmolStr>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes: `multi-cloud`, `O'Neill`, `U.S.`
    Word,
    /// Digits, with inner separators: `1,200`, `2.5`, `1-0`
    Number,
    /// A word with digits in it: `COVID-19`, `5G`, `50th`
    Mixed,
    /// Anything else, one character each; and the ending `'s`, so that a name's token is the name.
    Mark,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// `cloud`
    Lower,
    /// `Amazon`, `O'Neill`, `Post-Dispatch`
    Capital,
    /// `AWS`, `U.S.`; two letters or more
    Upper,
    /// `OpenAI`, `iPhone`
    Inner,
    /// No letters, or letters without case.
    None,
}

impl Token {
    /// Whether the token is a word, a number or a mix of both.
    pub fn is_wordlike(&self) -> bool {
        self.kind != TokenKind::Mark
    }

    /// Whether the token is the mark `mark`.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.lower.starts_with(mark)
    }

    /// What the word is about: its stem, or the stem that stands for all words that say the same.
    pub fn concept(&self) -> &SmolStr {
        self.kin.unwrap_or(&self.stem)
    }

    /// Whether the word starts with, or contains, a capital.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper | Case::Inner)
    }
}

thread_local! {
    static STEMS: RefCell<Remembered<SmolStr>> = RefCell::default();
}

/// The stem of one lower-case word, as [`Token::stem`] gives it.
pub fn stem(word: &str) -> SmolStr {
    let find_out = |word: &str| SmolStr::new(Stemmer::create(Algorithm::English).stem(word));
    STEMS.with_borrow_mut(|stems| stems.get(word, find_out))
}

/// Bytes of a bracket as the Penn Treebank writes it.
const TREEBANK_BRACKET: usize = 5;

/// Splits `text` into tokens, in one pass.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner { text, at: 0 };
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut spaced = false;
    while let Some(first) = scanner.peek(0) {
        if first.is_whitespace() {
            scanner.at += first.len_utf8();
            spaced = true;
            continue;
        }
        let start = scanner.at;
        if let Some(bracket) = scanner.treebank_bracket() {
            scanner.at += TREEBANK_BRACKET;
            tokens.push(mark(bracket, TextRange::new(start, scanner.at), spaced));
            spaced = false;
            continue;
        }
        let after_word = !spaced && tokens.last().is_some_and(Token::is_wordlike);
        if is_word_char(first) {
            scanner.skip_word();
        } else if after_word && scanner.at_possessive() {
            scanner.at += first.len_utf8() + 1;
        } else {
            scanner.at += first.len_utf8();
        }
        tokens.push(token(text, TextRange::new(start, scanner.at), spaced));
        spaced = false;
    }
    tokens
}

fn token(text: &str, range: TextRange, spaced: bool) -> Token {
    let form = FORMS.with_borrow_mut(|forms| forms.get(range.of(text), Form::of));
    let Form { kind, lower, stem, case, is_function, kin } = form;
    Token { range, kind, lower, stem, case, spaced, is_function, kin }
}

/// What the letters of a token tell.
#[derive(Debug, Clone)]
struct Form {
    kind: TokenKind,
    lower: SmolStr,
    stem: SmolStr,
    case: Case,
    is_function: bool,
    kin: Option<&'static SmolStr>,
}

thread_local! {
    static FORMS: RefCell<Remembered<Form>> = RefCell::default();
}

impl Form {
    fn of(written: &str) -> Self {
        let kind = kind_of(written);
        let lower = lower(written);
        let stem = match kind {
            TokenKind::Word | TokenKind::Mixed => stem(&lower),
            TokenKind::Number | TokenKind::Mark => lower.clone(),
        };
        let is_function = FUNCTION_WORDS.contains_key(lower.as_str());
        let kin = kindred::concept_of(&stem);
        Self { kind, lower, stem, case: case_of(written), is_function, kin }
    }
}

/// A mark that is written with other characters.
fn mark(mark: &str, range: TextRange, spaced: bool) -> Token {
    let lower = SmolStr::new(mark);
    Token {
        range,
        kind: TokenKind::Mark,
        stem: lower.clone(),
        lower,
        case: Case::None,
        spaced,
        is_function: false,
        kin: None,
    }
}

/// Reads a text word by word.
struct Scanner<'a> {
    text: &'a str,
    /// The next byte to read, always on a character's boundary.
    at: usize,
}

impl Scanner<'_> {
    /// The character `ahead` places on.
    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at..)?.chars().nth(ahead)
    }

    fn peek_is(&self, ahead: usize, test: impl Fn(char) -> bool) -> bool {
        self.peek(ahead).is_some_and(test)
    }

    /// The bracket that is written as the Penn Treebank writes it (Marcus et al. 1993): texts out of
    /// language pipelines have `-LRB-` for "(".
    fn treebank_bracket(&self) -> Option<&'static str> {
        let rest = self.text.as_bytes().get(self.at..self.at + TREEBANK_BRACKET)?;
        match rest {
            b"-LRB-" => Some("("),
            b"-RRB-" => Some(")"),
            b"-LSB-" => Some("["),
            b"-RSB-" => Some("]"),
            _ => None,
        }
    }

    /// Whether `'s` stands here, with nothing of a word behind it.
    fn at_possessive(&self) -> bool {
        self.peek_is(0, is_apostrophe)
            && self.peek_is(1, |c| matches!(c, 's' | 'S'))
            && !self.peek_is(2, is_word_char)
    }

    /// Moves behind the word that starts here.
    fn skip_word(&mut self) {
        let mut last = ' ';
        // Letters and digits since the last joint: one letter before a dot makes an abbreviation.
        let mut run = 0;
        let mut dotted = false;
        loop {
            // Most words are plain letters.
            let plain = self.plain();
            if let Some(letter) = plain.last() {
                last = char::from(*letter);
                run += plain.len();
                self.at += plain.len();
            }
            let Some(next) = self.peek(0) else { return };
            if is_word_char(next) {
                run += 1;
            } else if is_extending(next) {
                // An accent belongs to its letter.
            } else if self.joins(last, next) || (next == '.' && self.dot_joins(last, run, dotted)) {
                dotted |= next == '.' && run == 1 && last.is_alphabetic();
                run = 0;
            } else {
                return;
            }
            self.at += next.len_utf8();
            if !is_extending(next) {
                last = next;
            }
        }
    }

    /// The letters and digits of ASCII that stand here.
    fn plain(&self) -> &[u8] {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric());
        &rest[..end.unwrap_or(rest.len())]
    }

    /// Whether the dot that stands here is part of the word: `2.5`, `U.S.`, `example.org`.
    fn dot_joins(&self, last: char, run: usize, dotted: bool) -> bool {
        if dotted && run == 1 {
            return true;
        }
        let Some(next) = self.peek(1) else { return false };
        if last.is_numeric() {
            return next.is_numeric();
        }
        let abbreviation = run == 1 && !self.peek_is(2, char::is_alphanumeric);
        last.is_alphabetic() && next.is_alphabetic() && (abbreviation || next.is_lowercase())
    }

    /// Whether the mark that stands here holds two parts of a word together.
    fn joins(&self, last: char, mark: char) -> bool {
        let Some(next) = self.peek(1) else { return false };
        match mark {
            '-' | '\u{2010}' | '\u{2011}' => {
                (is_word_char(last) || last == '.') && is_word_char(next)
            }
            '\u{2013}' | ',' | ':' => last.is_numeric() && next.is_numeric(),
            '&' => last.is_uppercase() && next.is_uppercase(),
            _ if is_apostrophe(mark) => {
                is_word_char(last) && next.is_alphabetic() && !self.at_possessive()
            }
            _ => false,
        }
    }
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && c.is_alphanumeric())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Combining marks, and the invisible marks that some pages put inside words.
fn is_extending(c: char) -> bool {
    !c.is_ascii()
        && (is_invisible(c)
            || matches!(c, '\u{0300}'..='\u{036f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'))
}

/// The soft hyphen and the characters of width zero.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn kind_of(written: &str) -> TokenKind {
    if !written.starts_with(is_word_char) {
        return TokenKind::Mark;
    }
    let digits = written.contains(char::is_numeric);
    let letters = written.contains(|c: char| c.is_alphabetic() && !c.is_numeric());
    match (letters, digits) {
        (true, true) => TokenKind::Mixed,
        (false, true) => TokenKind::Number,
        (_, false) => TokenKind::Word,
    }
}

fn lower(written: &str) -> SmolStr {
    if written.is_ascii() {
        return written.to_ascii_lowercase_smolstr();
    }
    let straight = written.chars().filter(|&c| !is_invisible(c)).map(|c| match c {
        '\u{2010}' | '\u{2011}' => '-',
        c if is_apostrophe(c) => '\'',
        c => c,
    });
    straight.flat_map(char::to_lowercase).collect()
}

fn case_of(written: &str) -> Case {
    let (mut upper, mut lower, mut inner) = (0, 0, false);
    let mut starts_part = true;
    for c in written.chars() {
        if c.is_uppercase() {
            inner |= !starts_part || (upper == 0 && lower > 0);
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
        starts_part = !is_word_char(c) || c.is_numeric();
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (2.., 0) => Case::Upper,
        _ if inner => Case::Inner,
        _ => Case::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of `text`, with `|` between them.
    fn split(text: &str) -> String {
        let written: Vec<_> = tokens(text).iter().map(|t| t.range.of(text)).collect();
        written.join("|")
    }

    #[test]
    fn words_keep_their_inner_marks() {
        for (text, expected) in [
            ("A multi-cloud plan.", "A|multi-cloud|plan|."),
            ("O'Neill doesn’t know", "O'Neill|doesn’t|know"),
            ("the U.S. and U.S.-based firms", "the|U.S.|and|U.S.-based|firms"),
            ("cats, e.g. lions", "cats|,|e.g.|lions"),
            ("J.K. Rowling, J. Smith", "J.K.|Rowling|,|J|.|Smith"),
            ("AT&T and R&D", "AT&T|and|R&D"),
            ("see example.org.", "see|example.org|."),
            ("It ended.The next", "It|ended|.|The|next"),
            ("cafe\u{301} \u{e9}t\u{e9}", "cafe\u{301}|\u{e9}t\u{e9}"),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn brackets_of_the_penn_treebank_are_brackets() {
        let text = "House -LRB- 2004 -RRB- is a series";
        assert_eq!(split(text), "House|-LRB-|2004|-RRB-|is|a|series");
        assert!(tokens(text)[1].is_mark('(') && tokens(text)[3].is_mark(')'));
    }

    #[test]
    fn numbers_keep_their_separators() {
        for (text, expected) in [
            ("1,200 or 2.5%, then 3.", "1,200|or|2.5|%|,|then|3|."),
            ("won 1–0 in 2021-22", "won|1–0|in|2021-22"),
            ("$50bn, €2.1 billion", "$|50bn|,|€|2.1|billion"),
            ("at 6:55 pm: 3:1", "at|6:55|pm|:|3:1"),
            ("a 14-year-old", "a|14-year-old"),
            ("from $5-$10", "from|$|5|-|$|10"),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn dashes_and_quotes_part_words() {
        for (text, expected) in [
            ("the “APIs”—the core", "the|“|APIs|”|—|the|core"),
            ("rise – then fall", "rise|–|then|fall"),
            ("north–south", "north|–|south"),
            ("'Go,' she said", "'|Go|,|'|she|said"),
            ("👍🏽ok", "👍|🏽|ok"),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn a_possessive_ending_is_a_token_of_its_own() {
        for (text, expected) in [
            ("Amazon's deal", "Amazon|'s|deal"),
            ("AMAZON’S deal", "AMAZON|’S|deal"),
            ("the firms' deal", "the|firms|'|deal"),
            ("the U.S.'s deal", "the|U.S.|'s|deal"),
            ("he said 's", "he|said|'|s"),
        ] {
            assert_eq!(split(text), expected);
        }
        assert_eq!(tokens("AMAZON’S")[1].lower, "'s");
    }

    #[test]
    fn kinds_and_cases() {
        use Case::*;
        use TokenKind::*;
        for (text, kind, case) in [
            ("cloud", Word, Lower),
            ("Amazon", Word, Capital),
            ("O’Neill", Word, Capital),
            ("Post-Dispatch", Word, Capital),
            ("A", Word, Capital),
            ("AWS", Word, Upper),
            ("U.S.", Word, Upper),
            ("OpenAI", Word, Inner),
            ("iPhone", Word, Inner),
            ("anti-Trump", Word, Inner),
            ("COVID-19", Mixed, Upper),
            ("5G", Mixed, Capital),
            ("50th", Mixed, Lower),
            ("1,200", Number, None),
            ("½", Number, None),
            ("€", Mark, None),
        ] {
            let token = &tokens(text)[0];
            assert_eq!((token.kind, token.case), (kind, case), "{text}");
        }
    }

    #[test]
    fn lower_case_and_stem_make_forms_alike() {
        let read = tokens("Don’t weigh Weighing co\u{ad}operate non\u{2011}binding");
        let lower: Vec<_> = read.iter().map(|t| t.lower.as_str()).collect();
        assert_eq!(lower, ["don't", "weigh", "weighing", "cooperate", "non-binding"]);
        assert_eq!(read[1].stem, read[2].stem);
    }

    #[test]
    fn spaces_are_remembered() {
        let spaced: Vec<_> = tokens("He, too\u{a0}left").iter().map(|t| t.spaced).collect();
        assert_eq!(spaced, [false, false, true, true]);
    }
}
