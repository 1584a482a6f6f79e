//! What stands in one clause or sentence with the mentions of an entity: figures, dates, other
//! entities; and the sentences in which it does something.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::Place;
use crate::article::{Article, Section};
use crate::language::token::{Case, Token};
use crate::language::{Reading, Sentence, Unit, lexicon};
use crate::text::TextRange;

use super::{Companion, Entities};

/// Figures, dates and sentences that are kept of one entity.
const MOST_KEPT: usize = 12;
/// Things in one clause with a mention that are looked at.
const MOST_IN_CLAUSE: usize = 16;
/// Entities in one sentence that are taken to have to do with each other; more are a list.
const MOST_TOGETHER: usize = 12;
/// Companions that are kept of one entity.
const MOST_COMPANIONS: usize = 8;

/// Fills in what is tied to each entity, from the article's body.
pub(super) fn add(article: &Article, readings: &[Arc<Reading>], entities: &mut Entities) {
    let mut together: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); entities.list.len()];
    let mentions = std::mem::take(&mut entities.mentions);
    for in_block in mentions.chunk_by(|(a, _), (b, _)| a.block == b.block) {
        let Some((Place { block, .. }, _)) = in_block.first() else { continue };
        let is_told = article.blocks.get(*block).is_some_and(|b| b.section == Section::Body);
        let Some(reading) = readings.get(*block).filter(|_| is_told) else { continue };
        let clauses = clauses(reading);
        for sentence in &reading.sentences {
            let named = within(in_block, sentence.range, |(place, _)| place.range);
            count_together(named, &mut together);
            for (place, index) in named {
                let clause = clause_around(&clauses, place.range, sentence.range);
                entities.tie(*index, *place, reading, clause);
                if acts(reading, sentence, place.range) {
                    let place = Place { block: *block, range: sentence.range };
                    push(&mut entities.list[*index].acts, place);
                }
            }
        }
    }
    entities.mentions = mentions;
    let ids: Vec<String> = entities.list.iter().map(|entity| entity.id.clone()).collect();
    for (entity, counts) in entities.list.iter_mut().zip(together) {
        entity.companions = companions(counts, &ids);
    }
}

impl Entities {
    fn tie(
        &mut self,
        index: usize,
        Place { block, .. }: Place,
        reading: &Reading,
        clause: TextRange,
    ) {
        let Some(entity) = self.list.get_mut(index) else { return };
        // Places in an order ("the first") tell nothing of a name.
        let quantities = within(&reading.quantities, clause, |quantity| quantity.range)
            .iter()
            .filter(|quantity| !matches!(quantity.unit, Unit::Ordinal(_)))
            .map(|quantity| quantity.range);
        let dates = within(&reading.dates, clause, |date| date.range).iter().map(|date| date.range);
        let at = |range| Place { block, range };
        quantities.take(MOST_IN_CLAUSE).for_each(|range| push(&mut entity.quantities, at(range)));
        dates.take(MOST_IN_CLAUSE).for_each(|range| push(&mut entity.dates, at(range)));
    }
}

/// The `items`, in order, that lie in `range`.
fn within<T>(items: &[T], range: TextRange, place: impl Fn(&T) -> TextRange) -> &[T] {
    let first = items.partition_point(|item| place(item).start < range.start);
    let last = items.partition_point(|item| place(item).start < range.end);
    items.get(first..last).unwrap_or_default()
}

fn push(places: &mut Vec<Place>, place: Place) {
    if places.len() < MOST_KEPT && !places.contains(&place) {
        places.push(place);
    }
}

fn count_together(named: &[(Place, usize)], together: &mut [BTreeMap<usize, usize>]) {
    let mut indices: Vec<usize> = named.iter().map(|(_, index)| *index).collect();
    indices.sort_unstable();
    indices.dedup();
    if indices.len() > MOST_TOGETHER {
        return;
    }
    for one in &indices {
        for other in indices.iter().filter(|other| *other != one) {
            *together[*one].entry(*other).or_default() += 1;
        }
    }
}

/// The companions by how many sentences they share, the more salient first of as many.
fn companions(counts: BTreeMap<usize, usize>, ids: &[String]) -> Vec<Companion> {
    let mut counts: Vec<(usize, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, sentences)| std::cmp::Reverse(*sentences));
    let known = counts.into_iter().take(MOST_COMPANIONS);
    known
        .filter_map(|(index, sentences)| Some(Companion { id: ids.get(index)?.clone(), sentences }))
        .collect()
}

/// Where the clauses of a block begin, in order.
fn clauses(reading: &Reading) -> Vec<usize> {
    let opens = |pair: &[Token]| match pair {
        [mark, next] if mark.is_mark(',') => opener(next).is_some(),
        [mark, _] if mark.lower.starts_with([';', ':', '—', '–']) => true,
        [_, next] => opener(next) == Some("bare"),
        _ => false,
    };
    let pairs = reading.tokens.windows(2);
    pairs.filter(|pair| opens(pair)).map(|pair| pair[1].range.start).collect()
}

fn opener(token: &Token) -> Option<&'static str> {
    lexicon::CLAUSE_OPENERS.get(token.lower.as_str()).copied()
}

fn clause_around(clauses: &[usize], mention: TextRange, sentence: TextRange) -> TextRange {
    let next = clauses.partition_point(|start| *start <= mention.start);
    let start = next.checked_sub(1).and_then(|i| clauses.get(i)).copied().unwrap_or(0);
    let end = clauses.get(next).copied().unwrap_or(usize::MAX);
    TextRange::new(start.max(sentence.start), end.min(sentence.end).max(mention.end))
}

/// Whether the name at `range` is what does something in `sentence`: it stands in front of a verb,
/// with no preposition before it, and the verb is not passive.
fn acts(reading: &Reading, sentence: &Sentence, range: TextRange) -> bool {
    let tokens = reading.tokens_of(sentence);
    let start = tokens.partition_point(|t| t.range.end <= range.start);
    let end = tokens.partition_point(|t| t.range.start < range.end);
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    let is_free = before.is_none_or(|t| !governs(t));
    let is_adverb =
        |t: &&Token| t.lower.ends_with("ly") || matches!(t.lower.as_str(), "also" | "then" | "now");
    let verb = end + tokens.iter().skip(end).take(2).take_while(is_adverb).count();
    is_free && is_active(tokens.get(verb..).unwrap_or_default())
}

/// Whether the word makes an object of what follows it.
fn governs(token: &Token) -> bool {
    const SUBJECTS: [&str; 16] = [
        "and", "but", "that", "while", "when", "as", "if", "the", "because", "where", "although",
        "which", "so", "since", "before", "after",
    ];
    let lower = token.lower.as_str();
    lexicon::FUNCTION_WORDS.contains_key(lower) && !SUBJECTS.contains(&lower)
}

/// Whether a verb in the active stands at the start of `tokens`.
fn is_active(tokens: &[Token]) -> bool {
    let Some(verb) = tokens.first() else { return false };
    let lower = verb.lower.as_str();
    let rest = || tokens.iter().skip(1).take(3);
    match lower {
        "is" | "was" | "are" | "were" => rest().any(|t| t.lower.ends_with("ing")),
        "has" | "have" | "had" | "will" | "would" | "can" | "could" | "may" | "might" | "must"
        | "should" => !rest().any(|t| matches!(t.lower.as_str(), "be" | "been")),
        _ => {
            let is_noun = lexicon::REPORTING_VERBS.get(lower) == Some(&"noun");
            let ending = lower.ends_with("ed") || lower.ends_with('s') && !lower.ends_with("ss");
            let is_report = lexicon::REPORTING_VERBS.contains_key(lower) && !is_noun;
            let by = tokens.get(1).is_some_and(|t| t.lower == "by");
            verb.case == Case::Lower
                && !lexicon::FUNCTION_WORDS.contains_key(lower)
                && (is_report || ending && lower.len() > 3 || IRREGULAR.contains(&lower))
                && !by
        }
    }
}

/// Past forms that no ending shows.
const IRREGULAR: [&str; 32] = [
    "won", "lost", "beat", "met", "led", "took", "gave", "made", "put", "sent", "left", "paid",
    "bought", "sold", "held", "found", "got", "let", "set", "cut", "ran", "hit", "went", "came",
    "saw", "began", "broke", "built", "chose", "fell", "grew", "wrote",
];
