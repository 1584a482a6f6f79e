//! Numbers that count nothing: years, days, times, labels, parts of names, the pronoun "one".

use crate::language::lexicon;

use super::Unit;
use super::number::Number;
use super::piece::{Piece, PieceKind};
use super::scan::Scanner;
use super::unit;

impl Scanner<'_> {
    /// Whether the number at `at` is a year, a day, a time, a label or part of a name.
    pub(super) fn is_no_count(&self, at: usize, number: &Number, bounded: bool) -> bool {
        if number.in_words {
            return self.is_label(at);
        }
        let year = number.is_year() && !bounded && !self.is_plain_count(at, number);
        year || self.is_label(at)
            || self.touches_month(at, number.end)
            || self.is_time(number.end)
            || self.is_glued(at, number)
            || self.follows_name(at)
            || self.is_list_mark(at, number.end)
    }

    /// A number that looks like a year counts only in plain view: "killed 1600 people".
    fn is_plain_count(&self, at: usize, number: &Number) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i));
        let free = before.is_some_and(|p| {
            p.is_word() && !p.capital && !lexicon::FUNCTION_WORDS.contains_key(p.lower.as_str())
        });
        let noun = unit::noun_after(self.pieces, number.end, number.value, false);
        free && noun.is_some_and(|(_, end)| {
            end == number.end + 1 && self.pieces[number.end].lower.ends_with('s')
                || self.word(number.end, "people")
        })
    }

    /// "page 5", "day five", "No. 10".
    fn is_label(&self, at: usize) -> bool {
        const LABELS: [&str; 36] = [
            "number",
            "no",
            "page",
            "pages",
            "chapter",
            "section",
            "article",
            "phase",
            "stage",
            "version",
            "level",
            "group",
            "route",
            "flight",
            "room",
            "day",
            "week",
            "part",
            "season",
            "episode",
            "figure",
            "fig",
            "table",
            "type",
            "class",
            "grade",
            "step",
            "item",
            "rule",
            "title",
            "volume",
            "issue",
            "line",
            "lines",
            "appendix",
            "paragraph",
        ];
        let mut before = at;
        while before > 0 && self.pieces.get(before - 1).is_some_and(|p| p.is(".") || p.is("#")) {
            if self.pieces[before - 1].is(".") && self.pieces.get(at).is_some_and(|p| !p.joined) {
                let abbreviation = before > 1 && self.word(before - 2, "no");
                return abbreviation;
            }
            before -= 1;
        }
        before > 0
            && self.pieces.get(before - 1).is_some_and(|p| LABELS.contains(&p.lower.as_str()))
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
            p.is_word()
                && p.capital
                && !self.title_case
                && !lexicon::FUNCTION_WORDS.contains_key(p.lower.as_str())
        })
    }

    fn is_list_mark(&self, at: usize, end: usize) -> bool {
        let starts = at == 0 || at == 1 && self.pieces[0].is("(");
        starts && self.pieces.get(end).is_some_and(|p| p.is(".") || p.is(")"))
    }

    /// "Lind, 34, said": a bare number between commas behind a name.
    pub(super) fn is_age(&self, at: usize, number: &Number) -> bool {
        let comma = |index: usize| self.word(index, ",");
        !number.in_words
            && number.scale == 1.0
            && (5.0..=115.0).contains(&number.value)
            && at > 1
            && comma(at - 1)
            && (comma(number.end) || self.word(number.end, "."))
            && self.pieces[at - 2].capital
    }

    /// "one day" may be any day; "in one year", "one-year" and "one million years" are spans.
    pub(super) fn is_lone_one(&self, at: usize, unit: &Unit) -> bool {
        let compound = self.pieces.get(at + 1).is_some_and(Piece::is_dash);
        matches!(unit, Unit::Duration(_)) && !compound && self.is_singled_out(at)
            || self.word(at + 1, "day") && !compound
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
