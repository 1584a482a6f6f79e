//! What an article has to fill a template's slots with.

use crate::analysis::{Analysis, Entity};
use crate::article::Section;
use crate::language::EntityType;
use crate::text::TextRange;

use super::candidate::Candidate;
use super::template::{Slot, SlotKind, Template};
use super::topic;

/// At most so many choices are offered for one slot.
const CHOICES: usize = 12;

/// The names and topics of an article, most salient first.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    names: Vec<(EntityType, Candidate)>,
    topics: Vec<Candidate>,
}

/// A template with what can stand in its slots.
#[derive(Debug, Clone)]
pub struct Filled<'a> {
    /// The template.
    pub template: &'a Template,
    /// For each slot what can stand in it, the likeliest first; never empty. Possessive where the
    /// slot is. The likeliest fills of two slots are always different.
    pub choices: Vec<Vec<String>>,
    /// The likeliest fill of each slot, without possessive endings.
    pub likeliest: Vec<String>,
    /// How much the article is about the likeliest fills, in 0..1, less their wear.
    pub weight: f32,
}

impl Candidates {
    /// Collects what `analysis` offers. A name that the article itself never mentions, only its
    /// questions or the page around it, is none of the article's.
    pub fn of(analysis: &Analysis) -> Self {
        let names = analysis
            .entities
            .iter()
            .filter(|entity| is_in_article(analysis, entity))
            .map(|entity| {
                let text = name_in_sentence(analysis, entity);
                (entity.kind, Candidate { text, weight: entity.salience })
            })
            .collect();
        Self { names, topics: topic::topics(analysis) }
    }

    fn for_slot(&self, slot: &Slot) -> Vec<&Candidate> {
        let takes = |kind| slot.kinds.contains(&SlotKind::Name(kind));
        let names = self.names.iter().filter(|(kind, _)| takes(*kind)).map(|(_, name)| name);
        let topics = slot.kinds.contains(&SlotKind::Topic).then_some(&self.topics);
        names.chain(topics.into_iter().flatten()).collect()
    }

    /// Fills `template`; none where some slot stays empty. `wear` is what a fill loses of its
    /// weight, for reasons of the caller's.
    pub fn fill<'a>(
        &self,
        template: &'a Template,
        wear: impl Fn(&str) -> f32,
    ) -> Option<Filled<'a>> {
        let mut filled =
            Filled { template, choices: Vec::new(), likeliest: Vec::new(), weight: 0.0 };
        for slot in &template.slots {
            let mut candidates = self.for_slot(slot);
            candidates.sort_by(|a, b| {
                let worth = |c: &Candidate| c.weight - wear(&c.text);
                worth(b).total_cmp(&worth(a))
            });
            let taken = &filled.likeliest;
            let is_free = |c: &&Candidate| !taken.iter().any(|text| are_alike(text, &c.text));
            let first = candidates.remove(candidates.iter().position(is_free)?);
            let texts = std::iter::once(first).chain(candidates).take(CHOICES);
            filled.choices.push(texts.map(|c| in_slot(slot, &c.text)).collect());
            filled.weight += (first.weight - wear(&first.text)) / template.slots.len() as f32;
            filled.likeliest.push(first.text.clone());
        }
        Some(filled)
    }
}

impl Filled<'_> {
    /// The question with the likeliest fills.
    pub fn text(&self) -> String {
        let first = |slot: usize| self.choices.get(slot).and_then(|choices| choices.first());
        self.template.render(|slot| first(slot).map_or("", String::as_str))
    }

    /// The likeliest fill of each slot, with the slot as the template writes it.
    pub fn fills(&self) -> Vec<(String, String)> {
        let slots = self.template.slots.iter().map(Slot::written);
        slots.zip(self.likeliest.iter().cloned()).collect()
    }
}

/// Whether one of the texts is made of words of the other: "Amazon", "Amazon Web Services". Such
/// two stand for things too close to be asked about as a pair.
fn are_alike(one: &str, other: &str) -> bool {
    let is_within = |inner: &str, outer: &str| {
        inner.split_whitespace().all(|word| outer.split_whitespace().any(|w| w == word))
    };
    is_within(one, other) || is_within(other, one)
}

fn in_slot(slot: &Slot, text: &str) -> String {
    match (slot.possessive, text.ends_with('s')) {
        (false, _) => text.to_owned(),
        (true, true) => format!("{text}'"),
        (true, false) => format!("{text}'s"),
    }
}

fn is_in_article(analysis: &Analysis, entity: &Entity) -> bool {
    entity.mentions.iter().any(|mention| {
        let block = analysis.article.blocks.get(mention.place.block);
        block.is_some_and(|b| {
            matches!(b.section, Section::Headline | Section::Summary | Section::Body)
        })
    })
}

/// Names that have "the" before them by themselves, by their last word.
const WITH_ARTICLE: [&str; 16] = [
    "States",
    "Kingdom",
    "Nations",
    "Union",
    "Republic",
    "Emirates",
    "Islands",
    "Netherlands",
    "Philippines",
    "U.S.",
    "US",
    "U.K.",
    "UK",
    "U.N.",
    "UN",
    "EU",
];

/// The name with "the" before it, where it has one by itself or where the article's running text
/// most often has it so. Headlines drop articles, hence do not count, nor does "U.S. President".
fn name_in_sentence(analysis: &Analysis, entity: &Entity) -> String {
    let last = entity.name.rsplit(' ').next().unwrap_or_default();
    let (mut with, mut without) = (0, 0);
    for mention in &entity.mentions {
        let Some(block) = analysis.article.blocks.get(mention.place.block) else { continue };
        let is_running = matches!(block.section, Section::Summary | Section::Body);
        let TextRange { start, end } = mention.place.range;
        let text = &block.text.plain;
        if !is_running || analysis.slice(mention.place) != entity.name || is_name_part(text, end) {
            continue;
        }
        match word_before(text, start) {
            "the" | "The" => with += 1,
            _ => without += 1,
        }
    }
    let has_article = with > without || WITH_ARTICLE.contains(&last);
    if has_article { format!("the {}", entity.name) } else { entity.name.clone() }
}

/// Whether the name that ends at `end` stands before another one.
fn is_name_part(text: &str, end: usize) -> bool {
    let after = text.get(end..).and_then(|after| after.strip_prefix(' '));
    after.is_some_and(|after| after.starts_with(char::is_uppercase))
}

fn word_before(text: &str, start: usize) -> &str {
    let before = text.get(..start).and_then(|before| before.strip_suffix(' '));
    let before = before.unwrap_or_default();
    before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates() -> Candidates {
        let name = |kind, text: &str, weight| (kind, Candidate { text: text.to_owned(), weight });
        Candidates {
            names: vec![
                name(EntityType::Org, "Aurora Grid", 0.9),
                name(EntityType::Person, "Mara Lind", 0.8),
                name(EntityType::Org, "Aurora", 0.7),
                name(EntityType::Org, "Tidal Works", 0.5),
            ],
            topics: vec![Candidate { text: "price cap".to_owned(), weight: 1.0 }],
        }
    }

    fn filled(source: &str) -> Option<String> {
        let template = Template::parse("status", source).unwrap();
        candidates().fill(&template, |_| 0.0).map(|filled| filled.text())
    }

    #[test]
    fn slots_take_the_most_salient_fill_of_their_type() {
        let cases = [
            ("Does {org} pay?", Some("Does Aurora Grid pay?")),
            ("Does {person} mind the {topic}?", Some("Does Mara Lind mind the price cap?")),
            ("Does {product} work?", None),
            ("Does {product|topic} work?", Some("Does price cap work?")),
        ];
        for (template, question) in cases {
            assert_eq!(filled(template).as_deref(), question, "{template}");
        }
    }

    #[test]
    fn two_slots_never_name_the_same_or_nearly_the_same() {
        let question = filled("Does {org} trust {org2}?");
        assert_eq!(question.as_deref(), Some("Does Aurora Grid trust Tidal Works?"));
        assert_eq!(filled("Does {org} trust {org2} and {org3}?"), None);
    }

    #[test]
    fn a_worn_name_comes_later() {
        let template = Template::parse("status", "Is it {org's}?").unwrap();
        let wear = |name: &str| if name == "Aurora Grid" { 0.3 } else { 0.0 };
        let filled = candidates().fill(&template, wear).unwrap();
        assert_eq!(filled.choices, [["Aurora's", "Aurora Grid's", "Tidal Works'"]]);
        assert_eq!(filled.fills(), [("org".to_owned(), "Aurora".to_owned())]);
    }

    #[test]
    fn possessives_are_spelt_as_in_english() {
        let template = Template::parse("status", "Is it {org's}?").unwrap();
        let choices = &candidates().fill(&template, |_| 0.0).unwrap().choices;
        assert_eq!(choices, &[["Aurora Grid's", "Aurora's", "Tidal Works'"]]);
    }

    #[test]
    fn the_likeliest_fill_comes_first_in_each_slot() {
        let template = Template::parse("status", "Does {org} trust {org2}?").unwrap();
        let choices = &candidates().fill(&template, |_| 0.0).unwrap().choices;
        assert_eq!(choices[0], ["Aurora Grid", "Aurora", "Tidal Works"]);
        assert_eq!(choices[1], ["Tidal Works", "Aurora Grid", "Aurora"]);
    }

    #[test]
    fn the_word_before_a_name_stands_right_before_it() {
        assert_eq!(word_before("so the Home Office", 7), "the");
        assert_eq!(word_before("(the Home Office", 5), "the");
        assert_eq!(word_before("the \"Home Office", 5), "");
        assert_eq!(word_before("Home", 0), "");
    }

    #[test]
    fn a_name_before_a_name_is_part_of_it() {
        assert!(is_name_part("the U.S. President", 8));
        assert!(!is_name_part("the U.S. president", 8));
        assert!(!is_name_part("in the U.S.", 11));
    }
}
