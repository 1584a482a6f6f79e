//! The card of a name: what it is, what the article says of it, where it is mentioned.
//!
//! It is read in a second: one line a fact, the most telling first, nothing that is not said.

use crate::analysis::{Analysis, Entity, Mention, Place};
use crate::ide::spot::Spot;

use super::{Hover, markdown, part, quoted};

/// Roles that are shown.
const MOST_ROLES: usize = 4;
/// Other names that are shown.
const MOST_ALIASES: usize = 4;
/// Figures that are shown, and dates likewise.
const MOST_TIED: usize = 3;
/// Companions that are shown.
const MOST_COMPANIONS: usize = 3;
/// Parts of the article that are listed of those that mention the name.
const MOST_PARTS: usize = 12;

/// The card of the name that the cursor touches.
pub(super) fn card(spot: &Spot<'_>) -> Option<Hover> {
    let analysis = spot.analysis();
    let (entity, mention) = analysis.named_at(spot.index, spot.plain?)?;
    let mut lines = vec![
        format!("**{}** · {}", markdown::escaped(&entity.name), entity.kind.as_str()),
        String::new(),
    ];
    let roles = entity.roles.iter().take(MOST_ROLES);
    lines.extend(roles.map(|place| format!("- {}", cited(analysis, *place))));
    lines.extend(aliases(entity));
    lines.extend(tied(analysis, "figures", &entity.quantities));
    lines.extend(tied(analysis, "dates", &entity.dates));
    lines.extend(companions(analysis, entity));
    lines.extend(mentions(analysis, entity));
    lines.extend(first_mention(analysis, entity, mention));
    Some(Hover { range: analysis.to_source(mention.place), markdown: lines.join("\n") })
}

fn aliases(entity: &Entity) -> Option<String> {
    let aliases = entity.aliases.iter().take(MOST_ALIASES);
    let aliases: Vec<_> = aliases.map(|alias| markdown::escaped(alias)).collect();
    (!aliases.is_empty()).then(|| format!("- also: {}", aliases.join(", ")))
}

/// The words at `place` and the part of the article that they are from.
fn cited(analysis: &Analysis, place: Place) -> String {
    format!("{} ({})", markdown::excerpt(analysis.slice(place)), part(analysis, place.block))
}

/// What stands in one clause with the name, each wording once.
fn tied(analysis: &Analysis, heading: &str, places: &[Place]) -> Option<String> {
    let mut shown: Vec<Place> = Vec::new();
    for place in places {
        let is_known = shown.iter().any(|known| analysis.slice(*known) == analysis.slice(*place));
        if !is_known && shown.len() < MOST_TIED {
            shown.push(*place);
        }
    }
    let cited: Vec<_> = shown.iter().map(|place| cited(analysis, *place)).collect();
    (!cited.is_empty()).then(|| format!("- {heading}: {}", cited.join(", ")))
}

/// "with: Mara Lind (3), Orlo (2)": who shares the most sentences with it. One sentence is chance
/// beside those who share more.
fn companions(analysis: &Analysis, entity: &Entity) -> Option<String> {
    let least = entity.companions.first().map_or(0, |closest| closest.sentences.min(2));
    let known = entity.companions.iter().filter(|companion| companion.sentences >= least);
    let known = known.take(MOST_COMPANIONS);
    let named: Vec<_> = known
        .filter_map(|companion| {
            let name = &analysis.entities.get(&companion.id)?.name;
            Some(counted(&markdown::escaped(name), companion.sentences))
        })
        .collect();
    (!named.is_empty()).then(|| format!("- with: {}", named.join(", ")))
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

fn counted(what: &str, count: usize) -> String {
    if count == 1 { what.to_owned() } else { format!("{what} ({count})") }
}

/// The sentence that first names the entity, unless it is the one under the cursor.
fn first_mention(analysis: &Analysis, entity: &Entity, here: Mention) -> Option<String> {
    let first = entity.mentions.first().filter(|first| **first != here)?;
    Some(format!("\nFirst mention:\n\n{}", quoted(analysis, first.place)))
}
