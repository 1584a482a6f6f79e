//! Takes names apart that only stand side by side: "Orlo Mara Lind" where the article knows "Mara
//! Lind", "Tern's Mara Lind", "Mara Lind of the Harbour Party", or a caption that runs into the
//! sentence behind it.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::analysis::Place;
use crate::language::{EntityType, lexicon};
use crate::text::TextRange;

use super::sighting::Sighting;

/// Names as they are written elsewhere, with their types.
type Known<'a> = HashMap<&'a str, EntityType, FxBuildHasher>;

/// Where a name is cut: what goes into the left part and from where on the right part is.
struct Border {
    left: usize,
    right: usize,
    /// The types of the parts, unless the article knows better.
    kinds: (Option<EntityType>, EntityType),
}

/// The sightings, those that hold several names cut into them. They stay in order.
pub(super) fn apart(sightings: Vec<Sighting<'_>>) -> Vec<Sighting<'_>> {
    let short = sightings.iter().filter(|s| s.is_sure() && s.text.split(' ').count() <= 2);
    let known: Known<'_> = short.map(|s| (s.text, s.kind)).collect();
    let mut parts = Vec::with_capacity(sightings.len());
    for sighting in sightings {
        if sighting.id.is_some() || !sighting.is_sure() {
            parts.push(sighting);
        } else {
            take_apart(sighting, &known, &mut parts);
        }
    }
    parts
}

/// Adds the parts of `sighting`. What is left of a border and no name elsewhere is dropped, unless
/// the border tells what it is.
fn take_apart<'a>(sighting: Sighting<'a>, known: &Known<'_>, parts: &mut Vec<Sighting<'a>>) {
    let mut rest = sighting;
    while let Some(border) = border(&rest, known) {
        let (left, right) = border.kinds;
        let text = &rest.text[..border.left];
        if let Some(kind) = known.get(text).copied().or(left) {
            let name = part(rest, 0..border.left, kind);
            // The left part may itself stand behind a name: "Orlo Mara Lind of Tern".
            let inner = doubled(name.text, known).filter(|_| kind == EntityType::Person);
            parts.push(inner.map_or(name, |from| part(name, from..name.text.len(), kind)));
        }
        let text = &rest.text[border.right..];
        let kind = known.get(text).copied().unwrap_or(right);
        rest = part(rest, border.right..rest.text.len(), kind);
    }
    parts.push(rest);
}

fn part<'a>(whole: Sighting<'a>, bytes: std::ops::Range<usize>, kind: EntityType) -> Sighting<'a> {
    let start = whole.place.range.start;
    let range = TextRange::new(start + bytes.start, start + bytes.end);
    let place = Place { range, ..whole.place };
    Sighting { place, text: &whole.text[bytes], kind, ..whole }
}

/// The first border inside the name.
fn border(sighting: &Sighting<'_>, known: &Known<'_>) -> Option<Border> {
    let text = sighting.text;
    if sighting.kind == EntityType::Person {
        let found = owner(text).or_else(|| member(text));
        if found.is_some() {
            return found;
        }
    }
    let right = twice(text).or_else(|| doubled(text, known))?;
    Some(Border { left: right - 1, right, kinds: (None, EntityType::Person) })
}

/// "Tern's Mara Lind"
fn owner(text: &str) -> Option<Border> {
    let (left, ending) = ["'s ", "’s "].iter().find_map(|e| Some((text.find(e)?, e)))?;
    let kinds = (Some(EntityType::Org), EntityType::Person);
    (left > 0).then_some(Border { left, right: left + ending.len(), kinds })
}

/// "Mara Lind of the Harbour Party"; not "Joan of Orlo", "Joan II of Orlo".
fn member(text: &str) -> Option<Border> {
    let left = text.find(" of ")?;
    let (_, last) = text[..left].rsplit_once(' ')?;
    let is_ruler = last.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let behind = left + " of ".len();
    let is_place = lexicon::PLACES.contains_key(text[behind..].to_lowercase().as_str());
    if is_ruler || is_place {
        return None;
    }
    let article = if text[behind..].starts_with("the ") { "the ".len() } else { 0 };
    let kinds = (Some(EntityType::Person), EntityType::Org);
    Some(Border { left, right: behind + article, kinds })
}

/// "Mara Lind Mara Lind": where the second begins.
fn twice(text: &str) -> Option<usize> {
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let middle = *spaces.get(spaces.len() / 2)?;
    let (left, right) = (&text[..middle], &text[middle + 1..]);
    (left == right && left.contains(' ')).then_some(middle + 1)
}

/// "Orlo Mara Lind": where the person begins whom the article names elsewhere.
fn doubled(text: &str, known: &Known<'_>) -> Option<usize> {
    let (cut, _) = text.rmatch_indices(' ').nth(1)?;
    let is_person = known.get(&text[cut + 1..]) == Some(&EntityType::Person);
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    let is_given = lexicon::GIVEN_NAMES.contains_key(first.as_str());
    (is_person && !is_given && !text[..cut].ends_with(" of")).then_some(cut + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of `text`, a person's name, where the article knows `known`.
    fn parts<'a>(
        text: &'a str,
        known: &[(&'static str, EntityType)],
    ) -> Vec<(&'a str, EntityType)> {
        let range = TextRange::new(0, text.len());
        let place = Place { block: 0, range };
        let whole = Sighting { place, text, kind: EntityType::Person, confidence: 70, id: None };
        let mut parts = Vec::new();
        take_apart(whole, &known.iter().copied().collect(), &mut parts);
        assert!(parts.iter().all(|p| p.place.range.of(text) == p.text));
        parts.iter().map(|part| (part.text, part.kind)).collect()
    }

    #[test]
    fn names_side_by_side_are_cut() {
        use EntityType::{Org, Person, Place};
        let known = [("Mara Lind", Person), ("Orlo", Place)];
        for (text, expected) in [
            ("Orlo Mara Lind", vec![("Orlo", Place), ("Mara Lind", Person)]),
            ("Mara Lind Mara Lind", vec![("Mara Lind", Person), ("Mara Lind", Person)]),
            ("Tern’s Karl Osei", vec![("Tern", Org), ("Karl Osei", Person)]),
            ("Karl Osei of the Orlo Party", vec![("Karl Osei", Person), ("Orlo Party", Org)]),
            ("Orlo Mara Lind of Tern", vec![("Mara Lind", Person), ("Tern", Org)]),
            ("Joan of Orlo", vec![("Joan of Orlo", Person)]),
            ("Mad Joan II of Orlo", vec![("Mad Joan II of Orlo", Person)]),
            ("Karl Mara Lind", vec![("Karl Mara Lind", Person)]),
        ] {
            assert_eq!(parts(text, &known), expected, "{text}");
        }
    }
}
