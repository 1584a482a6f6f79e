//! Slots: what can stand in a template's hole, and in which form.

use crate::language::{EntityType, Token};

/// A hole in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What can stand in it: at least one kind.
    pub kinds: Vec<SlotKind>,
    /// Tells slots of the same kinds apart; 1 where the template gives none.
    pub number: u8,
    /// How its fill is written.
    pub form: Form,
}

/// What can stand in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// The name of an entity of this type.
    Name(EntityType),
    /// The name of an organisation or a place that does something in the article.
    Actor,
    /// A noun phrase of the article's own, unless it stands for people.
    Topic,
    /// A topic that happens, is done or is decided: "strike", "travel ban".
    Matter,
    /// A noun phrase for people: "asylum seekers".
    People,
    /// An amount, as the article writes it.
    Quantity,
    /// A date, as the article writes it.
    Date,
}

/// How a fill is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// As it stands within a sentence; a topic without article.
    #[default]
    Plain,
    /// `{the topic}`: with the definite article, where it can have one.
    The,
    /// `{a topic}`: with the indefinite article, where it can have one.
    A,
    /// `{org's}`: in the possessive.
    Possessive,
    /// `{topic:plural}`: in the plural.
    Plural,
}

impl Slot {
    /// Reads what stands between the braces: `org`, `org|person2`, `the topic`, `org's`,
    /// `topic:plural`.
    ///
    /// # Errors
    ///
    /// Says what is wrong, quoting it.
    pub fn parse(written: &str) -> Result<Self, String> {
        let (name, form) = Form::split(written);
        let kinds = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = match &name[kinds.len()..] {
            "" => 1,
            digits => digits.parse().map_err(|_| format!("`{digits}` is too great a number"))?,
        };
        let kinds = kinds.split('|').map(SlotKind::parse).collect::<Result<_, _>>()?;
        Ok(Self { kinds, number, form })
    }

    /// The slot without braces and form, by which a template tells its slots apart: `org`,
    /// `org|person2`.
    pub fn written(&self) -> String {
        let kinds: Vec<_> = self.kinds.iter().map(|kind| kind.as_str()).collect();
        let number = if self.number == 1 { String::new() } else { self.number.to_string() };
        kinds.join("|") + &number
    }
}

impl Form {
    /// The form of a written slot, and the slot without it.
    fn split(written: &str) -> (&str, Self) {
        let prefixes = [("the ", Self::The), ("a ", Self::A), ("an ", Self::A)];
        let endings = [("'s", Self::Possessive), (":plural", Self::Plural)];
        let with_prefix = prefixes.iter().find_map(|(prefix, form)| {
            written.strip_prefix(prefix).map(|name| (name.trim_start(), *form))
        });
        let with_ending = || {
            endings
                .iter()
                .find_map(|(ending, form)| written.strip_suffix(ending).map(|name| (name, *form)))
        };
        with_prefix.or_else(with_ending).unwrap_or((written, Self::Plain))
    }
}

impl SlotKind {
    /// Reads a slot's type.
    ///
    /// # Errors
    ///
    /// There is no such type.
    pub fn parse(word: &str) -> Result<Self, String> {
        let own = Self::OWN.into_iter().find(|kind| kind.as_str() == word);
        let kind = own.or_else(|| EntityType::parse(word).map(Self::Name));
        kind.ok_or_else(|| {
            format!(
                "there is no slot of type `{word}`: use org, person, product, place, event, law, \
                 work, actor, topic, matter, people, quantity or date"
            )
        })
    }

    /// The types that are no types of entities.
    const OWN: [Self; 6] =
        [Self::Actor, Self::Topic, Self::Matter, Self::People, Self::Quantity, Self::Date];

    /// The word that templates use: `org`, `topic`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name(kind) => kind.as_str(),
            Self::Actor => "actor",
            Self::Topic => "topic",
            Self::Matter => "matter",
            Self::People => "people",
            Self::Quantity => "quantity",
            Self::Date => "date",
        }
    }

    /// Whether names stand in it.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Name(_) | Self::Actor)
    }

    /// Whether what stands in it can begin with `token`, an article before it left out.
    pub(super) fn can_begin_with(self, token: &Token) -> bool {
        match self {
            Self::Name(_) | Self::Actor => token.is_capitalised(),
            Self::Quantity => token.lower.contains(|c: char| c.is_ascii_digit()),
            Self::Topic | Self::Matter | Self::People | Self::Date => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_has_kinds_a_number_and_a_form() {
        let cases = [
            ("org", "org", Form::Plain),
            ("org|person2's", "org|person2", Form::Possessive),
            ("the topic", "topic", Form::The),
            ("an org", "org", Form::A),
            ("matter:plural", "matter", Form::Plural),
        ];
        for (source, written, form) in cases {
            let slot = Slot::parse(source).unwrap();
            assert_eq!((slot.written().as_str(), slot.form), (written, form), "{source}");
        }
        assert!(Slot::parse("orgg").unwrap_err().contains("`orgg`"));
        assert!(Slot::parse("org999").unwrap_err().contains("`999`"));
    }
}
