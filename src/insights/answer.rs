//! Whether an article answers a question, and where.
//!
//! A sentence of the body answers a question if it speaks of most of what the question is about,
//! and has something of the kind that the question asks for besides: a day for "when", someone for
//! "who". Where nothing is found, the question is open; it may still be answered in words that the
//! question does not share.

use std::collections::HashMap;

use rustc_hash::{FxBuildHasher, FxHashSet};
use smol_str::SmolStr;

use crate::analysis::{Analysis, Place};
use crate::article::{BlockKind, Section};
use crate::language::{EntityType, Reading, Sentence, Token, Unit};

use super::question::{self, Asks};

/// The share of what a question is about that its answer speaks of.
const SHARED: f32 = 0.67;

/// An answer says so many words that the question does not have.
const NEW: usize = 3;

/// The sentences of an article's body, by what they speak of.
#[derive(Debug, Default)]
pub struct Answers<'a> {
    sentences: Vec<Candidate<'a>>,
    /// In how many sentences each stem stands.
    frequency: HashMap<&'a str, usize, FxBuildHasher>,
}

/// A sentence that may answer something.
#[derive(Debug)]
struct Candidate<'a> {
    block: usize,
    reading: &'a Reading,
    sentence: &'a Sentence,
    stems: FxHashSet<&'a str>,
}

impl<'a> Answers<'a> {
    /// Reads what the body of an article says.
    pub fn of(analysis: &'a Analysis) -> Self {
        let mut answers = Self::default();
        for (block, article_block, reading) in analysis.section(Section::Body) {
            if matches!(article_block.kind, BlockKind::Heading(_) | BlockKind::Title) {
                continue;
            }
            for sentence in &reading.sentences {
                answers.add(block, reading, sentence);
            }
        }
        answers
    }

    fn add(&mut self, block: usize, reading: &'a Reading, sentence: &'a Sentence) {
        let tokens = reading.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        // A question that the article itself asks answers nothing.
        if tokens.iter().any(|token| token.is_mark('?')) {
            return;
        }
        let words = tokens.iter().filter(|token| token.is_wordlike());
        let stems: FxHashSet<&str> = words.map(|token| token.stem.as_str()).collect();
        for stem in &stems {
            *self.frequency.entry(stem).or_default() += 1;
        }
        self.sentences.push(Candidate { block, reading, sentence, stems });
    }

    /// The sentence that answers `question`; none where the question is open.
    pub fn find(&self, question: &Reading) -> Option<Place> {
        if question::looks_ahead(question) {
            return None;
        }
        let asked: Vec<&Token> = question::content(question).collect();
        let total: f32 = asked.iter().map(|token| self.weight(&token.stem)).sum();
        let asks = question::asks(question);
        let concepts: Vec<_> = question::concepts(question).collect();
        let share = |candidate: &Candidate<'_>| {
            let shared = asked.iter().filter(|token| candidate.speaks_of(token));
            shared.map(|token| self.weight(&token.stem)).sum::<f32>() / total
        };
        let best = self
            .sentences
            .iter()
            .filter(|candidate| candidate.tells(asks, &asked))
            .filter(|candidate| concepts.iter().all(|concept| candidate.is_about(concept)))
            .map(|candidate| (candidate, share(candidate)))
            .filter(|(_, share)| *share >= SHARED)
            // Of equals, the first is taken.
            .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        Some(Place { block: best.0.block, range: best.0.sentence.range })
    }

    /// What it counts that a sentence speaks of a word: the rarer, the more.
    fn weight(&self, stem: &SmolStr) -> f32 {
        let frequency = self.frequency.get(stem.as_str()).copied().unwrap_or_default();
        (1.0 + self.sentences.len() as f32 / (1.0 + frequency as f32)).ln()
    }
}

impl Candidate<'_> {
    fn speaks_of(&self, token: &Token) -> bool {
        let parts = || token.stem.split('-').filter(|part| part.len() > 2);
        self.stems.contains(token.stem.as_str())
            || token.stem.contains('-') && parts().all(|part| self.stems.contains(part))
    }

    /// Whether the sentence has what `asks` asks for, which the question does not have itself.
    fn tells(&self, asks: Asks, asked: &[&Token]) -> bool {
        let range = self.sentence.range;
        let is_new = |text: &str| {
            !asked.iter().any(|token| text.to_lowercase().contains(token.lower.as_str()))
        };
        let has_name = |kinds: &[EntityType]| {
            self.reading.names.iter().any(|name| {
                kinds.contains(&name.kind)
                    && range.covers(name.range)
                    && is_new(self.reading.slice(name.range))
            })
        };
        let counts = |unit: &Unit| !matches!(unit, Unit::Ordinal(_) | Unit::Score);
        match asks {
            Asks::When => self.reading.dates.iter().any(|d| range.covers(d.range)),
            Asks::Where => has_name(&[EntityType::Place, EntityType::Org]),
            Asks::Who => has_name(&[EntityType::Person, EntityType::Org]),
            Asks::HowMuch => {
                self.reading.quantities.iter().any(|q| range.covers(q.range) && counts(&q.unit))
            }
            Asks::Why => self.has_reason(),
            Asks::Whether | Asks::What | Asks::How => {
                self.stems.iter().filter(|stem| !asked.iter().any(|t| t.stem == **stem)).count()
                    >= NEW + asked.len()
            }
        }
    }

    /// Whether the sentence has a word for what the question asks for: "origins", "problems".
    fn is_about(&self, concept: &str) -> bool {
        let words = self.reading.tokens.get(self.sentence.tokens.clone()).unwrap_or_default();
        match concept {
            "cause" => self.has_reason(),
            "comparison" => words.iter().any(compares),
            _ => words.iter().any(|word| question::concept(word) == Some(concept)),
        }
    }

    /// Whether the sentence says why, by the stems of its words.
    fn has_reason(&self) -> bool {
        const REASONS: [&str; 10] =
            ["becaus", "due", "sinc", "after", "owe", "reason", "caus", "prompt", "led", "cite"];
        REASONS.iter().any(|word| self.stems.contains(word))
    }
}

/// Whether a word holds one thing against another: "than", "highest".
fn compares(word: &Token) -> bool {
    const WORDS: [&str; 8] = ["than", "more", "most", "less", "first", "unlike", "whereas", "same"];
    let lower = word.lower.as_str();
    WORDS.contains(&lower) || lower.len() > "guest".len() && lower.ends_with("est")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Cache, analyse};
    use crate::article::{SectionLabels, read};
    use crate::language;

    /// What answers `question` in an article about a ferry.
    fn answer(question: &str) -> Option<String> {
        let source = "# The night ferry is back\n\nThe ferry line has sold the pier to the town \
                      council.\n\nThe night ferry crosses the strait again from 3 May, Mara Lind \
                      said. It had stopped because the old pier was unsafe.\n\nThe council paid \
                      €4 million for the new pier, which the pilots had wanted for years.\n";
        let analysis =
            analyse(Arc::new(read(source, &SectionLabels::default())), &Cache::default());
        let place = Answers::of(&analysis).find(&language::read(question))?;
        Some(analysis.slice(place).split(' ').take(3).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn an_answer_speaks_of_the_same_and_tells_what_is_asked_for() {
        let cases = [
            ("When does the night ferry cross the strait?", Some("The night ferry")),
            ("How much was the new pier to the council?", Some("The council paid")),
            ("What problems does the new pier cause the council?", None),
            ("Why was the old pier unsafe?", Some("It had stopped")),
            ("How much does the night ferry across the strait cost?", None),
            ("Who blames the pilots for the delay?", None),
            ("What could the new pier mean for the council?", None),
            ("", None),
        ];
        for (question, expected) in cases {
            assert_eq!(answer(question).as_deref(), expected, "{question}");
        }
    }
}
