//! Who says so: "… told …", "according to …", "first reported by …".

use crate::text::TextRange;

use super::clause::{range_of, rest_of_clause, rest_of_phrase};
use super::speaker::{Speakers, Subject, is_preposition};
use super::{name::Name, sentence::Sentence, token::Token};

/// Words that say who stands for a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The reporting words, from speaker to cue.
    pub range: TextRange,
    /// Who says it; absent in "it is alleged".
    pub speaker: Option<TextRange>,
    /// The reporting verb or preposition.
    pub cue: TextRange,
    /// The statement for which the speaker stands.
    pub scope: TextRange,
}

/// Finds the attributions of a block.
pub fn attributions(
    _text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    names: &[Name],
) -> Vec<Attribution> {
    let speakers = Speakers { tokens, names };
    let in_sentence = |sentence: &Sentence| {
        let reader = Reader { speakers, first: sentence.tokens.start, limit: sentence.tokens.end };
        sentence.tokens.clone().filter_map(|at| reader.at(at)).collect::<Vec<_>>()
    };
    sentences.iter().flat_map(in_sentence).collect()
}

/// Reads the attributions of one sentence.
struct Reader<'a> {
    speakers: Speakers<'a>,
    /// The sentence's first token.
    first: usize,
    /// The token behind the sentence.
    limit: usize,
}

impl Reader<'_> {
    /// The attribution whose cue starts at token `at`.
    fn at(&self, at: usize) -> Option<Attribution> {
        match self.lower(at)? {
            "according" if self.is(at + 1, "to") => self.preposition(at, at + 2),
            "citing" => self.preposition(at, at + 1).filter(|_| self.names_source(at + 1)),
            "in" if self.is_in_the_view_of(at) => self.preposition(at, at + 4),
            "reportedly" | "allegedly" => Some(self.adverb(at)),
            _ => self.by_someone(at).or_else(|| self.impersonal(at)).or_else(|| self.verb(at)),
        }
    }

    /// "according to Lind": she stands for the whole sentence.
    fn preposition(&self, cue: usize, end: usize) -> Option<Attribution> {
        let subject = self.speakers.after(end - 1, self.limit)?;
        Some(Attribution {
            range: self.range(cue, subject.tokens.end),
            speaker: Some(subject.speaker),
            cue: self.range(cue, end),
            scope: self.range(self.first, self.limit),
        })
    }

    /// "in the view of", "in the words of"
    fn is_in_the_view_of(&self, at: usize) -> bool {
        const NOUNS: [&str; 4] = ["view", "opinion", "words", "eyes"];
        let noun = self.lower(at + 2).is_some_and(|word| NOUNS.contains(&word));
        self.is(at + 1, "the") && noun && self.is(at + 3, "of")
    }

    /// Whether the phrase at `start` means people or a name: not in "citing privacy rules".
    fn names_source(&self, start: usize) -> bool {
        const PEOPLE: [&str; 6] =
            ["people", "person", "source", "sources", "officials", "official"];
        const FARTHEST: usize = 5;
        let phrase = self.speakers.tokens[start..self.limit].iter().take(FARTHEST);
        phrase
            .take_while(|t| t.is_wordlike())
            .any(|t| t.is_capitalised() || PEOPLE.contains(&t.lower.as_str()))
    }

    /// "reportedly": someone unnamed stands for the rest of the clause.
    fn adverb(&self, cue: usize) -> Attribution {
        let range = self.range(cue, cue + 1);
        let scope = rest_of_clause(self.speakers.tokens, cue + 1, self.limit);
        Attribution { range, speaker: None, cue: range, scope }
    }

    /// "first reported by the Courier"
    fn by_someone(&self, cue: usize) -> Option<Attribution> {
        const PARTICIPLES: [&str; 7] =
            ["reported", "claimed", "alleged", "confirmed", "announced", "revealed", "disclosed"];
        if !PARTICIPLES.contains(&self.lower(cue)?) || !self.is(cue + 1, "by") {
            return None;
        }
        let subject = self.speakers.after(cue + 1, self.limit)?;
        let first = cue > self.first && self.is(cue - 1, "first");
        Some(Attribution {
            range: self.range(cue - usize::from(first), subject.tokens.end),
            speaker: Some(subject.speaker),
            cue: self.range(cue, cue + 1),
            scope: self.range(self.first, self.limit),
        })
    }

    /// "it is alleged that"
    fn impersonal(&self, cue: usize) -> Option<Attribution> {
        const PARTICIPLES: [&str; 7] =
            ["alleged", "reported", "said", "claimed", "believed", "thought", "understood"];
        let passive = cue >= self.first + 2
            && PARTICIPLES.contains(&self.lower(cue)?)
            && (self.is(cue - 1, "is") || self.is(cue - 1, "was") || self.is(cue - 1, "been"));
        let start = (self.first..cue).rev().take(3).find(|&at| self.is(at, "it"))?;
        (passive && self.is(cue + 1, "that")).then(|| Attribution {
            range: self.range(start, cue + 1),
            speaker: None,
            cue: self.range(cue, cue + 1),
            scope: self.range(cue + 2, self.limit),
        })
    }

    /// "Lind said", "said Lind"
    fn verb(&self, cue: usize) -> Option<Attribution> {
        if !self.speakers.is_cue(cue) {
            return None;
        }
        let behind_mark = cue > self.first && !self.speakers.tokens[cue - 1].is_wordlike();
        let inverted = || self.speakers.after(cue, self.limit);
        let subject = self.speakers.before(cue, self.first);
        let (subject, is_inverted) = match subject {
            Some(subject) if !self.is_inverted(&subject, cue) => (subject, false),
            _ if behind_mark => (inverted()?, true),
            _ => return None,
        };
        let start = subject.tokens.start.min(cue);
        let cue_end = cue + 1 + usize::from(self.is(cue + 1, "out")); // "pointed out"
        let end = if is_inverted { subject.tokens.end } else { cue_end };
        Some(Attribution {
            range: self.range(start, end),
            speaker: Some(subject.speaker),
            cue: self.range(cue, cue_end),
            scope: self.scope(start, end),
        })
    }

    /// Whether the subject stands behind the cue, so that what is before it is the statement:
    /// "…, said Mara Lind".
    fn is_inverted(&self, before: &Subject, cue: usize) -> bool {
        let behind_comma = before.tokens.end < cue && self.speakers.tokens[cue - 1].is_mark(',');
        let told = matches!(self.lower(cue), Some("told" | "tells" | "tell"));
        let ends = |behind: Subject| {
            let next = self.speakers.tokens.get(behind.tokens.end);
            next.is_none_or(|t| !t.is_wordlike() || opens_adverbial(t))
        };
        behind_comma && !told && self.speakers.after(cue, self.limit).is_some_and(ends)
    }

    /// What the words `start..end` report: what follows them, or else what goes before.
    fn scope(&self, start: usize, end: usize) -> TextRange {
        if self.is_relative(start) {
            return rest_of_phrase(self.speakers.tokens, end, self.limit);
        }
        let behind_mark = start > self.first && {
            let mark = &self.speakers.tokens[start - 1];
            [',', '"', '”', '\'', '’'].iter().any(|&c| mark.is_mark(c))
        };
        match self.statement_start(end) {
            Some(from) => self.range(from, self.limit),
            None if behind_mark && self.goes_on(end) => self.range(self.first, self.limit),
            None if behind_mark => self.range(self.first, start),
            None => self.range(end, self.limit),
        }
    }

    /// Whether the statement goes on behind the reporting words `..end`: "Without it, doctors said at
    /// the time, she was likely to die."
    fn goes_on(&self, end: usize) -> bool {
        const LONGEST_ADDRESS: usize = 6;
        // Behind "and" the author may go on in their own voice.
        const REST: [&str; 8] = ["who", "whose", "which", "adding", "citing", "and", "but", "so"];
        let tokens = self.speakers.tokens;
        let inverted = end > self.first && tokens[end - 1].is_capitalised();
        let near = end..self.limit.min(end + LONGEST_ADDRESS);
        let comma = near.into_iter().find(|&at| !tokens[at].is_wordlike());
        let next = comma.filter(|&at| tokens[at].is_mark(',')).and_then(|at| tokens.get(at + 1));
        let told = next.is_some_and(|t| t.is_wordlike() && !REST.contains(&t.lower.as_str()));
        told && !inverted
    }

    /// "which Lind claims …": no more than the relative clause is hers.
    fn is_relative(&self, start: usize) -> bool {
        let relative = |word| self.is(start - 1, word);
        start > self.first && (relative("which") || relative("that") || relative("what"))
    }

    /// Where the statement starts that follows the reporting words `..end`, if one does: at once,
    /// or behind the words of address, time and place, with "that", a colon or a quotation mark.
    fn statement_start(&self, end: usize) -> Option<usize> {
        const LONGEST_ADDRESS: usize = 16;
        let next = self.speakers.tokens.get(end).filter(|_| end < self.limit)?;
        let told = end > 0 && matches!(self.lower(end - 1), Some("told" | "tells" | "tell"));
        let at_once = next.is_wordlike() && !told && !opens_adverbial(next) && next.lower != "that";
        if at_once {
            return Some(end);
        }
        if let Some(start) = told.then(|| self.address_end(end)).flatten() {
            return Some(start);
        }
        for at in end..self.limit.min(end + LONGEST_ADDRESS) {
            let token = &self.speakers.tokens[at];
            if token.lower == "that" || token.is_mark(':') {
                return Some(at + 1);
            }
            if opens_quotation(token) {
                return Some(at);
            }
            let quotation = self.speakers.tokens.get(at + 1).is_some_and(opens_quotation);
            if token.is_mark(';') || (token.is_mark(',') && !quotation) {
                return None;
            }
        }
        None
    }

    /// Where the statement starts behind whoever is told it: "told them [her son was safe]"; none
    /// where something else follows.
    fn address_end(&self, start: usize) -> Option<usize> {
        const TOLD: [&str; 9] = [
            "them",
            "him",
            "her",
            "us",
            "me",
            "reporters",
            "lawmakers",
            "journalists",
            "investors",
        ];
        let tokens = self.speakers.tokens.get(start..self.limit)?;
        let single = tokens.first().is_some_and(|t| TOLD.contains(&t.lower.as_str()));
        let name = tokens.iter().take_while(|t| t.is_capitalised()).count();
        let end = if single { 1 } else { name };
        let next = tokens.get(end).filter(|_| end > 0)?;
        let states = next.is_wordlike()
            && !opens_adverbial(next)
            && !is_preposition(next)
            && !matches!(next.lower.as_str(), "that" | "and" | "how" | "what" | "why");
        states.then_some(start + end)
    }

    fn lower(&self, at: usize) -> Option<&str> {
        self.speakers.tokens.get(at).map(|t| t.lower.as_str())
    }

    fn is(&self, at: usize, word: &str) -> bool {
        at < self.limit && self.lower(at) == Some(word)
    }

    fn range(&self, start: usize, end: usize) -> TextRange {
        range_of(self.speakers.tokens, start, end)
    }
}

fn opens_quotation(token: &Token) -> bool {
    ['"', '“', '‘'].iter().any(|&mark| token.is_mark(mark))
}

/// Whether the word opens words of time or place: "said on Friday".
fn opens_adverbial(token: &Token) -> bool {
    const OPENERS: [&str; 22] = [
        "on",
        "in",
        "at",
        "during",
        "after",
        "before",
        "by",
        "as",
        "when",
        "while",
        "earlier",
        "late",
        "last",
        "yesterday",
        "today",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    OPENERS.contains(&token.lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{sentence::sentences, token::tokens};

    fn read(text: &str) -> Vec<Attribution> {
        let read = tokens(text);
        attributions(text, &read, &sentences(text, &read), &[])
    }

    /// `marked` shows the speaker in `[]` and the scope in `{}`.
    fn check(marked: &str) {
        let text: String = marked.chars().filter(|c| !"[]{}".contains(*c)).collect();
        let found = read(&text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let mut marks = vec![(found[0].scope.start, '{'), (found[0].scope.end, '}')];
        if let Some(speaker) = found[0].speaker {
            marks.extend([(speaker.start, '['), (speaker.end, ']')]);
        }
        marks.sort_by_key(|&(at, mark)| (at, "]}{[".find(mark)));
        let mut shown = text.clone();
        for (at, mark) in marks.into_iter().rev() {
            shown.insert(at, mark);
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn verbs_report_what_follows() {
        check("[Mara Lind] said {the mill would close}.");
        check("[Tern executives] contend {the move is illegal}.");
        check("[Mara Lind], the chief executive, said that {the mill would close}.");
        check("[A person familiar with the matter] told the Courier that {it rained}.");
        check("[Ama Osei], the head of the panel, said {Tern's flag has never flown}.");
        check("[Ama Osei] said on Friday, {\"We stay}.\"");
        check("On Friday [she] said {it had rained}.");
        check("While [Tern] argues {this opened the door, Rook does not}.");
    }

    #[test]
    fn verbs_report_what_goes_before() {
        check("{The mill will close}, [Mara Lind] said.");
        check("{The mill will close}, [two officials] told the Courier on Friday.");
        check("{The mill will close}, said [Mara Lind], the chief executive.");
    }

    #[test]
    fn a_statement_goes_on_around_the_reporting_words() {
        check("{Without it, [doctors] said at the time, she would die}.");
        check("{For four days, [police] say, a man lay in the woods}.");
        check("Yesterday [she] told them {her son was safe}.");
        check("[Lind] told Harbour News {the mill would close}.");
        check("[Lind] pointed out {the mill would close}.");
        check("[Petra Marsh], in a letter, said {the plan suits the town's old ways}.");
    }

    #[test]
    fn documents_and_polls_report() {
        check("[The report] found {the mill was unsafe}.");
        check("[A recent poll] showed that {few people cared}.");
        check("[A study by Tern University] found {no harm}.");
        check("[A letter seen by the Courier] says {the mill will close}.");
        check("{The mill, in the words of [Mara Lind], is a ruin}.");
    }

    #[test]
    fn relative_clauses_end_with_the_clause() {
        check("The deal, which [Tern] claims {breaks the law}, stands.");
    }

    #[test]
    fn prepositions_cover_the_sentence() {
        check("{The mill will close, according to [Mara Lind]}.");
        check("{The row, first reported by the [Harbour Courier], is old}.");
        check("The mill reportedly {closed}.");
        check("It is alleged that {the mill closed}.");
    }

    #[test]
    fn nouns_and_passives_do_not_report() {
        for text in [
            "The annual reports are late.",
            "Its exclusivity claims are weak.",
            "He is said to be ill.",
            "She declined to say more.",
            "The letter was told to nobody.",
            "She left the United States for good.",
            "They maintained a policy of silence.",
            "Citing privacy rules, the office closed.",
            "It is a theory said to explain the tides.",
            "The report found in the drawer is old.",
            "She found a home and showed it to him.",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
