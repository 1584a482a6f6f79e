//! The tags: outside, or the beginning, inside, end or whole of a name of some type (the scheme
//! BIOES).

use std::ops::Range;

use crate::language::EntityType;

/// The types that the tagger knows, each with four tags. Acts and treaties are found by their own
/// words instead: no open data marks them.
pub const TYPES: [EntityType; 6] = [
    EntityType::Person,
    EntityType::Org,
    EntityType::Place,
    EntityType::Product,
    EntityType::Event,
    EntityType::Work,
];

/// How many tags there are.
pub const COUNT: usize = 1 + 4 * TYPES.len();

/// The part of a name that a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its first word.
    Begin,
    /// A word between the first and the last.
    Inside,
    /// Its last word.
    End,
    /// All of it.
    Single,
}

const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::End, Part::Single];

/// A tag, as a number below [`COUNT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tag(pub u8);

impl Tag {
    /// The word is in no name.
    pub const OUTSIDE: Self = Self(0);

    /// The word is `part` of a name of type number `kind`.
    pub fn new(part: Part, kind: usize) -> Self {
        Self((1 + kind * PARTS.len() + part as usize) as u8)
    }

    /// All tags.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COUNT).map(|index| Self(index as u8))
    }

    /// What part of a name the word is, and the index of the name's type in [`TYPES`]; none
    /// outside of names.
    pub fn parts(self) -> Option<(Part, usize)> {
        let index = usize::from(self.0).checked_sub(1)?;
        Some((PARTS[index % PARTS.len()], index / PARTS.len()))
    }

    /// Whether a word with this tag can stand before one with the tag `next`; a sentence is
    /// thought to stand between two words outside.
    pub fn allows(self, next: Self) -> bool {
        let open = match self.parts() {
            Some((Part::Begin | Part::Inside, kind)) => Some(kind),
            _ => None,
        };
        match next.parts() {
            Some((Part::Inside | Part::End, kind)) => open == Some(kind),
            _ => open.is_none(),
        }
    }
}

/// The names in a possible sequence of tags: which words, and of what type.
pub fn spans(tags: &[Tag]) -> impl Iterator<Item = (Range<usize>, EntityType)> {
    let mut start = 0;
    tags.iter().enumerate().filter_map(move |(at, tag)| {
        let (part, kind) = tag.parts()?;
        if matches!(part, Part::Begin | Part::Single) {
            start = at;
        }
        matches!(part, Part::End | Part::Single).then(|| (start..at + 1, TYPES[kind]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_begun_name_goes_on_and_it_must_end() {
        let (begin, inside) = (Tag::new(Part::Begin, 0), Tag::new(Part::Inside, 0));
        let (end, single) = (Tag::new(Part::End, 0), Tag::new(Part::Single, 0));
        let elsewhere = Tag::new(Part::End, 1);
        for (tag, next, allowed) in [
            (Tag::OUTSIDE, begin, true),
            (Tag::OUTSIDE, inside, false),
            (begin, inside, true),
            (begin, elsewhere, false),
            (inside, Tag::OUTSIDE, false),
            (end, begin, true),
            (single, single, true),
        ] {
            assert_eq!(tag.allows(next), allowed, "{tag:?} {next:?}");
        }
    }

    #[test]
    fn names_are_read_off_their_tags() {
        let tags = [
            Tag::new(Part::Single, 2),
            Tag::OUTSIDE,
            Tag::new(Part::Begin, 0),
            Tag::new(Part::Inside, 0),
            Tag::new(Part::End, 0),
        ];
        let expected = [(0..1, EntityType::Place), (2..5, EntityType::Person)];
        assert_eq!(spans(&tags).collect::<Vec<_>>(), expected);
    }
}
