//! Quotations and their speakers.

use crate::text::TextRange;

use super::clause::range_of;
use super::quotation_kind::{QuotationKind, is_clause, kind};
use super::quotation_marks::{Marked, marks};
use super::speaker::{
    Speakers, Subject, is_linking, is_preposition, is_pronoun, is_verb_companion,
};
use super::{name::Name, sentence::Sentence, token::Token};

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Where it stands, marks included.
    pub range: TextRange,
    /// The words between the marks.
    pub content: TextRange,
    /// Whose words they are, as the text around them says: a name, a pronoun or a description.
    /// Absent unless they are [`QuotationKind::Speech`].
    pub speaker: Option<TextRange>,
    /// The word that introduces it ("said").
    pub cue: Option<TextRange>,
    /// What the marks are for.
    pub kind: QuotationKind,
    /// Whether it runs on to the end of the block without a closing mark; then it may go on in the
    /// block behind.
    pub is_open: bool,
}

impl Quotation {
    /// Whether it is somebody's words; not so scare quotes, titles and names in quotes.
    pub fn is_speech(&self) -> bool {
        self.kind == QuotationKind::Speech
    }
}

/// The quotations of a block.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    /// In order; one inside another is part of it.
    pub list: Vec<Quotation>,
    /// The words up to a closing mark that nothing in the block opens: a quotation, if a block
    /// before has opened it.
    pub end: Option<Quotation>,
}

/// Finds the quotations of a block.
pub(super) fn quotations(tokens: &[Token], sentences: &[Sentence], names: &[Name]) -> Quotations {
    let reader = Reader { speakers: Speakers { tokens, names }, sentences };
    let marks = marks(tokens);
    let end = marks.end.map(|quote| reader.quotation(quote, reader.voice_behind(quote)));
    let mut list: Vec<Quotation> = Vec::new();
    let mut previous: Option<Marked> = None;
    for quote in marks.pairs {
        let voice = reader.voice_in_turn(quote, previous, list.last());
        list.push(reader.quotation(quote, voice));
        previous = Some(quote);
    }
    Quotations { list, end }
}

/// Who speaks, and by which word that is said.
struct Voice {
    speaker: Option<TextRange>,
    cue: Option<usize>,
}

/// Reads what stands around a quotation.
struct Reader<'a> {
    speakers: Speakers<'a>,
    sentences: &'a [Sentence],
}

impl Reader<'_> {
    fn quotation(&self, quote: Marked, voice: Option<Voice>) -> Quotation {
        let tokens = self.speakers.tokens;
        let content = &tokens[quote.inside()];
        let before = &tokens[self.sentence_start(quote.open)..quote.open];
        let (first, last) = (tokens[quote.open].range, tokens[quote.end() - 1].range);
        let inner_start = if quote.opened { first.end } else { first.start };
        let inner_end = content.last().map_or(inner_start, |t| t.range.end);
        let kind = kind(before, content, voice.is_some());
        let voice = voice.filter(|_| kind == QuotationKind::Speech);
        Quotation {
            range: first.join(last),
            content: TextRange::new(inner_start, inner_end),
            speaker: voice.as_ref().and_then(|v| v.speaker),
            cue: voice.as_ref().and_then(|v| v.cue).map(|at| tokens[at].range),
            kind,
            is_open: !quote.closed,
        }
    }

    /// Who speaks, by the words around the quotation, or by the one before it, with which it may
    /// share a sentence or a speech.
    fn voice_in_turn(
        &self,
        quote: Marked,
        previous: Option<Marked>,
        last: Option<&Quotation>,
    ) -> Option<Voice> {
        let floor = previous.map_or(0, |before| before.end());
        let continued = || self.continued(previous?, quote, last?);
        let reported = || self.voice_of_report(quote, floor);
        let mut voice = self.voice(quote, floor).or_else(continued).or_else(reported)?;
        let beside = previous.is_some_and(|before| self.share_sentence(before, quote));
        if voice.speaker.is_none() && beside {
            voice.speaker = last.and_then(|last| last.speaker);
        }
        Some(voice)
    }

    /// Who speaks, by the words behind the quotation or before it, not looking before `floor`.
    fn voice(&self, quote: Marked, floor: usize) -> Option<Voice> {
        let behind = self.voice_behind(quote).or_else(|| self.signature(quote));
        if behind.as_ref().is_some_and(|voice| self.is_carried(voice)) {
            let before = self.voice_before(quote, floor).filter(|voice| voice.speaker.is_some());
            return before.or(behind);
        }
        behind.or_else(|| self.voice_before(quote, floor))
    }

    /// `Lind said it was "a shame", the Courier reported`: a paper carries her words.
    fn is_carried(&self, voice: &Voice) -> bool {
        let cue = voice.cue.and_then(|cue| self.speakers.tokens.get(cue));
        cue.is_some_and(|t| matches!(t.lower.as_str(), "reported" | "reports"))
    }

    /// `"…," said Mara Lind`, `"…," the company said`
    fn voice_behind(&self, quote: Marked) -> Option<Voice> {
        const LONGEST_SUBJECT: usize = 24;
        let tokens = self.speakers.tokens;
        let last = tokens.get(quote.inside())?.last()?;
        if last.is_mark('.') || !quote.closed {
            return None; // The sentence ended with the quotation.
        }
        let comma = tokens.get(quote.end()).is_some_and(|t| t.is_mark(','));
        let start = quote.end() + usize::from(comma);
        let limit = self.sentence_end(start).min(start + LONGEST_SUBJECT);
        if tokens.get(start).is_some_and(|t| t.lower == "according") {
            return Some(self.voice_of(self.speakers.after(start + 1, limit), start));
        }
        let cue = (start..limit)
            .take_while(|&at| !ends_search(&tokens[at]))
            .find(|&at| self.speakers.is_quote_cue(at))?;
        let set_off = comma || !last.is_wordlike() || is_clause(&tokens[quote.inside()]);
        let subject = if cue == start {
            return set_off.then(|| self.voice_of(self.speakers.after(cue, limit), cue));
        } else {
            self.speakers.before(cue, start)?
        };
        (set_off && subject.tokens.start == start).then(|| self.voice_of(Some(subject), cue))
    }

    /// `They left, Lind said. "Nobody asked us."`: the speaker of the sentence before, where a whole
    /// sentence is quoted.
    fn voice_of_report(&self, quote: Marked, floor: usize) -> Option<Voice> {
        let tokens = self.speakers.tokens;
        let whole =
            self.sentence_start(quote.open) == quote.open && is_clause(&tokens[quote.inside()]);
        let before = self.sentence(quote.open.checked_sub(1)?).filter(|_| whole)?;
        let start = before.tokens.start.max(floor);
        let cue = (start..before.tokens.end).rev().find(|&at| self.speakers.is_cue(at))?;
        let subject = self.speakers.before(cue, start)?;
        Some(Voice { speaker: Some(subject.speaker), cue: None })
    }

    /// `"We stay." – Mara Lind`
    fn signature(&self, quote: Marked) -> Option<Voice> {
        const LONGEST_NAME: usize = 6;
        let tokens = self.speakers.tokens;
        let ended = tokens.get(quote.inside())?.last().is_some_and(ends_sentence);
        let dash = tokens.get(quote.end()).is_some_and(is_dash);
        let start = quote.end() + 1;
        let rest = tokens.get(start..).unwrap_or_default();
        let name = rest.iter().take_while(|t| t.is_capitalised()).count();
        let stops = rest.get(name).is_none_or(|t| t.is_mark(',') || ends_sentence(t));
        let is_signed = ended && dash && stops && (1..=LONGEST_NAME).contains(&name);
        let speaker = is_signed.then(|| range_of(tokens, start, start + name));
        speaker.map(|speaker| Voice { speaker: Some(speaker), cue: None })
    }

    /// `Lind told the Courier: "…"`, `according to Lind, "…"`, `she said it was "…"`
    fn voice_before(&self, quote: Marked, floor: usize) -> Option<Voice> {
        const LONGEST_LEAD: usize = 40;
        let tokens = self.speakers.tokens;
        let last = quote.open.checked_sub(1)?;
        let start = self.sentence_start(last).max(floor).max(last.saturating_sub(LONGEST_LEAD));
        let by_colon = tokens[last].is_mark(':');
        if !by_colon && ends_sentence(&tokens[last]) {
            return None;
        }
        let cues =
            (start..quote.open).rev().take_while(|&at| by_colon || !ends_search(&tokens[at]));
        let mut nearest = None; // "Lind was calm, adding: …" has its subject at an earlier verb.
        for cue in cues {
            if self.speakers.is_quote_cue(cue) {
                let shared = self.is_joined(cue, start);
                let remark = self.is_remark(cue, start);
                let shared = shared || remark && tokens[cue].lower.ends_with("ing");
                let subject = || self.speakers.before(cue, start);
                if let Some(subject) = (!shared).then(subject).flatten() {
                    return Some(self.voice_of(Some(subject), nearest.unwrap_or(cue)));
                }
                if !shared && !remark {
                    if tokens[cue].lower.ends_with("ing") {
                        return Some(Voice { speaker: None, cue: Some(cue) });
                    }
                    continue; // "which has stressed …": no verb of this sentence's subject
                }
                nearest.get_or_insert(cue);
            }
            if tokens[cue].lower == "according" {
                return Some(self.voice_of(self.speakers.after(cue + 1, quote.open), cue));
            }
        }
        let led_up_to = by_colon || nearest.is_some();
        let subject = || self.main_subject(start, last).or_else(|| self.first_phrase(start, last));
        let speaker = led_up_to.then(subject).flatten();
        let coordinated = floor > 0 && floor == start && nearest.is_some();
        (speaker.is_some() || coordinated).then_some(Voice { speaker, cue: nearest })
    }

    /// Whether the verb at `at` shares the subject of an earlier verb: "and said", "while warning".
    fn is_joined(&self, at: usize, start: usize) -> bool {
        const JOINTS: [&str; 10] =
            ["and", "but", "or", "while", "whilst", "by", "before", "after", "when", "then"];
        let before = at.checked_sub(1).filter(|&before| before >= start);
        before.is_some_and(|at| JOINTS.contains(&self.speakers.tokens[at].lower.as_str()))
    }

    /// Whether the verb at `at` goes on behind a comma or an adverb: "was calm, adding"; not so in
    /// "with the paper reporting".
    fn is_remark(&self, at: usize, start: usize) -> bool {
        let before = at.checked_sub(1).filter(|&before| before >= start);
        before.is_none_or(|at| {
            let before = &self.speakers.tokens[at];
            before.is_mark(',') || before.lower.ends_with("ly")
        })
    }

    /// The subject of the first verb that can be told to be one: `Lind was blunt: "…"`
    fn main_subject(&self, start: usize, end: usize) -> Option<TextRange> {
        let verb = (start..end).find(|&at| self.is_main_verb(at, start))?;
        let subject = self.speakers.before(verb, start)?;
        let before = subject.tokens.start.checked_sub(1);
        let governed =
            before.is_some_and(|at| at >= start && is_linking(&self.speakers.tokens[at]));
        (!governed).then_some(subject.speaker)
    }

    /// Whoever the sentence starts with, behind words of time or place up to a comma.
    fn first_phrase(&self, start: usize, end: usize) -> Option<TextRange> {
        let tokens = self.speakers.tokens;
        if self.sentence_start(start) != start {
            return None; // A quotation stands before it.
        }
        let led_in = tokens.get(start).is_some_and(is_preposition);
        let comma = (start..end).find(|&at| tokens[at].is_mark(',')).filter(|_| led_in);
        let first = comma.map_or(start, |comma| comma + 1);
        let subject = self.speakers.at(first, end)?;
        let head = tokens.get(first)?;
        let verb_behind = subject.tokens.end < end;
        (verb_behind && (head.is_capitalised() || is_pronoun(head))).then_some(subject.speaker)
    }

    /// Whether a subject and its verb meet at `at`: a verb that is easily told, or any past tense
    /// behind a name or pronoun.
    fn is_main_verb(&self, at: usize, start: usize) -> bool {
        const VERBS: [&str; 9] = ["is", "are", "was", "were", "has", "had", "have", "did", "does"];
        let tokens = self.speakers.tokens;
        let lower = tokens[at].lower.as_str();
        let before = tokens[start..at].iter().rev().find(|t| !is_verb_companion(t));
        let behind_name = before.is_some_and(|t| t.is_capitalised() || is_pronoun(t));
        let past = !tokens[at].is_capitalised() && lower.ends_with("ed") && behind_name;
        VERBS.contains(&lower) || past
    }

    fn voice_of(&self, subject: Option<Subject>, cue: usize) -> Voice {
        Voice { speaker: subject.map(|subject| subject.speaker), cue: Some(cue) }
    }

    /// The voice of `last`, the quotation `before`, where `next` goes on with its speech:
    /// `"…," she said. "…"`
    fn continued(&self, before: Marked, next: Marked, last: &Quotation) -> Option<Voice> {
        const LONGEST_REMARK: usize = 24;
        let tokens = self.speakers.tokens;
        let between = tokens.get(before.end()..next.open)?;
        let remark = between.is_empty() || between.iter().any(|t| Some(t.range) == last.cue);
        let one_sentence = between.is_empty() || self.sentence_end(before.end()) >= next.open;
        let goes_on =
            last.speaker.is_some() && (remark && one_sentence || self.share_sentence(before, next));
        (goes_on && between.len() <= LONGEST_REMARK)
            .then_some(Voice { speaker: last.speaker, cue: None })
    }

    fn share_sentence(&self, before: Marked, next: Marked) -> bool {
        self.sentence_start(before.end().saturating_sub(1)) == self.sentence_start(next.open)
    }

    fn sentence_end(&self, token: usize) -> usize {
        self.sentence(token).map_or(token, |s| s.tokens.end)
    }

    fn sentence_start(&self, token: usize) -> usize {
        self.sentence(token).map_or(token, |s| s.tokens.start)
    }

    fn sentence(&self, token: usize) -> Option<&Sentence> {
        let index = self.sentences.partition_point(|s| s.tokens.end <= token);
        self.sentences.get(index)
    }
}

fn ends_sentence(token: &Token) -> bool {
    ['.', '!', '?', '…'].iter().any(|&stop| token.is_mark(stop))
}

/// Whether a search for the reporting word stops here.
fn ends_search(token: &Token) -> bool {
    [';', '"', '“', '”', '—'].iter().any(|&mark| token.is_mark(mark))
}

fn is_dash(token: &Token) -> bool {
    ['-', '–', '—'].iter().any(|&mark| token.is_mark(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{sentence::sentences, token::tokens};

    fn read(text: &str) -> Vec<Quotation> {
        let read = tokens(text);
        quotations(&read, &sentences(text, &read), &[]).list
    }

    /// Each quotation's speaker, in order; "-" for none, "/" where it is no speech.
    fn speakers(text: &str) -> Vec<String> {
        let of = |q: &Quotation| match q.speaker {
            _ if !q.is_speech() => "/".to_owned(),
            Some(speaker) => speaker.of(text).to_owned(),
            None => "-".to_owned(),
        };
        read(text).iter().map(of).collect()
    }

    #[test]
    fn the_speaker_stands_behind() {
        for (text, speaker) in [
            ("\"We will go,\" said Mara Lind, the chief executive.", "Mara Lind"),
            ("“We will go,” the company said.", "the company"),
            ("\"We will go,\" Mara Lind, the chief executive, told the Courier.", "Mara Lind"),
            ("\"Will we go?\" she asked.", "she"),
            ("\"We will go,\" Dr. Mara Lind told the Courier in May.", "Mara Lind"),
            ("He fell to \"a brief illness\", a Tern/Rook writer said.", "a Tern/Rook writer"),
            ("It sank, \"worn out by use,\" according to Mara Lind.", "Mara Lind"),
            ("\"We will go.\" - Mara Lind", "Mara Lind"),
            ("\"We will go\", said an analyst at Tern on Friday.", "an analyst at Tern"),
        ] {
            assert_eq!(speakers(text), [speaker], "{text}");
        }
    }

    #[test]
    fn the_speaker_stands_before() {
        for (text, speaker) in [
            ("Lind told the Courier: \"We will go.\"", "Lind"),
            ("Mara Lind, the mayor, said, \"We will go.\"", "Mara Lind"),
            ("Lind said that he \"will go,\" the Courier reported.", "Lind"),
            ("\"We will go,\" Lind pointed out.", "Lind"),
            (
                "A letter seen by the Courier says \"the mill must close\".",
                "A letter seen by the Courier",
            ),
            ("Lind once summed it up: \"We will go.\"", "Lind"),
            ("Lind, who paid for the mill, went to court, writing: \"We will go.\"", "Lind"),
            ("According to Mara Lind, \"nobody will go\".", "Mara Lind"),
            ("The company said that the mill was \"a burden\".", "The company"),
            ("A person close to it was blunt: \"We will go.\"", "A person close to it"),
        ] {
            assert_eq!(speakers(text), [speaker], "{text}");
        }
    }

    #[test]
    fn a_speech_goes_on() {
        let text = "\"We stay,\" Lind said. \"They will go.\" It rained. \"He is a fool.\"";
        assert_eq!(speakers(text), ["Lind", "Lind", "-"]);
    }

    #[test]
    fn a_sentence_that_reports_leads_to_the_next() {
        let text = "They plotted for months, Lind said. \"Nobody has asked us yet.\"";
        assert_eq!(speakers(text), ["Lind"]);
        let text = "They plotted for months. \"Nobody has asked us yet.\"";
        assert_eq!(speakers(text), ["-"]);
    }

    #[test]
    fn quotations_of_one_sentence_share_their_speaker() {
        let text = "Lind said it had been so \"for months\", and said it was \"a shame\".";
        assert_eq!(speakers(text), ["Lind", "Lind"]);
        let text = "Lind was calm, adding: \"We stay.\"";
        assert_eq!(speakers(text), ["Lind"]);
    }

    #[test]
    fn titles_and_scare_quotes_are_no_speech() {
        for text in [
            "The \"frontier\" models are new.",
            "A \"walled garden\" model helps.",
            "She wrote \"The Man Who Was Late\" in May.",
            "The \"History\" section explains it.",
            "The form \"must be completed in English\".",
            "The tool, called \"Marsh,\" is new.",
            "Lind described a man, known only as \"Nur,\" who left.",
            "The stakes for \"frontier\" mills, which have stressed growth, are high.",
        ] {
            assert_eq!(speakers(text), ["/"], "{text}");
        }
    }

    #[test]
    fn contents_leave_the_marks_out() {
        let text = "He said “go ‘now’ then” twice.";
        let found = read(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range.of(text), "“go ‘now’ then”");
        assert_eq!(found[0].content.of(text), "go ‘now’ then");
    }
}
