//! One question template: what it is made of, how it is written, which questions are made from it.

use smol_str::SmolStr;

use crate::language::EntityType;

/// A question with typed slots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The category that it belongs to.
    pub category: SmolStr,
    /// The template as written; it also identifies the template.
    pub source: String,
    /// Words and slots, in order.
    pub parts: Vec<Part>,
    /// The slots, each once, in the order of their first appearance.
    pub slots: Vec<Slot>,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words that stand in every question made from the template.
    Words(String),
    /// The slot with this index in [`Template::slots`].
    Slot(usize),
}

/// A hole in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What can stand in it: at least one kind.
    pub kinds: Vec<SlotKind>,
    /// Tells slots of the same kinds apart; 1 where the template gives none.
    pub number: u8,
    /// Whether the name takes a possessive ending.
    pub possessive: bool,
}

/// What can stand in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// The name of an entity of this type.
    Name(EntityType),
    /// A noun phrase of the article's own.
    Topic,
}

impl Template {
    /// Reads a template of `category`.
    ///
    /// # Errors
    ///
    /// Says what is wrong with `source`, quoting the part that is.
    pub fn parse(category: &str, source: &str) -> Result<Self, String> {
        if !source.starts_with(char::is_alphabetic) {
            return Err("a question has to start with a word".to_owned());
        }
        if !source.ends_with('?') {
            return Err("a question has to end with `?`".to_owned());
        }
        let mut template = Self {
            category: category.into(),
            source: source.to_owned(),
            parts: Vec::new(),
            slots: Vec::new(),
        };
        template.parse_parts(source)?;
        if template.slots.is_empty() {
            return Err("a template without a slot asks every article the same".to_owned());
        }
        Ok(template)
    }

    fn parse_parts(&mut self, source: &str) -> Result<(), String> {
        let mut rest = source;
        while let Some((words, after)) = rest.split_once('{') {
            if words.is_empty() {
                return Err("two slots need words between them".to_owned());
            }
            let Some((slot, after)) = after.split_once('}') else {
                return Err(format!("`{{{after}` is never closed by `}}`"));
            };
            self.push_words(words)?;
            let index = self.intern(Slot::parse(slot)?)?;
            self.parts.push(Part::Slot(index));
            rest = after;
        }
        self.push_words(rest)
    }

    fn push_words(&mut self, words: &str) -> Result<(), String> {
        if words.contains('}') {
            return Err(format!("`{words}` has a `}}` that closes nothing"));
        }
        self.parts.push(Part::Words(words.to_owned()));
        Ok(())
    }

    /// The index of `slot`, which is added unless the template has it already.
    fn intern(&mut self, slot: Slot) -> Result<usize, String> {
        let known = self.slots.iter().position(|s| s.written() == slot.written());
        match known {
            Some(index) if self.slots[index].possessive == slot.possessive => Ok(index),
            Some(_) => Err(format!("`{}` is possessive in one place only", slot.written())),
            None => {
                self.slots.push(slot);
                Ok(self.slots.len() - 1)
            }
        }
    }

    /// The question in which `fill` stands for each slot.
    pub fn render<'a>(&'a self, fill: impl Fn(usize) -> &'a str) -> String {
        let part = |part: &'a Part| match part {
            Part::Words(words) => words.as_str(),
            Part::Slot(index) => fill(*index),
        };
        self.parts.iter().map(part).collect()
    }

    /// Length in bytes of the words that stand in every question made from the template.
    pub fn words_len(&self) -> usize {
        let words = self.parts.iter().filter_map(Part::words);
        words.map(str::len).sum()
    }

    /// Whether `question` was made from this template, whatever fills its slots. Both are compared
    /// as [`normal`] writes them.
    pub fn matches(&self, question: &str) -> bool {
        let mut words = self.parts.iter().filter_map(Part::words).map(normal);
        let Some(mut rest) = words.next().and_then(|first| question.strip_prefix(&first)) else {
            return false;
        };
        let mut words: Vec<_> = words.collect();
        let last = words.pop().unwrap_or_default();
        for between in words {
            // The first fit leaves the most room for what is still to come.
            match rest.match_indices(&between).find(|(at, _)| *at > 0) {
                Some((at, found)) => rest = &rest[at + found.len()..],
                None => return false,
            }
        }
        rest.strip_suffix(&last).is_some_and(|fill| !fill.is_empty())
    }
}

impl Part {
    fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words),
            Self::Slot(_) => None,
        }
    }
}

/// A question in lower case with straight apostrophes, as [`Template::matches`] compares it.
pub fn normal(question: &str) -> String {
    question.to_lowercase().replace('’', "'")
}

impl Slot {
    fn parse(written: &str) -> Result<Self, String> {
        let (name, possessive) = match written.strip_suffix("'s") {
            Some(name) => (name, true),
            None => (written, false),
        };
        let kinds = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = match &name[kinds.len()..] {
            "" => 1,
            digits => digits.parse().map_err(|_| format!("`{digits}` is too great a number"))?,
        };
        let kinds = kinds.split('|').map(SlotKind::parse).collect::<Result<_, _>>()?;
        Ok(Self { kinds, number, possessive })
    }

    /// The slot as templates write it, without braces and possessive: `org`, `org|person2`.
    pub fn written(&self) -> String {
        let kinds: Vec<_> = self.kinds.iter().map(|kind| kind.as_str()).collect();
        let number = if self.number == 1 { String::new() } else { self.number.to_string() };
        kinds.join("|") + &number
    }
}

impl SlotKind {
    fn parse(word: &str) -> Result<Self, String> {
        let kind = match word {
            "topic" => Some(Self::Topic),
            _ => EntityType::parse(word).map(Self::Name),
        };
        kind.ok_or_else(|| format!("there is no slot of type `{word}`"))
    }

    /// The word that templates use: `org`, `topic`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name(kind) => kind.as_str(),
            Self::Topic => "topic",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(source: &str) -> Template {
        Template::parse("status", source).unwrap()
    }

    #[test]
    fn slots_are_typed_numbered_and_possessive() {
        let template = template("Does {org|person's} plan suit {org2} and {topic}?");
        let slots: Vec<_> = template.slots.iter().map(Slot::written).collect();
        assert_eq!(slots, ["org|person", "org2", "topic"]);
        assert_eq!(
            template.slots.iter().map(|s| s.possessive).collect::<Vec<_>>(),
            [true, false, false]
        );
    }

    #[test]
    fn the_same_slot_twice_is_one_slot() {
        let template = template("Does {org} know what {org} wants?");
        assert_eq!(template.slots.len(), 1);
        assert_eq!(template.render(|_| "Aurora"), "Does Aurora know what Aurora wants?");
    }

    #[test]
    fn faults_are_named() {
        let faults = [
            ("{org} wins?", "start with a word"),
            ("Does {org} win", "end with `?`"),
            ("Who wins?", "without a slot"),
            ("Does {orgg} win?", "`orgg`"),
            ("Does {} win?", "``"),
            ("Does {org win?", "never closed"),
            ("Does {org}} win?", "closes nothing"),
            ("Does {org}{place} win?", "words between"),
            ("Does {org} keep {org's} word?", "one place only"),
            ("Does {org999} win?", "`999`"),
        ];
        for (source, fault) in faults {
            let error = Template::parse("status", source).unwrap_err();
            assert!(error.contains(fault), "{source}: {error}");
        }
    }

    #[test]
    fn a_question_is_recognised_by_its_template() {
        let template = template("How does {org's} approach to the {topic} differ from {org2}?");
        let matches = |question: &str| template.matches(&normal(question));
        assert!(matches("How does Aurora’s approach to the price cap differ from Borealis?"));
        assert!(!matches("How does Aurora’s approach to the price cap differ?"));
        assert!(!matches("How does Aurora's approach to the  differ from ?"));
    }
}
