//! The card of a name: what it is, what the article says of it, where it is mentioned.

use crate::analysis::{Analysis, Entity, Mention, Place};
use crate::article::Section;
use crate::ide::spot::Spot;
use crate::language::{Quantity, Unit};
use crate::text::TextRange;

use super::{Hover, markdown, part, quoted};

/// Quantities that are shown of those beside the name.
const MOST_QUANTITIES: usize = 3;
/// Parts of the article that are listed of those that mention the name.
const MOST_PARTS: usize = 12;

/// The card of the name that the cursor touches.
pub(super) fn card(spot: &Spot<'_>) -> Option<Hover> {
    let analysis = spot.analysis();
    let (entity, mention) = analysis.entities.at(spot.index, spot.plain?)?;
    let mut lines = vec![
        format!("**{}** · {}", markdown::escaped(&entity.name), entity.kind.as_str()),
        String::new(),
    ];
    lines.extend(aliases(entity));
    lines.extend(entity.roles.iter().map(|place| format!("- {}", cited(analysis, *place))));
    lines.extend(quantities(analysis, entity));
    lines.extend(mentions(analysis, entity));
    lines.extend(first_mention(analysis, entity, mention));
    Some(Hover { range: analysis.to_source(mention.place), markdown: lines.join("\n") })
}

fn aliases(entity: &Entity) -> Option<String> {
    let aliases: Vec<_> = entity.aliases.iter().map(|alias| markdown::escaped(alias)).collect();
    (!aliases.is_empty()).then(|| format!("- also: {}", aliases.join(", ")))
}

/// The words at `place` and the part of the article that they are from.
fn cited(analysis: &Analysis, place: Place) -> String {
    format!("{} ({})", markdown::excerpt(analysis.slice(place)), part(analysis, place.block))
}

/// The first quantities that stand in one sentence with the name, in the body.
fn quantities(analysis: &Analysis, entity: &Entity) -> Option<String> {
    let mut places: Vec<Place> = Vec::new();
    for place in entity.mentions.iter().flat_map(|mention| beside(analysis, mention.place)) {
        if places.len() == MOST_QUANTITIES {
            break;
        }
        if !places.iter().any(|known| analysis.slice(*known) == analysis.slice(place)) {
            places.push(place);
        }
    }
    let cited: Vec<_> = places.iter().map(|place| cited(analysis, *place)).collect();
    (!cited.is_empty()).then(|| format!("- beside it: {}", cited.join(", ")))
}

/// The quantities in the sentence of `mention`. Places in an order ("the first") tell nothing of a
/// name.
fn beside(analysis: &Analysis, mention: Place) -> impl Iterator<Item = Place> {
    let block = mention.block;
    let is_body = analysis.article.blocks[block].section == Section::Body;
    let reading = &analysis.readings[block];
    let sentence = reading.sentence_at(mention.range.start).filter(|_| is_body);
    let sentence = sentence.map_or(TextRange::default(), |sentence| sentence.range);
    let first = reading.quantities.partition_point(|q| q.range.end <= sentence.start);
    let inside = reading.quantities[first..].iter().take_while(move |q| q.range.overlaps(sentence));
    let tells = |quantity: &&Quantity| !matches!(quantity.unit, Unit::Ordinal(_));
    inside.filter(tells).map(move |quantity| Place { block, range: quantity.range })
}

/// "3 mentions: ¶1 (2), ¶5"
fn mentions(analysis: &Analysis, entity: &Entity) -> Option<String> {
    let mut parts: Vec<(String, usize)> = Vec::new();
    for mentions in entity.mentions.chunk_by(|a, b| a.place.block == b.place.block) {
        let part = part(analysis, mentions.first()?.place.block);
        match parts.iter().position(|(known, _)| *known == part) {
            Some(index) => parts[index].1 += mentions.len(),
            None if parts.len() == MOST_PARTS => break,
            None => parts.push((part, mentions.len())),
        }
    }
    let listed: Vec<_> = parts.iter().map(|(part, count)| counted(part, *count)).collect();
    let count = entity.mentions.len();
    let noun = if count == 1 { "mention" } else { "mentions" };
    let shown: usize = parts.iter().map(|(_, count)| count).sum();
    let more = if shown < count { ", …" } else { "" };
    Some(format!("- {count} {noun}: {}{more}", listed.join(", ")))
}

fn counted(part: &str, count: usize) -> String {
    if count == 1 { part.to_owned() } else { format!("{part} ({count})") }
}

/// The sentence that first names the entity, unless it is the one under the cursor.
fn first_mention(analysis: &Analysis, entity: &Entity, here: Mention) -> Option<String> {
    let first = entity.mentions.first().filter(|first| **first != here)?;
    Some(format!("\nFirst mention:\n\n{}", quoted(analysis, first.place)))
}
