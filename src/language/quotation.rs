//! Quotations and their speakers.

use crate::text::TextRange;

use super::lexicon::FUNCTION_WORDS;
use super::quotation_marks::{Marked, marked};
use super::speaker::{Speakers, Subject, is_pronoun};
use super::{name::Name, sentence::Sentence, token::Token};

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Where it stands, marks included.
    pub range: TextRange,
    /// The words between the marks.
    pub content: TextRange,
    /// Who speaks, as the text around it says: a name, a pronoun or a description.
    pub speaker: Option<TextRange>,
    /// The word that introduces it ("said").
    pub cue: Option<TextRange>,
    /// Whether it is speech at all; false for scare quotes, titles and names in quotes.
    pub is_speech: bool,
}

/// Finds the quotations of a block; one inside another is part of it.
pub fn quotations(
    _text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    names: &[Name],
) -> Vec<Quotation> {
    let reader = Reader { speakers: Speakers { tokens, names }, sentences };
    let mut found: Vec<Quotation> = Vec::new();
    let mut previous: Option<Marked> = None;
    for quote in marked(tokens) {
        let continued = || reader.continued(previous?, quote, found.last()?);
        let floor = previous.map_or(0, |before| before.end());
        let mut voice = reader.voice(quote, floor).or_else(continued);
        if let (Some(voice), Some(last)) = (&mut voice, found.last())
            && voice.speaker.is_none()
            && previous.is_some_and(|before| reader.share_sentence(before, quote))
        {
            voice.speaker = last.speaker;
        }
        found.push(reader.quotation(quote, voice));
        previous = Some(quote);
    }
    found
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
        let content = &tokens[quote.open + 1..quote.close];
        let (first, last) = (tokens[quote.open].range, tokens[quote.end() - 1].range);
        let inner_end = content.last().map_or(first.end, |t| t.range.end);
        let is_speech =
            !content.is_empty() && (voice.is_some() && !is_title(content) || is_clause(content));
        let voice = voice.filter(|_| is_speech);
        Quotation {
            range: first.join(last),
            content: TextRange::new(first.end, inner_end),
            speaker: voice.as_ref().and_then(|v| v.speaker),
            cue: voice.as_ref().and_then(|v| v.cue).map(|at| tokens[at].range),
            is_speech,
        }
    }

    /// Who speaks, by the words behind the quotation or before it, not looking before `floor`.
    fn voice(&self, quote: Marked, floor: usize) -> Option<Voice> {
        self.voice_behind(quote).or_else(|| self.voice_before(quote, floor))
    }

    /// `"…," said Mara Lind`, `"…," the company said`
    fn voice_behind(&self, quote: Marked) -> Option<Voice> {
        const LONGEST_SUBJECT: usize = 24;
        let tokens = self.speakers.tokens;
        if tokens[quote.close - 1].is_mark('.') {
            return None; // The sentence ended with the quotation.
        }
        let comma = tokens.get(quote.end()).is_some_and(|t| t.is_mark(','));
        let start = quote.end() + usize::from(comma);
        let limit = self.sentence_end(start).min(start + LONGEST_SUBJECT);
        let cue = (start..limit)
            .take_while(|&at| !ends_search(&tokens[at]))
            .find(|&at| self.speakers.is_quote_cue(at))?;
        let content = &tokens[quote.open + 1..quote.close];
        let set_off = comma || !tokens[quote.close - 1].is_wordlike() || is_clause(content);
        let subject = if cue == start {
            return set_off.then(|| self.voice_of(self.speakers.after(cue, limit), cue));
        } else {
            self.speakers.before(cue, start)?
        };
        (set_off && subject.tokens.start == start).then(|| self.voice_of(Some(subject), cue))
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
                let word = *nearest.get_or_insert(cue);
                if let Some(subject) = self.speakers.before(cue, start) {
                    return Some(self.voice_of(Some(subject), word));
                }
            }
            if tokens[cue].lower == "according" {
                return Some(self.voice_of(self.speakers.after(cue + 1, quote.open), cue));
            }
        }
        let led_up_to = by_colon || nearest.is_some();
        let speaker = self.first_subject(start, last).filter(|_| led_up_to);
        let coordinated = floor > 0 && floor == start && nearest.is_some();
        (speaker.is_some() || coordinated).then_some(Voice { speaker, cue: nearest })
    }

    /// The subject of the first verb that can be told to be one: `Lind was blunt: "…"`
    fn first_subject(&self, start: usize, end: usize) -> Option<TextRange> {
        const VERBS: [&str; 9] = ["is", "are", "was", "were", "has", "had", "have", "did", "does"];
        let tokens = self.speakers.tokens;
        let verb = (start..end).find(|&at| VERBS.contains(&tokens[at].lower.as_str()))?;
        self.speakers.before(verb, start).map(|subject| subject.speaker)
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
        let one_sentence = between.split_last().is_none_or(|(end, rest)| {
            (ends_sentence(end) || end.is_mark(',')) && !rest.iter().any(ends_sentence)
        });
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

/// Whether the words are a statement of their own: some length and a verb.
fn is_clause(content: &[Token]) -> bool {
    const FEWEST_WORDS: usize = 4;
    const VERBS: [&str; 25] = [
        "is", "are", "was", "were", "am", "be", "been", "has", "have", "had", "do", "does", "did",
        "will", "would", "can", "could", "should", "may", "might", "must", "cannot", "let", "want",
        "need",
    ];
    let verb = |t: &Token| {
        let contracted = t.is_wordlike() && t.lower.contains('\'');
        VERBS.contains(&t.lower.as_str()) || is_pronoun(t) || contracted
    };
    let starts = content.iter().find(|t| t.is_wordlike()).is_some_and(Token::is_capitalised);
    let whole = starts || content.iter().any(is_pronoun);
    let words = content.iter().filter(|t| t.is_wordlike()).count();
    words >= FEWEST_WORDS && whole && content.iter().any(verb) && !is_title(content)
}

/// Whether the words are written as a title: every content word with a capital.
fn is_title(content: &[Token]) -> bool {
    const FEWEST_WORDS: usize = 2;
    let mut words = content.iter().filter(|t| t.is_wordlike());
    let is_content = |t: &&Token| !FUNCTION_WORDS.contains_key(t.lower.as_str());
    words.clone().filter(is_content).count() >= FEWEST_WORDS
        && words.all(|t| t.is_capitalised() || !is_content(&t))
}

fn ends_sentence(token: &Token) -> bool {
    ['.', '!', '?', '…'].iter().any(|&stop| token.is_mark(stop))
}

/// Whether a search for the reporting word stops here.
fn ends_search(token: &Token) -> bool {
    ends_sentence(token) || [';', '"', '“', '”', '—'].iter().any(|&mark| token.is_mark(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{sentence::sentences, token::tokens};

    fn read(text: &str) -> Vec<Quotation> {
        let read = tokens(text);
        quotations(text, &read, &sentences(text, &read), &[])
    }

    /// Each quotation's speaker, in order; "-" for none, "/" where it is no speech.
    fn speakers(text: &str) -> Vec<String> {
        let of = |q: &Quotation| match q.speaker {
            _ if !q.is_speech => "/".to_owned(),
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
