//! What an article has to fill a template's slots with.

use std::sync::Arc;

use crate::analysis::{Analysis, Entity};
use crate::article::Section;
use crate::language::{EntityType, Reading};

use super::candidate::Candidate;
use super::named::name;
use super::slot::{Form, Slot, SlotKind};
use super::template::{Agreement, Part, Template};
use super::{figure, topic};

/// At most so many choices are offered for one slot.
const CHOICES: usize = 12;

/// At most so many names or noun phrases of a kind are looked at, the most salient ones.
const SALIENT: usize = 24;

/// The names, noun phrases, amounts and dates of an article, most salient first.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    /// What the article offers for each kind of slot.
    offers: Vec<(SlotKind, Candidate)>,
    /// What each block of the article says.
    readings: Arc<[Arc<Reading>]>,
    /// Indices of the blocks of headline, summary and body, in order.
    told: Vec<usize>,
}

/// A template with what can stand in its slots.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The template.
    pub template: Arc<Template>,
    /// For each slot what can stand in it, the likeliest first; never empty, and in the form that
    /// the slot wants. The likeliest fills of two slots are always different.
    pub choices: Vec<Vec<String>>,
    /// For each slot whether its choices are plurals, where a word agrees with it.
    pub are_plural: Vec<bool>,
    /// The likeliest fill of each slot, as it stands in a sentence.
    pub likeliest: Vec<String>,
    /// How much the article is about the likeliest fills, in 0..1, less their wear.
    pub weight: f32,
    /// Whether the article says what the template needs where it names the fills.
    pub is_called_for: bool,
    /// Index of the first block of the article that names all of them, or at least the first.
    pub raised_in: Option<usize>,
}

/// What is left of the weight of a fill that no block of the article names together with the
/// other fills: a question should not tie together what the article does not.
const APART: f32 = 0.4;

/// What is left of the weight of a question that no block of the article calls for in the words
/// that its template needs.
const UNCALLED: f32 = 0.1;

/// What is left of the weight of a question that the article calls for, but not where it names the
/// fills.
const ELSEWHERE: f32 = 0.4;

/// What is left of the weight of a question that a template asks where no other can.
const FALLBACK: f32 = 0.3;

/// What each slot beyond the first adds to a question's weight: the more of the article it brings
/// together, the less it could be asked of any other.
const TOGETHER: f32 = 0.1;

impl Candidates {
    /// Collects what `analysis` offers. A name that the article itself never mentions, only its
    /// questions or the page around it, is none of the article's.
    pub fn of(analysis: &Analysis) -> Self {
        let mut offers: Vec<_> = analysis
            .entities
            .iter()
            .filter_map(|entity| Some((SlotKind::Name(entity.kind), name(analysis, entity)?)))
            .collect();
        let actors = analysis.entities.iter().filter(|entity| is_actor(entity));
        let actors: Vec<_> =
            actors.filter_map(|entity| Some((SlotKind::Actor, name(analysis, entity)?))).collect();
        offers.extend(actors);
        for topic in topic::topics(analysis) {
            offers.extend(topic.kinds.iter().map(|kind| (*kind, topic.candidate.clone())));
        }
        let events: Vec<_> = offers.iter().filter(|(kind, _)| happens(*kind)).cloned().collect();
        offers.extend(events.into_iter().map(|(_, event)| (SlotKind::Matter, event)));
        offers.extend(figure::figures(analysis));
        keep_most_salient(&mut offers);
        let parts = [Section::Headline, Section::Summary, Section::Body].into_iter();
        let told = parts.flat_map(|part| analysis.section(part)).map(|(index, _, _)| index);
        Self { offers, readings: analysis.readings.clone(), told: told.collect() }
    }

    /// The names and noun phrases that the article is most about, as they stand in a question.
    pub fn things(&self) -> Vec<String> {
        let mut things: Vec<String> = Vec::new();
        let is_named = |kind: SlotKind| !matches!(kind, SlotKind::Quantity | SlotKind::Date);
        for (_, thing) in self.offers.iter().filter(|(kind, _)| is_named(*kind)) {
            let written = thing.written(Form::The);
            if !things.contains(&written) {
                things.push(written);
            }
        }
        things
    }

    /// What can stand in the slot that a template writes as `written`, in its form, the likeliest
    /// first; nothing that `question` names already.
    pub fn fills_for(&self, written: &str, question: &str) -> Vec<String> {
        /// More would be a list to read rather than a help.
        const MOST: usize = 3;
        let Ok(slot) = Slot::parse(written) else { return Vec::new() };
        let ranked = self.ranked(&slot, &[], &|_: &Candidate| 0.0).into_iter().map(|(c, _)| c);
        let new = ranked.filter(|candidate| !question.contains(&candidate.text));
        new.take(MOST).map(|candidate| candidate.written(slot.form)).collect()
    }

    fn for_slot(&self, slot: &Slot) -> Vec<&Candidate> {
        let fitting = self.offers.iter().filter(|(kind, _)| slot.kinds.contains(kind));
        fitting.map(|(_, candidate)| candidate).collect()
    }

    /// Fills `template`; none where some slot stays empty. `wear` is the share that a fill loses of
    /// its weight, for reasons of the caller's.
    pub fn fill(
        &self,
        template: &Arc<Template>,
        wear: impl Fn(&Candidate) -> f32,
    ) -> Option<Filled> {
        let mut filled = Filled {
            template: Arc::clone(template),
            choices: Vec::new(),
            are_plural: Vec::new(),
            likeliest: Vec::new(),
            weight: 0.0,
            is_called_for: true,
            raised_in: None,
        };
        let mut taken: Vec<&Candidate> = Vec::new();
        let mut worths: Vec<f32> = Vec::new();
        for (index, slot) in template.wording.slots.iter().enumerate() {
            let ranked = self.ranked(slot, &taken, &wear);
            let is_free = |c: &Candidate| !taken.iter().any(|t| are_alike(&t.text, &c.text));
            let at = ranked.iter().position(|(c, _)| is_free(c))?;
            let (first, worth) = ranked[at];
            let agrees = template.wording.agrees_with(index);
            let others = ranked.iter().map(|(c, _)| *c).filter(|c| *c != first);
            let fitting = others.filter(|c| !agrees || c.is_plural == first.is_plural);
            let choices = std::iter::once(first).chain(fitting).take(CHOICES);
            filled.choices.push(choices.map(|c| c.written(slot.form)).collect());
            filled.are_plural.push(first.is_plural);
            filled.likeliest.push(first.written(Form::Plain));
            worths.push(worth);
            taken.push(first);
        }
        filled.weight = together(&worths);
        let raised_in = self.raised_in(template, &taken);
        // Where it asks about one thing alone, any paragraph may call for it.
        filled.is_called_for = template.needs.is_empty()
            || raised_in.is_some()
            || taken.len() == 1 && self.is_called_for(template);
        let is_elsewhere = raised_in.is_none() && !template.needs.is_empty();
        filled.weight *= match (filled.is_called_for, template.fallback) {
            (false, _) => UNCALLED,
            (true, true) => FALLBACK,
            (true, false) if is_elsewhere => ELSEWHERE,
            (true, false) => 1.0,
        };
        filled.raised_in = raised_in.or(taken.first().and_then(|c| c.blocks.first().copied()));
        Some(filled)
    }

    /// Whether the article says anywhere what the template needs.
    fn is_called_for(&self, template: &Template) -> bool {
        let says_it = |block: &usize| {
            let tokens = self.readings.get(*block).map_or(&[][..], |reading| &reading.tokens);
            template.needs.iter().any(|need| need.matches(tokens))
        };
        self.told.iter().any(says_it)
    }

    /// The first block that names all that is `taken` and says what the template needs.
    fn raised_in(&self, template: &Template, taken: &[&Candidate]) -> Option<usize> {
        let (first, others) = taken.split_first()?;
        let is_shared =
            |block: &usize| others.iter().all(|o| o.blocks.binary_search(block).is_ok());
        let says_it = |block: &usize| {
            let tokens = self.readings.get(*block).map_or(&[][..], |reading| &reading.tokens);
            template.needs.is_empty() || template.needs.iter().any(|need| need.matches(tokens))
        };
        first.blocks.iter().copied().find(|block| is_shared(block) && says_it(block))
    }

    /// What can stand in `slot` beside what is `taken`, the likeliest first, each with its worth.
    fn ranked(
        &self,
        slot: &Slot,
        taken: &[&Candidate],
        wear: &impl Fn(&Candidate) -> f32,
    ) -> Vec<(&Candidate, f32)> {
        let worth = |candidate: &Candidate| {
            let stands_beside = taken.iter().all(|other| share_block(candidate, other));
            let together = if stands_beside { 1.0 } else { APART };
            candidate.weight * together * (1.0 - wear(candidate))
        };
        let mut ranked: Vec<_> = self.for_slot(slot).into_iter().map(|c| (c, worth(c))).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}

impl Filled {
    /// The question with the likeliest fills.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for part in &self.template.wording.parts {
            text += match part {
                Part::Words(words) => words,
                Part::Slot(slot) => {
                    self.choices.get(*slot).and_then(|choices| choices.first()).map_or("", |c| c)
                }
                Part::Agreement(agreement) => self.agreeing(agreement),
            };
        }
        text
    }

    /// The word that agrees with the likeliest fill of its slot, and with all other choices.
    pub fn agreeing<'a>(&self, agreement: &'a Agreement) -> &'a str {
        agreement.word(self.are_plural.get(agreement.slot).copied().unwrap_or_default())
    }

    /// The likeliest fill of each slot, with the slot as the template writes it.
    pub fn fills(&self) -> Vec<(String, String)> {
        let slots = self.template.wording.slots.iter().map(Slot::written);
        slots.zip(self.likeliest.iter().cloned()).collect()
    }
}

fn share_block(one: &Candidate, other: &Candidate) -> bool {
    let (shorter, longer) = match one.blocks.len() < other.blocks.len() {
        true => (&one.blocks, &other.blocks),
        false => (&other.blocks, &one.blocks),
    };
    shorter.iter().any(|block| longer.binary_search(block).is_ok())
}

/// What a question with fills of these worths is worth. A fill that the article hardly is about
/// spoils it, however good the others are.
fn together(worths: &[f32]) -> f32 {
    let mean = worths.iter().sum::<f32>() / worths.len().max(1) as f32;
    let least = worths.iter().copied().fold(f32::INFINITY, f32::min);
    mean.midpoint(least) + TOGETHER * worths.len().saturating_sub(1) as f32
}

/// Keeps of each kind the [`SALIENT`] offers that the article is most about.
fn keep_most_salient(offers: &mut Vec<(SlotKind, Candidate)>) {
    offers.sort_by(|(_, a), (_, b)| b.weight.total_cmp(&a.weight));
    let mut kept: Vec<(SlotKind, usize)> = Vec::new();
    offers.retain(|(kind, _)| {
        let at = kept.iter().position(|(known, _)| known == kind).unwrap_or_else(|| {
            kept.push((*kind, 0));
            kept.len() - 1
        });
        kept[at].1 += 1;
        kept[at].1 <= SALIENT
    });
}

/// Whether an entity can be asked what it does: it does something in the article.
fn is_actor(entity: &Entity) -> bool {
    matches!(entity.kind, EntityType::Org | EntityType::Place) && !entity.acts.is_empty()
}

/// Whether a name of this kind stands for something that happens or was decided.
fn happens(kind: SlotKind) -> bool {
    matches!(kind, SlotKind::Name(EntityType::Event | EntityType::Law))
}

/// Whether one of the texts is made of words of the other: "Amazon", "Amazon Web Services". Such
/// two stand for things too close to be asked about as a pair.
fn are_alike(one: &str, other: &str) -> bool {
    let is_within = |inner: &str, outer: &str| {
        inner.split_whitespace().all(|word| outer.split_whitespace().any(|w| w == word))
    };
    is_within(one, other) || is_within(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::candidate::Article;
    use crate::insights::template::Wording;

    fn candidate(text: &str, weight: f32, article: Article) -> Candidate {
        let is_plural = text.ends_with("ferries");
        Candidate { text: text.to_owned(), article, is_plural, weight, blocks: vec![0] }
    }

    fn candidates() -> Candidates {
        let name = |kind, text: &str, weight| {
            (SlotKind::Name(kind), candidate(text, weight, Article::Never))
        };
        let topic = |text: &str, weight| (SlotKind::Topic, candidate(text, weight, Article::Free));
        Candidates {
            offers: vec![
                name(EntityType::Org, "Aurora Grid", 0.9),
                name(EntityType::Person, "Mara Lind", 0.8),
                name(EntityType::Org, "Aurora", 0.7),
                name(EntityType::Org, "Tidal Works", 0.5),
                topic("price cap", 1.0),
                topic("ferries", 0.9),
                topic("strike", 0.8),
            ],
            readings: Arc::default(),
            told: Vec::new(),
        }
    }

    fn template(question: &str) -> Arc<Template> {
        Arc::new(Template {
            kind: "a".into(),
            category: "status".into(),
            wording: Wording::parse(question).unwrap(),
            recognises: Vec::new(),
            needs: Vec::new(),
            premises: Vec::new(),
            fallback: false,
        })
    }

    fn filled(question: &str) -> Option<String> {
        candidates().fill(&template(question), |_| 0.0).map(|filled| filled.text())
    }

    #[test]
    fn slots_take_the_most_salient_fill_of_their_type() {
        let cases = [
            ("Does {org} pay?", Some("Does Aurora Grid pay?")),
            ("Does {person} mind {the topic}?", Some("Does Mara Lind mind the price cap?")),
            ("Does {product} work?", None),
            ("Does {product|topic} work?", Some("Does price cap work?")),
            ("Is it {org's}?", Some("Is it Aurora Grid's?")),
            ("Why {is/are topic} {the topic} late?", Some("Why is the price cap late?")),
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
    fn choices_agree_with_the_words_beside_them() {
        let template = template("Why {is/are topic} {the topic} late?");
        let filled = candidates().fill(&template, |_| 0.0).unwrap();
        assert_eq!(filled.choices, [["the price cap", "the strike"]]);
    }

    #[test]
    fn a_worn_name_comes_later() {
        let template = template("Is it {org's}?");
        let wear = |name: &Candidate| if name.text == "Aurora Grid" { 0.3 } else { 0.0 };
        let filled = candidates().fill(&template, wear).unwrap();
        assert_eq!(filled.choices, [["Aurora's", "Aurora Grid's", "Tidal Works'"]]);
        assert_eq!(filled.fills(), [("org".to_owned(), "Aurora".to_owned())]);
    }

    #[test]
    fn fills_that_stand_together_are_preferred() {
        let mut candidates = candidates();
        for (_, candidate) in &mut candidates.offers {
            candidate.blocks = vec![if candidate.text == "Tidal Works" { 7 } else { 3 }];
        }
        let template = template("Does {topic} help {org}, or {org2}?");
        let filled = candidates.fill(&template, |_| 0.0).unwrap();
        assert_eq!(filled.choices[1][0], "Aurora Grid");
        assert_eq!(filled.choices[2][0], "Tidal Works", "no other is different enough");
        assert_eq!(filled.raised_in, Some(3));
    }

    #[test]
    fn the_likeliest_fill_comes_first_in_each_slot() {
        let template = template("Does {org} trust {org2}?");
        let choices = &candidates().fill(&template, |_| 0.0).unwrap().choices;
        assert_eq!(choices[0], ["Aurora Grid", "Aurora", "Tidal Works"]);
        assert_eq!(choices[1], ["Tidal Works", "Aurora Grid", "Aurora"]);
    }
}
