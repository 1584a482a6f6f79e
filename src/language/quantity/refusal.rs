//! Numbers that count nothing: years, days, times, labels, parts of names, the pronoun "one".

use crate::language::lexicon;

use super::noun;
use super::number::Number;
use super::piece::{Piece, PieceKind};
use super::scan::{Scanner, Signed};
use super::unit::{self, Known};
use super::{Bound, Unit};

impl Scanner<'_> {
    /// Whether the bare number at `at` is a year, a day, a time, a label or part of a name.
    pub(super) fn is_no_count(&self, at: usize, number: &Number, bound: Option<Bound>) -> bool {
        if number.in_words {
            return self.is_label(at);
        }
        // "around 2019" is a year, "more than 2019" none.
        let counted = !matches!(bound, None | Some(Bound::About));
        let year = number.is_year() && !counted && !self.is_plain_count(at, number, bound);
        year || self.is_label(at)
            || self.touches_month(at, number.end)
            || self.opens_days(number.end)
            || self.is_time(number.end)
            || self.is_glued(at, number)
            || self.follows_name(at)
            || self.is_list_mark(at, number.end)
            || self.is_pair_of_labels(at, number)
            || self.is_model(at, number)
    }

    /// Whether a number with a unit says something else than so much of it.
    pub(super) fn is_no_measure(
        &self,
        at: usize,
        signed: &Signed,
        known: &Known,
        bound: Option<Bound>,
    ) -> bool {
        let number = &signed.number;
        let idiom = number.in_words && number.value == 1.0 && self.is_lone_one(at, &known.unit);
        let year = bound.is_none() && number.is_year() && matches!(known.unit, Unit::Duration(_));
        idiom || year || signed.currency.is_none() && self.is_glued(at, number)
    }

    /// A number that looks like a year counts only in plain view: "killed 1600 people".
    fn is_plain_count(&self, at: usize, number: &Number, bound: Option<Bound>) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i));
        let free = bound.is_some()
            || before
                .is_some_and(|p| p.is_word() && !p.capital && !noun::is_function_word(&p.lower));
        let noun = noun::noun_after(self.pieces, number.end, number.value, false);
        let next = self.pieces.get(number.end);
        free && noun.is_some_and(|noun| {
            noun.end == number.end + 1 && next.is_some_and(|p| p.lower.ends_with('s'))
                || self.word(number.end, "people")
        })
    }

    /// "the Big Four", "One Direction": number words with a capital where no sentence starts.
    pub(super) fn is_in_name(&self, at: usize, number: &Number) -> bool {
        let capital = |at: usize| self.pieces.get(at).is_some_and(|p| p.is_word() && p.capital);
        let follows_word = at > 0 && self.pieces.get(at - 1).is_some_and(Piece::is_word);
        number.in_words && !self.title_case && capital(at) && follows_word
    }

    /// "the 737 Max", "a 911 Turbo": digits that lead into a name.
    fn is_model(&self, at: usize, number: &Number) -> bool {
        let article = at > 0 && (self.word(at - 1, "the") || self.word(at - 1, "a"));
        let next = self.pieces.get(number.end);
        let named = next.is_some_and(|p| p.is_word() && p.capital && !p.joined);
        let counts = noun::noun_after(self.pieces, number.end, number.value, false).is_some();
        article && named && !self.title_case && !counts
    }

    /// "posts 542 and 543": two bare numbers behind a plural are names of things.
    fn is_pair_of_labels(&self, at: usize, number: &Number) -> bool {
        let bare = |at: usize| self.pieces.get(at).is_some_and(|p| p.digits().is_some());
        let labelled = |at: usize| {
            self.pieces.get(at).is_some_and(|p| {
                p.is_word()
                    && p.lower.len() > 3
                    && p.lower.ends_with('s')
                    && !noun::is_function_word(&p.lower)
            })
        };
        let counts = noun::noun_after(self.pieces, number.end, number.value, false).is_some();
        let first = at >= 1 && labelled(at - 1) && self.word(at + 1, "and") && bare(at + 2);
        let second = at >= 3 && labelled(at - 3) && bare(at - 2) && self.word(at - 1, "and");
        !counts && (first || second)
    }

    /// "0800 123 456": three numbers in digits that follow each other count nothing.
    pub(super) fn is_in_series(&self, at: usize, number: &Number) -> bool {
        const LONG: usize = 3;
        let is_number = |p: &&Piece| matches!(p.kind, PieceKind::Digits(_) | PieceKind::Opaque);
        let before = self.pieces.get(..at).unwrap_or_default().iter().rev().take(LONG);
        let behind = self.pieces.iter().skip(number.end).take(LONG);
        let run = before.take_while(is_number).count() + 1 + behind.take_while(is_number).count();
        !number.in_words && run >= LONG
    }

    /// "page 5", "day five", "No. 10".
    fn is_label(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 && self.pieces.get(before - 1).is_some_and(|p| p.is(".") || p.is("#")) {
            if self.pieces[before - 1].is(".") && self.pieces.get(at).is_some_and(|p| !p.joined) {
                let abbreviation = before > 1 && self.word(before - 2, "no");
                return abbreviation;
            }
            before -= 1;
        }
        before > 0
            && self
                .pieces
                .get(before - 1)
                .is_some_and(|p| lexicon::LABELS.contains_key(p.lower.as_str()))
    }

    pub(super) fn touches_month(&self, at: usize, end: usize) -> bool {
        let month = |index: Option<usize>| {
            index
                .and_then(|i| self.pieces.get(i))
                .is_some_and(|p| p.capital && lexicon::MONTHS.contains_key(p.lower.as_str()))
        };
        let before = match at.checked_sub(1) {
            Some(i) if matches!(self.pieces[i].lower.as_str(), "." | "," | "the") => {
                i.checked_sub(1)
            }
            other => other,
        };
        let after = if self.word(end, "of") { end + 1 } else { end };
        month(before) || month(Some(after))
    }

    /// "3 and 5 March", "3 to 5 March", from behind the first day.
    fn opens_days(&self, at: usize) -> bool {
        let links = self.word(at, "and") || self.word(at, "to");
        let day = self.pieces.get(at + 1).is_some_and(|p| p.digits().is_some());
        links && day && self.touches_month(at + 1, at + 2)
    }

    fn is_time(&self, end: usize) -> bool {
        self.pieces.get(end).is_some_and(|p| {
            matches!(
                p.lower.as_str(),
                "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "gmt" | "utc"
            )
        })
    }

    /// Whether marks or letters tie the number to something else: `#5`, `9/11`, `5G`, `1930s`.
    pub(super) fn is_glued(&self, at: usize, number: &Number) -> bool {
        let this_joined = self.pieces.get(at).is_some_and(|p| p.joined);
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i)).filter(|_| this_joined);
        let tied_before = before.is_some_and(|p| {
            p.kind != PieceKind::Mark
                || p.is_dash() && p.joined && at > 1 && self.pieces[at - 2].kind != PieceKind::Mark
                || matches!(
                    p.lower.as_str(),
                    "#" | "/" | ":" | "_" | "@" | "=" | "'" | "’" | "." | "&"
                )
        });
        let after = self.pieces.get(number.end).filter(|p| p.joined);
        let tied_after = after.is_some_and(|p| match p.kind {
            PieceKind::Word => {
                !p.lower.starts_with(['\'', '’'])
                    && !number.in_words
                    && unit::strong_unit(self.pieces, number).is_none()
            }
            PieceKind::Digits(_) | PieceKind::Opaque => true,
            PieceKind::Mark => {
                matches!(p.lower.as_str(), "/" | ":" | "_" | "@" | "=" | "&")
                    && self.pieces.get(number.end + 1).is_some_and(|next| next.joined)
            }
        });
        tied_before || tied_after
    }

    /// "Windows 7", "Article 5": a capitalised word other than a function word stands before.
    fn follows_name(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i));
        before.is_some_and(|p| {
            p.is_word() && p.name_like && !self.title_case && !noun::is_function_word(&p.lower)
        })
    }

    /// "1. Open it", "(1) open it", "either 1) open it", a footnote's "[1]".
    fn is_list_mark(&self, at: usize, end: usize) -> bool {
        let opens = |mark| at > 0 && self.word(at - 1, mark);
        let starts = at == 0 || at == 1 && opens("(");
        let closes = |mark| self.pieces.get(end).is_some_and(|p| p.joined && p.is(mark));
        starts && (self.word(end, ".") || self.word(end, ")"))
            || closes(")") && !self.has_opened(at)
            || opens("[") && closes("]")
    }

    /// Whether a bracket was opened shortly before `at`.
    fn has_opened(&self, at: usize) -> bool {
        const REACH: usize = 40;
        let before = self.pieces.get(..at).unwrap_or_default().iter().rev().take(REACH);
        before.map(|p| p.lower.as_str()).find(|mark| matches!(*mark, "(" | ")")) == Some("(")
    }

    /// "Lind, 34, said", "aged 34", "at age 80", "the age of 40".
    pub(super) fn is_age(&self, at: usize, number: &Number) -> bool {
        let plausible = number.scale == 1.0 && (0.0..=120.0).contains(&number.value);
        plausible && (self.follows_age_word(at) || self.is_apposed_age(at, number))
    }

    fn follows_age_word(&self, at: usize) -> bool {
        const BETWEEN: [&str; 9] =
            ["of", "just", "only", "about", "around", "over", "under", "below", "above"];
        let Some(before) = at.checked_sub(1) else { return false };
        let qualified = BETWEEN.iter().any(|word| self.word(before, word));
        self.is_age_word(before) || qualified && before > 0 && self.is_age_word(before - 1)
    }

    /// "aged", "ages", "age"
    pub(super) fn is_age_word(&self, at: usize) -> bool {
        self.word(at, "aged") || self.word(at, "age") || self.word(at, "ages")
    }

    /// A bare number between commas behind a name.
    fn is_apposed_age(&self, at: usize, number: &Number) -> bool {
        let comma = |index: usize| self.word(index, ",");
        !number.in_words
            && number.value >= 5.0
            && at > 1
            && comma(at - 1)
            && (comma(number.end) || self.word(number.end, "."))
            && self.pieces.get(at - 2).is_some_and(|p| p.capital)
    }

    /// "one day" may be any day; "in one year", "one-year", "only one day" and "one million years"
    /// are spans.
    pub(super) fn is_lone_one(&self, at: usize, unit: &Unit) -> bool {
        const SPANS: [&str; 13] = [
            "only", "just", "within", "in", "for", "after", "than", "least", "lasted", "takes",
            "took", "about", "last",
        ];
        let compound = self.pieces.get(at + 1).is_some_and(Piece::is_dash);
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i));
        let measured = before.is_some_and(|p| SPANS.contains(&p.lower.as_str()));
        let spans = matches!(unit, Unit::Duration(_)) && !compound;
        spans && !measured && (self.is_singled_out(at) || self.word(at + 1, "day"))
    }

    /// The pronoun "one": "one of the", "no one", "this one", "one another".
    pub(super) fn is_one_without_noun(&self, at: usize, number: &Number, noun: &str) -> bool {
        let is_one = number.in_words && number.value == 1.0 && number.end == at + 1;
        is_one
            && (noun.is_empty()
                || self.word(at + 1, "of")
                || self.word(at + 1, "the")
                || self.pieces.get(at + 1).is_some_and(Piece::is_dash)
                || self.is_singled_out(at))
    }

    fn is_singled_out(&self, at: usize) -> bool {
        const BEFORE: [&str; 12] = [
            "no", "any", "every", "each", "which", "this", "that", "the", "another", "some",
            "number", "only",
        ];
        at.checked_sub(1)
            .and_then(|i| self.pieces.get(i))
            .is_some_and(|p| BEFORE.contains(&p.lower.as_str()))
    }
}
