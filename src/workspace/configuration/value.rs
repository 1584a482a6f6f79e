//! The values of a `standfirst.toml` that can be wrong though they are of the right type.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::rules::{self, Group, Severity};

/// The name of a rule that exists.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct RuleName(pub String);

/// The name of a rule or group that exists.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct RuleOrGroup(pub String);

/// A score in 0..1.
#[derive(Debug, Deserialize)]
#[serde(try_from = "f32")]
pub struct Score(pub f32);

/// One word, or a list of them.
#[derive(Debug, Default)]
pub struct OneOrMany {
    /// The first byte of what was written.
    pub start: usize,
    /// The words.
    pub words: Vec<Spanned<String>>,
}

impl TryFrom<String> for RuleName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        rules::check_rule(&name).map(|()| Self(name))
    }
}

impl TryFrom<String> for RuleOrGroup {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        rules::check_rule_or_group(&name).map(|()| Self(name))
    }
}

impl TryFrom<f32> for Score {
    type Error = String;

    fn try_from(score: f32) -> Result<Self, String> {
        let is_score = (0.0..=1.0).contains(&score);
        is_score.then_some(Self(score)).ok_or_else(|| format!("{score} is no score from 0 to 1"))
    }
}

/// What [`OneOrMany`] is written as.
enum Written {
    One(String),
    Many(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Spanned::<Written>::deserialize(deserializer)?;
        let range = written.span();
        let start = range.start;
        let words = match written.into_inner() {
            Written::One(word) => vec![Spanned::new(range, word)],
            Written::Many(words) => words,
        };
        Ok(Self { start, words })
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<Written, E> {
        Ok(Written::One(word.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Written, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
        }
        Ok(Written::Many(words))
    }
}

// What editors are told of them.

impl JsonSchema for RuleOrGroup {
    fn schema_name() -> Cow<'static, str> {
        "RuleOrGroup".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let groups = Group::ALL.iter().map(|group| group.as_str());
        let names: Vec<_> = groups.chain(rules::ALL.iter().map(|rule| rule.name)).collect();
        json_schema!({"description": "The name of a rule or of a group of rules.", "enum": names})
    }
}

impl JsonSchema for Score {
    fn schema_name() -> Cow<'static, str> {
        "Score".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "minimum": 0, "maximum": 1})
    }
}

impl JsonSchema for OneOrMany {
    fn schema_name() -> Cow<'static, str> {
        "OneOrMany".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (one, many) = (String::json_schema(generator), Vec::<String>::json_schema(generator));
        json_schema!({"description": "A string or a list of strings.", "anyOf": [one, many]})
    }
}

/// The table of severities: each rule by its name.
pub fn severity_schema(generator: &mut SchemaGenerator) -> Schema {
    let severity = generator.subschema_for::<Severity>();
    let mut properties = serde_json::Map::new();
    for rule in rules::ALL {
        let mut schema = severity.clone();
        schema.insert("description".to_owned(), rule.summary.into());
        schema.insert("default".to_owned(), rule.severity.as_str().into());
        properties.insert(rule.name.to_owned(), schema.into());
    }
    json_schema!({"type": "object", "properties": properties, "additionalProperties": false})
}
