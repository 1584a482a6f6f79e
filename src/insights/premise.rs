//! What a question takes for granted: "Why did Aurora sue?" takes it that Aurora sued.
//!
//! Only what is asked as a matter of fact takes something for granted: "What could …" and "Has it
//! ever …" leave it open. A premise is a statement in the question's own words, so that it can be
//! held against evidence like any other claim; a template can add what the words do not say: who
//! asks what users think of a thing takes it that one can buy it.

use crate::language::lexicon::FUNCTION_WORDS;
use crate::language::{EntityType, Name, Reading, Token};
use crate::text::TextRange;

use smol_str::SmolStr;

use super::english;
use super::inversion::{Auxiliary, Inverted};
use super::question::{QUESTION_WORDS, is_interrogative};
use super::template::Template;

/// Something that a question takes for granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Premise {
    /// The statement.
    pub statement: String,
    /// The same with its verb in the question's form, where it has one: "Aurora did sue".
    pub plain: Option<String>,
    /// The words of the question that take it for granted: bytes of what was read.
    pub words: TextRange,
    /// The noun of a thing that the question takes to be there: "settlement" of "the terms of the
    /// settlement"; none where it takes something to be done.
    pub being: Option<Token>,
    /// Where "not" makes a question of it that takes the opposite for granted, in bytes of what was
    /// read.
    pub not: Option<usize>,
}

/// Words by which a question leaves open whether something is so.
const OPEN: [&str; 20] = [
    "could", "would", "might", "may", "will", "can", "should", "shall", "must", "if", "unless",
    "whether", "ever", "any", "anyone", "anything", "anybody", "likely", "expected", "supposed",
];

/// What stands for the thing that a question names in what a template says of it.
pub(super) const THING: &str = "…";

/// A question word stands among the first words.
const BEFORE: usize = 3;

/// At most so many words stand between "which" and its verb.
const LONGEST_OBJECT: usize = 5;

/// What `question` takes for granted by its words, and as an instance of `template`.
pub fn premises(question: &Reading, template: Option<&Template>) -> Vec<Premise> {
    let Some(asked) = Asked::of(question) else { return Vec::new() };
    let of_template = template.map(|template| asked.of_template(template)).unwrap_or_default();
    asked.deed().into_iter().chain(of_template).chain(asked.beings()).collect()
}

/// A question that asks as a matter of fact, by its tokens.
struct Asked<'a> {
    reading: &'a Reading,
    /// The question word.
    word: usize,
    /// Where its first clause ends.
    end: usize,
}

impl<'a> Asked<'a> {
    fn of(reading: &'a Reading) -> Option<Self> {
        let tokens = &reading.tokens;
        let word = tokens.iter().take(BEFORE).position(is_interrogative)?;
        let is_end = |token: &Token| !token.is_wordlike() && !is_inner_mark(token);
        let length = tokens[word..].iter().position(is_end).unwrap_or(tokens.len() - word);
        let end = word + length;
        let leaves_open = tokens.iter().any(|token| OPEN.contains(&token.lower.as_str()));
        (!leaves_open).then_some(Self { reading, word, end })
    }

    /// That somebody did, or that something was, what the question asks more about.
    fn deed(&self) -> Option<Premise> {
        let next = self.word + 1;
        match self.reading.tokens[self.word].lower.as_str() {
            "why" => self.inverted(next, "").map(|(premise, not)| Premise { not, ..premise }),
            "when" | "where" => self.inverted(next, "").map(|(premise, _)| premise),
            "how" => self.manner(),
            "what" | "which" | "who" | "whom" => self.thing(),
            _ => None,
        }
    }

    /// "How has Aurora responded", "How quickly did it respond", "How many boats were lost".
    fn manner(&self) -> Option<Premise> {
        let next = self.word + 1;
        if matches!(self.lower(next), "many" | "much") {
            return self.object_then_verb(next + 1, "some");
        }
        let is_adverb = self.lower(next).ends_with("ly");
        self.inverted(if is_adverb { next + 1 } else { next }, "").map(|(premise, _)| premise)
    }

    /// "What did Lind say", "Which steps has Aurora taken", "Who founded it".
    fn thing(&self) -> Option<Premise> {
        let is_person = self.lower(self.word).starts_with("who");
        self.object_then_verb(self.word + 1, if is_person { "someone" } else { "something" })
    }

    /// A question that begins with the thing asked for, from token `from` on, or with its verb:
    /// then `unnamed` stands for the thing.
    fn object_then_verb(&self, from: usize, unnamed: &str) -> Option<Premise> {
        let tokens = self.reading.tokens.get(..self.end)?;
        let reach = tokens.len().min(from + LONGEST_OBJECT);
        let is_auxiliary = |at: &usize| Auxiliary::of(&tokens[*at]).is_some();
        let Some(at) = (from..reach).find(is_auxiliary) else {
            return self.verb_of(from, unnamed);
        };
        let kind = Auxiliary::of(&tokens[at])?;
        let verb = tokens.get(at + 1)?;
        let object = match self.text(from, at) {
            "" => unnamed.to_owned(),
            _ if self.is_manner(from) => String::new(),
            object => format!("some {object}"),
        };
        let is_subject = kind != Auxiliary::Do && kind.takes(verb);
        if is_subject {
            let statement = format!("{object} {}", self.text(at, self.end));
            return Some(self.premise(statement));
        }
        let (premise, _) = self.inverted(at, &object)?;
        (kind != Auxiliary::Be).then_some(premise)
    }

    /// "Who founded it": the verb stands at token `at`.
    fn verb_of(&self, at: usize, unnamed: &str) -> Option<Premise> {
        let verb = self.reading.tokens.get(..self.end)?.get(at)?;
        let is_past = Auxiliary::Have.takes(verb);
        is_past.then(|| self.premise(format!("{unnamed} {}", self.text(at, self.end))))
    }

    /// That there are the things which the question calls "the" or somebody's.
    fn beings(&self) -> Vec<Premise> {
        let tokens = &self.reading.tokens[..self.end];
        let is_definite = |token: &Token| token.lower == "the" || token.lower == "'s";
        let is_part = |token: &&Token| {
            let word = token.lower.as_str();
            token.is_wordlike() && !token.is_capitalised() && !FUNCTION_WORDS.contains_key(word)
        };
        let starts = (0..tokens.len()).filter(|at| is_definite(&tokens[*at])).map(|at| at + 1);
        starts
            .filter_map(|from| {
                let noun = from + tokens[from..].iter().take_while(is_part).count();
                let head = tokens.get(from..noun)?.last()?;
                // "the origins of": the question asks for them.
                let is_asked_for = QUESTION_WORDS.contains_key(head.lower.as_str());
                let phrase = self.text(from, noun);
                let statement = match head.lower.ends_with('s') {
                    true => format!("there are {phrase}"),
                    false => format!("there is {}", english::with_article(phrase)),
                };
                let being = Some(head.clone());
                (!is_asked_for).then(|| Premise { being, ..self.premise(statement) })
            })
            .collect()
    }

    /// What `template` says of the thing that the question names.
    fn of_template(&self, template: &Template) -> Vec<Premise> {
        let Some(thing) = self.thing_named() else { return Vec::new() };
        let say = |said: &SmolStr| self.premise(said.replace(THING, thing));
        template.premises.iter().map(say).collect()
    }

    /// Whether the noun at token `at` asks how: "in what ways".
    fn is_manner(&self, at: usize) -> bool {
        matches!(self.lower(at), "way" | "ways" | "extent" | "respects")
    }

    /// The statement of the clause whose auxiliary stands at token `at`, and where "not" turns it.
    fn inverted(&self, at: usize, object: &str) -> Option<(Premise, Option<usize>)> {
        let clause = Inverted::read(self.reading, at, self.end)?;
        let (stated, plain) = (clause.stated(object), clause.stated_plainly(object));
        let plain = (plain != stated).then_some(plain);
        let premise = Premise { plain, ..self.premise(stated) };
        Some((premise, clause.turned_at()))
    }

    fn premise(&self, statement: String) -> Premise {
        let (first, last) = (self.word, self.end - 1);
        let words = self.reading.tokens[first].range.join(self.reading.tokens[last].range);
        Premise { statement, plain: None, words, being: None, not: None }
    }

    /// The thing that the question names last, with the nouns behind the name: "Aurora's app"; where
    /// it names none, what it is "about".
    fn thing_named(&self) -> Option<&'a str> {
        let is_thing = |name: &&Name| !matches!(name.kind, EntityType::Place | EntityType::Person);
        let from = match self.reading.names.iter().rfind(is_thing) {
            Some(name) => {
                self.reading.tokens.iter().position(|t| t.range.end > name.range.start)?
            }
            None => 1 + self.reading.tokens.iter().rposition(introduces_thing)?,
        };
        let is_article = |at: &usize| matches!(self.lower(*at), "the" | "its" | "their");
        let noun = from + usize::from(is_article(&from));
        let is_part = |at: &usize| {
            let token = &self.reading.tokens[*at];
            !FUNCTION_WORDS.contains_key(token.lower.as_str()) && is_inner_mark(token)
        };
        let end = noun + (noun..self.end).take_while(is_part).count();
        (end > noun).then(|| self.text(from, end))
    }

    fn lower(&self, at: usize) -> &'a str {
        self.reading.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    fn text(&self, from: usize, to: usize) -> &'a str {
        let tokens = self.reading.tokens.get(from..to).unwrap_or_default();
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => self.reading.slice(first.range.join(last.range)),
            _ => "",
        }
    }
}

/// Whether what a question is about stands behind this word.
fn introduces_thing(token: &Token) -> bool {
    ["about", "on", "of", "regarding", "to", "with", "use", "uses", "buy", "buys"]
        .contains(&token.lower.as_str())
}

/// Whether a mark stands within a clause: quotation marks, `'s`, a currency's sign.
fn is_inner_mark(token: &Token) -> bool {
    !["?", "？", ",", ";", ":", "(", ".", "!", "–", "—", "-"].contains(&token.lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::Library;
    use crate::language;

    fn statements(question: &str) -> Vec<String> {
        premises(&language::read(question), None)
            .into_iter()
            .filter(|premise| premise.being.is_none())
            .map(|premise| premise.statement)
            .collect()
    }

    #[test]
    fn what_is_asked_as_fact_is_taken_for_granted() {
        let cases = [
            ("Why did the pilots leave the talks?", "the pilots left the talks"),
            ("Why did the price cap fail?", "the price cap failed"),
            ("Why did Aurora cap its prices?", "Aurora capped its prices"),
            ("Why has the ferry not sailed?", "the ferry has not sailed"),
            ("Why were the nets of the fleet seized?", "the nets of the fleet were seized"),
            ("Why do farmers distrust the ministry?", "farmers distrust the ministry"),
            ("How does Lind see the merger?", "Lind sees the merger"),
            ("How has Aurora responded to the fine?", "Aurora has responded to the fine"),
            ("How quickly did the fire spread?", "the fire spread"),
            ("When did the dam first show cracks?", "the dam first showed cracks"),
            ("What did Lind say about the fine?", "Lind said something about the fine"),
            ("Which steps has Aurora taken to end it?", "Aurora has taken some steps to end it"),
            ("Which ministers have resigned so far?", "some ministers have resigned so far"),
            ("How many boats were lost?", "some boats were lost"),
            ("Who founded the guild?", "someone founded the guild"),
            ("Who was killed in the crash?", "someone was killed in the crash"),
        ];
        for (question, statement) in cases {
            assert_eq!(statements(question), [statement], "{question}");
        }
    }

    #[test]
    fn what_is_called_the_or_somebodys_is_taken_to_be_there() {
        let question =
            language::read("What are the terms of the rescue plan for Aurora's ferries?");
        let beings = premises(&question, None).into_iter().filter(|p| p.being.is_some());
        let statements: Vec<_> = beings.map(|premise| premise.statement).collect();
        let expected = ["there is a rescue plan", "there are ferries"];
        assert_eq!(statements, expected);
    }

    #[test]
    fn a_template_adds_what_it_says_of_the_thing_named() {
        let library = Library::shipped();
        let cases = [
            ("What feedback have users given about Nimbus?", "Nimbus has launched"),
            ("What do customers in Velm say of Aurora's app?", "Aurora's app has launched"),
            ("What do users think of the new app?", "the new app has launched"),
        ];
        for (question, statement) in cases {
            let question = language::read(question);
            let recognised = library.recognise(&question.tokens).unwrap();
            let all = premises(&question, recognised.template);
            assert!(all.iter().any(|premise| premise.statement == statement), "{all:?}");
        }
    }

    #[test]
    fn what_is_left_open_is_not() {
        let questions = [
            "Did Aurora sue?",
            "Why would Aurora sue?",
            "What happens if Aurora sues?",
            "Has Aurora ever sued?",
            "What is the state of the talks?",
            "Who?",
            "",
        ];
        for question in questions {
            assert_eq!(statements(question), [""; 0], "{question}");
        }
    }
}
