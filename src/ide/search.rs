//! The search for names: which of many are meant by a few letters.

use std::cmp::Ordering;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::catalogue::{Item, ItemKind};

/// What a user has typed to find something.
pub struct Query {
    /// Names may have other letters in between.
    name: Pattern,
    /// In a whole sentence any few letters can be found, so claims must have the words.
    sentence: Pattern,
}

/// How well something fits a [`Query`]: the greater, the better.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Fit {
    score: u32,
    /// What is brought in by an article goes before what it merely mentions.
    is_declared: bool,
    salience: f32,
}

/// Matches names; keep one for many.
pub struct NameMatcher {
    matcher: Matcher,
    letters: Vec<char>,
}

impl Default for NameMatcher {
    fn default() -> Self {
        Self { matcher: Matcher::new(Config::DEFAULT), letters: Vec::new() }
    }
}

impl Query {
    /// The query that says `typed`; the words may come in any order, whatever their capitals and
    /// accents. Nothing typed fits everything.
    pub fn new(typed: &str) -> Self {
        let pattern = |kind| Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, kind);
        Self { name: pattern(AtomKind::Fuzzy), sentence: pattern(AtomKind::Substring) }
    }

    /// How well `item` fits, if it does.
    pub fn fit<R>(&self, item: &Item<R>, names: &mut NameMatcher) -> Option<Fit> {
        let pattern = match item.kind {
            ItemKind::Claim => &self.sentence,
            ItemKind::Entity { .. } | ItemKind::Source { .. } => &self.name,
        };
        let is_declared = match item.kind {
            ItemKind::Entity { is_declared, .. } => is_declared,
            ItemKind::Source { is_own, .. } => is_own,
            ItemKind::Claim => false,
        };
        let name = Utf32Str::new(&item.name, &mut names.letters);
        let score = pattern.score(name, &mut names.matcher)?;
        Some(Fit { score, is_declared, salience: item.salience })
    }
}

impl Fit {
    /// The better fit first; of equal ones, the declared and then the more salient.
    pub fn best_first(self, other: Self) -> Ordering {
        let by_salience = other.salience.total_cmp(&self.salience);
        (other.score, other.is_declared).cmp(&(self.score, self.is_declared)).then(by_salience)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::EntityType;
    use crate::text::TextRange;

    fn entity(name: &str, is_declared: bool, salience: f32) -> Item {
        let kind = ItemKind::Entity { id: name.to_owned(), kind: EntityType::Org, is_declared };
        let (range, places) = (TextRange::default(), Vec::new());
        Item { kind, name: name.to_owned(), range, places, salience }
    }

    /// The names of those that fit, best first.
    fn found<'a>(items: &'a [Item], typed: &str) -> Vec<&'a str> {
        let (query, mut names) = (Query::new(typed), NameMatcher::default());
        let fits = items.iter().filter_map(|item| Some((query.fit(item, &mut names)?, item)));
        let mut fits: Vec<_> = fits.collect();
        fits.sort_by(|one, other| one.0.best_first(other.0));
        fits.into_iter().map(|(_, item)| item.name.as_str()).collect()
    }

    #[test]
    fn few_letters_find_a_name_and_the_closest_comes_first() {
        let items =
            ["The Amber Grid", "Aurora Grid", "Zürich Gas", "Agrid"].map(|n| entity(n, false, 0.0));
        assert_eq!(found(&items, "agr"), ["Agrid", "The Amber Grid", "Aurora Grid"]);
        assert_eq!(found(&items, "grid aurora"), ["Aurora Grid"]);
        assert_eq!(found(&items, "ZURICH"), ["Zürich Gas"]);
        assert_eq!(found(&items, "xyz"), [""; 0]);
        assert_eq!(found(&items, "").len(), 4);
    }

    #[test]
    fn of_equals_the_declared_comes_first_and_then_the_more_salient() {
        let items = [
            entity("Quay A", false, 0.9),
            entity("Quay B", true, 0.1),
            entity("Quay C", false, 0.95),
        ];
        assert_eq!(found(&items, "quay"), ["Quay B", "Quay C", "Quay A"]);
    }
}
