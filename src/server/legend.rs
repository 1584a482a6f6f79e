//! The names that semantic tokens have.
//!
//! The protocol's own types serve where they fit; ours stand for what no program has. A client that
//! says which types it knows, and does not know one of ours, gets the one in its place, or no token.
//!
//! | type | for | in its place |
//! | --- | --- | --- |
//! | `heading` | the headline, what opens a section; modifier: the section | `keyword` |
//! | `claim` | a claim; modifier: its verdict | |
//! | `margin` | lines that are not of the article | `comment` |
//! | `date` | a day, a month, "last week" | `number` |
//! | `person`, `org`, `place`, `product`, `event`, `law`, `work` | names, identifiers of entities; modifiers: `declared`, `declaration` | `class` |
//! | `string` | quotations, values of attributes; modifier: `undefined` | |
//! | `number` | quantities | |
//! | `variable` | keys of sources, identifiers; modifiers: `declaration`, `undefined` | |
//! | `decorator` | classes in braces, names of rules | |
//! | `property` | names of attributes | |
//! | `comment` | suppressions | |

use tower_lsp::lsp_types::{
    SemanticTokenModifier, SemanticTokenType, SemanticTokensClientCapabilities,
    SemanticTokensLegend,
};

use crate::article::Section;
use crate::ide::{TokenKind, TokenNote};

/// The types, each with the one in its place.
const TYPES: [(&str, Option<&str>); 19] = [
    ("heading", Some("keyword")),
    ("claim", None),
    ("margin", Some("comment")),
    ("date", Some("number")),
    ("person", Some("class")),
    ("org", Some("class")),
    ("place", Some("class")),
    ("product", Some("class")),
    ("event", Some("class")),
    ("law", Some("class")),
    ("work", Some("class")),
    ("string", None),
    ("number", None),
    ("variable", None),
    ("decorator", None),
    ("property", None),
    ("comment", None),
    ("keyword", None),
    ("class", None),
];

const MODIFIERS: [&str; 12] = [
    "declaration",
    "declared",
    "undefined",
    "headline",
    "summary",
    "body",
    "insights",
    "references",
    "supported",
    "unsupported",
    "contradicted",
    "overstated",
];

/// The types and modifiers that a client knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Legend {
    /// One bit for each of [`TYPES`].
    types: u32,
    /// One bit for each of [`MODIFIERS`].
    modifiers: u32,
}

impl Legend {
    /// What the client says that it knows; all where it says nothing.
    pub fn known(client: &SemanticTokensClientCapabilities) -> Self {
        let types: Vec<_> = client.token_types.iter().map(SemanticTokenType::as_str).collect();
        let modifiers = client.token_modifiers.iter().map(SemanticTokenModifier::as_str);
        let modifiers: Vec<_> = modifiers.collect();
        Self {
            types: known(TYPES.iter().map(|(name, _)| name), &types),
            modifiers: known(MODIFIERS.iter(), &modifiers),
        }
    }

    /// What the numbers in tokens stand for.
    pub fn names() -> SemanticTokensLegend {
        SemanticTokensLegend {
            token_types: TYPES.map(|(name, _)| name.into()).to_vec(),
            token_modifiers: MODIFIERS.map(Into::into).to_vec(),
        }
    }

    /// The number of the type for `kind`, if the client knows one.
    pub fn number_of(self, kind: TokenKind) -> Option<u32> {
        let find = |wanted| TYPES.iter().position(|(name, _)| *name == wanted);
        let is_known = |index: &usize| self.types & (1 << index) != 0;
        let own = find(type_of(kind))?;
        let in_its_place = || TYPES[own].1.and_then(find);
        let index = Some(own).filter(is_known).or_else(|| in_its_place().filter(is_known))?;
        u32::try_from(index).ok()
    }

    /// The bit of the modifier for `note`; none if the client does not know it.
    pub fn bit_of(self, note: TokenNote) -> u32 {
        let wanted = modifier_of(note);
        let index = MODIFIERS.iter().position(|name| *name == wanted);
        index.map_or(0, |index| 1 << index) & self.modifiers
    }
}

/// A bit for each of `ours` that is among the `client`'s names.
fn known<'a>(ours: impl Iterator<Item = &'a &'a str>, client: &[&str]) -> u32 {
    let bits =
        ours.enumerate().map(|(index, name)| match client.is_empty() || client.contains(name) {
            true => 1 << index,
            false => 0,
        });
    bits.sum()
}

fn type_of(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Margin => "margin",
        TokenKind::Claim => "claim",
        TokenKind::Heading => "heading",
        TokenKind::Quantity => "number",
        TokenKind::Date => "date",
        TokenKind::Name(kind) => kind.as_str(),
        TokenKind::Source | TokenKind::Identifier => "variable",
        TokenKind::Class | TokenKind::Rule => "decorator",
        TokenKind::Attribute => "property",
        TokenKind::Quotation | TokenKind::Value => "string",
        TokenKind::Suppression => "comment",
    }
}

/// The name of a modifier; empty for a margin, which opens by no heading.
fn modifier_of(note: TokenNote) -> &'static str {
    match note {
        TokenNote::Declaration => "declaration",
        TokenNote::Declared => "declared",
        TokenNote::Undefined => "undefined",
        TokenNote::Opens(Section::Headline) => "headline",
        TokenNote::Opens(Section::Summary) => "summary",
        TokenNote::Opens(Section::Body) => "body",
        TokenNote::Opens(Section::Insights) => "insights",
        TokenNote::Opens(Section::References) => "references",
        TokenNote::Opens(Section::Boilerplate) => "",
        TokenNote::Judged(verdict) => verdict.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::language::EntityType;

    fn legend(types: Value, modifiers: Value) -> Legend {
        let told = json!({
            "requests": {}, "formats": ["relative"],
            "tokenTypes": types, "tokenModifiers": modifiers,
        });
        Legend::known(&serde_json::from_value(told).unwrap())
    }

    fn name(legend: Legend, kind: TokenKind) -> Option<&'static str> {
        legend.number_of(kind).map(|number| TYPES[number as usize].0)
    }

    #[test]
    fn a_client_that_names_no_types_gets_all() {
        let legend = legend(json!([]), json!([]));
        assert_eq!(name(legend, TokenKind::Claim), Some("claim"));
        assert_eq!(name(legend, TokenKind::Name(EntityType::Law)), Some("law"));
        assert_eq!(legend.bit_of(TokenNote::Declared), 2);
    }

    #[test]
    fn others_get_what_they_know_or_what_comes_nearest() {
        let legend = legend(json!(["class", "number", "org"]), json!(["declaration"]));
        assert_eq!(name(legend, TokenKind::Name(EntityType::Org)), Some("org"));
        assert_eq!(name(legend, TokenKind::Name(EntityType::Law)), Some("class"));
        assert_eq!(name(legend, TokenKind::Date), Some("number"));
        assert_eq!(name(legend, TokenKind::Claim), None);
        assert_eq!(name(legend, TokenKind::Heading), None);
        assert_eq!(legend.bit_of(TokenNote::Declared), 0);
        assert_eq!(legend.bit_of(TokenNote::Declaration), 1);
    }
}
