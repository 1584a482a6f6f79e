//! Runs of words that are written like a name.

use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::FxBuildHasher;

use crate::language::lexicon::{self, NAME_CUES};
use crate::language::sentence::Sentence;
use crate::language::token::{Case, Token, TokenKind};

/// Words of the longest phrase in the lists of known names.
const LONGEST_PHRASE: usize = 6;

/// Number words that open sentences: "Ten months later …".
const NUMBERS: [&str; 8] = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// A run of tokens that may be a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether a title ("Ms", "President") stands before it.
    pub titled: bool,
    /// Whether it stands where any word has a capital, so that its capital tells nothing.
    pub doubtful: bool,
}

type Words<'t> = HashSet<&'t str, FxBuildHasher>;

/// What the cue list says of a word, its full stop set aside.
pub(super) fn cue(token: &Token) -> &'static str {
    let lower = token.lower.trim_end_matches('.');
    NAME_CUES.get(lower).copied().unwrap_or_default()
}

/// Whether one of the lists of names knows `phrase`, in lower case.
pub(super) fn is_known(phrase: &str) -> bool {
    lexicon::PLACES.contains_key(phrase)
        || lexicon::ORGANISATIONS.contains_key(phrase)
        || lexicon::PRODUCTS.contains_key(phrase)
}

/// Whether a list knows the run as it is written: "WHO" is a name, "Who" opens a question.
fn is_listed(run: &[Token]) -> bool {
    !matches!(run, [word] if is_plain_start(word)) && is_known(&phrase(run))
}

/// The lower-case words of a run, with single spaces.
pub(super) fn phrase(tokens: &[Token]) -> String {
    tokens.iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" ")
}

/// All candidates of a block, in order.
pub(super) fn candidates(tokens: &[Token], sentences: &[Sentence]) -> Vec<Candidate> {
    let reader =
        Reader { tokens, seen: seen_inside(tokens, sentences), lower: lower_words(tokens) };
    let mut all = Vec::new();
    for sentence in sentences {
        if is_title_case(&tokens[sentence.tokens.clone()]) {
            reader.read_title(sentence.tokens.clone(), &mut all);
        } else {
            reader.read_sentence(sentence.tokens.clone(), &mut all);
        }
    }
    all
}

/// Words that have a capital inside a sentence, where only names have one.
fn seen_inside<'t>(tokens: &'t [Token], sentences: &[Sentence]) -> Words<'t> {
    let mut seen = Words::default();
    for sentence in sentences {
        let words = &tokens[sentence.tokens.clone()];
        if is_title_case(words) {
            continue;
        }
        for pair in words.windows(2) {
            let [before, word] = pair else { continue };
            if word.is_capitalised() && before.is_wordlike() {
                seen.insert(word.lower.as_str());
            }
        }
    }
    seen
}

fn lower_words(tokens: &[Token]) -> Words<'_> {
    let mut lower = Words::with_capacity_and_hasher(tokens.len() / 2, FxBuildHasher);
    lower.extend(tokens.iter().filter(|t| t.case == Case::Lower).map(|t| t.lower.as_str()));
    lower
}

/// Whether nearly all longer words have a capital, as in a headline, which has no full stop.
pub(super) fn is_title_case(tokens: &[Token]) -> bool {
    if tokens.last().is_some_and(|t| t.is_mark('.')) {
        return false;
    }
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word && t.lower.len() > 3);
    let (all, capital) =
        words.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.is_capitalised())));
    all >= 4 && capital * 10 >= all * 8
}

struct Reader<'t> {
    tokens: &'t [Token],
    seen: Words<'t>,
    lower: Words<'t>,
}

impl Reader<'_> {
    fn read_sentence(&self, sentence: Range<usize>, all: &mut Vec<Candidate>) {
        let mut at = sentence.start;
        while at < sentence.end {
            if !is_name_word(&self.tokens[at]) {
                at += 1;
                continue;
            }
            let run = at..self.end_of_run(at, sentence.end);
            at = run.end;
            self.cut_run(run, sentence.start, all);
        }
    }

    /// In a headline only known phrases, given names and unusual capitals make names; other words
    /// are doubtful candidates of their own.
    fn read_title(&self, sentence: Range<usize>, all: &mut Vec<Candidate>) {
        let mut at = sentence.start;
        while at < sentence.end {
            let token = &self.tokens[at];
            let end =
                self.known_phrase(at, sentence.end).or_else(|| self.full_name(at, sentence.end));
            if let Some(end) = end {
                all.push(Candidate { tokens: at..end, titled: false, doubtful: false });
                at = end;
                continue;
            }
            let plain = lexicon::FUNCTION_WORDS.contains_key(token.lower.as_str())
                || lexicon::DEMONYMS.contains_key(token.lower.as_str())
                || lexicon::COMMON_ABBREVIATIONS.contains_key(token.lower.as_str())
                || cue(token) == "title";
            if is_name_word(token) && !plain {
                let doubtful = token.case != Case::Inner;
                all.push(Candidate { tokens: at..at + 1, titled: false, doubtful });
            }
            at += 1;
        }
    }

    fn known_phrase(&self, at: usize, end: usize) -> Option<usize> {
        if !is_name_word(&self.tokens[at]) {
            return None;
        }
        let longest = end.min(at + LONGEST_PHRASE);
        (at + 1..=longest).rev().find(|stop| is_known(&phrase(&self.tokens[at..*stop])))
    }

    /// A given name with the capitalised word behind it.
    fn full_name(&self, at: usize, end: usize) -> Option<usize> {
        let given = lexicon::GIVEN_NAMES.contains_key(self.tokens[at].lower.as_str());
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < end)?;
        let surname = is_name_word(next)
            && !lexicon::FUNCTION_WORDS.contains_key(next.lower.as_str())
            && cue(next).is_empty();
        (given && self.tokens[at].is_capitalised() && surname).then_some(at + 2)
    }

    /// The end of the run of name words that starts at `start`, particles and initials included.
    fn end_of_run(&self, start: usize, limit: usize) -> usize {
        let mut end = start + 1;
        while end < limit {
            let step = self.step(start, end, limit);
            if step == 0 {
                break;
            }
            end += step;
        }
        end
    }

    /// How many tokens at `end` belong to the run before it.
    fn step(&self, start: usize, end: usize, limit: usize) -> usize {
        let next = &self.tokens[end];
        let name_at = |index: usize| index < limit && is_name_word(&self.tokens[index]);
        let last = &self.tokens[end - 1];
        match next.lower.as_str() {
            _ if is_name_word(next) && next.spaced && !is_plain_start(next) => 1,
            "." if last.lower.len() == 1 && !next.spaced && name_at(end + 1) => 2,
            "&" if name_at(end + 1) => 2,
            "of" if takes_of(&self.tokens[start..end]) => match name_at(end + 1) {
                true => 2,
                false if self.word(end + 1) == "the" && name_at(end + 2) => 3,
                false => 0,
            },
            _ if cue(next) == "particle" && name_at(end + 1) => 2,
            _ if cue(next) == "particle"
                && cue_at(self.tokens, end + 1) == "particle"
                && name_at(end + 2) =>
            {
                3
            }
            _ if next.kind == TokenKind::Number && self.is_product(start..end) => 1,
            _ => 0,
        }
    }

    fn is_product(&self, run: Range<usize>) -> bool {
        lexicon::PRODUCTS.contains_key(phrase(&self.tokens[run]).as_str())
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.lower.as_str())
    }

    /// Cuts a run at titles, and takes off what only looks like a name.
    fn cut_run(&self, run: Range<usize>, sentence_start: usize, all: &mut Vec<Candidate>) {
        let title = run.clone().rev().find(|at| self.is_title(*at, &run));
        if let Some(title) = title {
            let left = self.before_titles(run.start..title);
            self.keep(left, false, sentence_start, all);
            self.keep(title + 1..run.end, true, sentence_start, all);
        } else {
            let titled = self.follows_title(run.start);
            self.keep(run, titled, sentence_start, all);
        }
    }

    /// "Dr. Oku": the stop parts the title from the name.
    fn follows_title(&self, at: usize) -> bool {
        at >= 2 && self.word(at - 1) == "." && cue(&self.tokens[at - 2]) == "title"
    }

    /// A title inside the run; a word of a known phrase or before "of" is none.
    fn is_title(&self, at: usize, run: &Range<usize>) -> bool {
        cue(&self.tokens[at]) == "title" && (at + 1 == run.end || self.word(at + 1) != "of")
    }

    fn before_titles(&self, mut run: Range<usize>) -> Range<usize> {
        while run.end > run.start
            && matches!(cue(&self.tokens[run.end - 1]), "title" | "org")
            && run.len() <= 3
            && self.tokens[run.start..run.end].iter().any(|t| cue(t) == "title")
        {
            run.end -= 1;
        }
        run
    }

    fn keep(
        &self,
        run: Range<usize>,
        titled: bool,
        sentence_start: usize,
        all: &mut Vec<Candidate>,
    ) {
        let mut run = run;
        if !is_listed(&self.tokens[run.clone()]) {
            while !run.is_empty() && self.is_no_start(run.start, sentence_start) {
                run.start += 1;
                while !run.is_empty() && !is_name_word(&self.tokens[run.start]) {
                    run.start += 1;
                }
            }
        }
        if run.is_empty() || self.is_common(&run) {
            return;
        }
        let only = run.len() == 1;
        let first = &self.tokens[run.start];
        let starts = self.opens(run.start, sentence_start);
        let confirmed = titled
            || self.seen.contains(first.lower.as_str())
            || matches!(first.case, Case::Upper | Case::Inner)
            || lexicon::GIVEN_NAMES.contains_key(first.lower.as_str());
        let doubtful = only && (starts && !confirmed || is_shouted(first));
        all.push(Candidate { tokens: run, titled, doubtful });
    }

    /// Whether the run is an abbreviation for a common noun ("AI"), or ends as an adjective does
    /// ("Southeast Asian").
    fn is_common(&self, run: &Range<usize>) -> bool {
        let words = &self.tokens[run.clone()];
        let abbreviation =
            words.len() == 1 && lexicon::COMMON_ABBREVIATIONS.contains_key(words[0].lower.as_str());
        let adjective =
            words.last().is_some_and(|t| lexicon::DEMONYMS.contains_key(t.lower.as_str()));
        abbreviation || adjective && !is_known(&phrase(words))
    }

    /// Whether the word at `at` does not belong to a name though it has a capital.
    fn is_no_start(&self, at: usize, sentence_start: usize) -> bool {
        let token = &self.tokens[at];
        let lower = token.lower.as_str();
        if lexicon::DEMONYMS.contains_key(lower)
            || token.lower.len() == 1 && self.word(at + 1) != "."
        {
            return true;
        }
        let plain = lexicon::FUNCTION_WORDS.contains_key(lower)
            || lexicon::SENTENCE_STARTERS.contains_key(lower)
            || NUMBERS.contains(&lower)
            || self.lower.contains(lower) && !self.seen.contains(lower)
            || lower.ends_with("ly") && lower.len() > 4 && !is_known(lower);
        token.case == Case::Capital
            && plain
            && (self.opens(at, sentence_start) || lexicon::FUNCTION_WORDS.contains_key(lower))
    }

    /// Whether any word would have a capital at `at`: at the start of a sentence, a quotation or
    /// behind a colon.
    fn opens(&self, at: usize, sentence_start: usize) -> bool {
        let before_is_number =
            at > 0 && self.tokens.get(at - 1).is_some_and(|t| t.kind == TokenKind::Number);
        at == sentence_start
            || before_is_number
            || self.tokens.get(at - 1).is_some_and(|before| {
                !before.is_wordlike()
                    && matches!(
                        before.lower.as_str(),
                        "\"" | "“" | "'" | "‘" | ":" | "•" | "—" | "–" | "(" | "*" | "-" | "."
                    )
            })
    }
}

fn cue_at(tokens: &[Token], at: usize) -> &'static str {
    tokens.get(at).map_or("", cue)
}

/// Whether the word opens a sentence rather than going on a name: "Panama In …".
fn is_plain_start(token: &Token) -> bool {
    token.case == Case::Capital && lexicon::FUNCTION_WORDS.contains_key(token.lower.as_str())
}

/// Whether the word may be in capitals for its weight: "NICE work", but not "USA".
fn is_shouted(word: &Token) -> bool {
    word.case == Case::Upper
        && word.lower.len() > 3
        && lexicon::PLACES.contains_key(word.lower.as_str())
}

/// Whether "of" can go on the name: "Bank of …", "University of …", "Treaty of …".
fn takes_of(run: &[Token]) -> bool {
    const HEADS: [&str; 10] = [
        "house", "republic", "kingdom", "church", "gulf", "cape", "isle", "chamber", "city",
        "state",
    ];
    run.last().is_some_and(|last| {
        matches!(cue(last), "org" | "law" | "event" | "place")
            || HEADS.contains(&last.lower.as_str())
    })
}

/// A word with a capital that is no month, weekday or "I".
fn is_name_word(token: &Token) -> bool {
    let lower = token.lower.trim_end_matches('.');
    matches!(token.kind, TokenKind::Word | TokenKind::Mixed)
        && token.is_capitalised()
        && !(lexicon::MONTHS.contains_key(lower) && lower.len() > 3 || lower == "may")
        && !matches!(
            lower,
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "i"
                | "i'm"
                | "i've"
                | "i'll"
                | "i'd"
        )
}
