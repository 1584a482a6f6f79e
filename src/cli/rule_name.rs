//! Names of rules among the arguments: what is wrong with them, and what shells complete them to.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::rules::{self, ALL, Group};

/// Reads the name of a rule.
#[derive(Debug, Clone)]
pub struct RuleName;

/// Reads the name of a rule or of a group of rules.
#[derive(Debug, Clone)]
pub struct RuleOrGroup;

impl TypedValueParser for RuleName {
    type Value = String;

    fn parse_ref(&self, c: &Command, arg: Option<&Arg>, name: &OsStr) -> Result<String, Error> {
        let check = |name: &str| rules::check_rule(name).map(|()| name.to_owned());
        check.parse_ref(c, arg, name)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(all_rules()))
    }
}

impl TypedValueParser for RuleOrGroup {
    type Value = String;

    fn parse_ref(&self, c: &Command, arg: Option<&Arg>, name: &OsStr) -> Result<String, Error> {
        let check = |name: &str| rules::check_rule_or_group(name).map(|()| name.to_owned());
        check.parse_ref(c, arg, name)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let groups = Group::ALL.iter().map(|group| PossibleValue::new(group.as_str()));
        Some(Box::new(groups.chain(all_rules())))
    }
}

fn all_rules() -> impl Iterator<Item = PossibleValue> {
    ALL.iter().map(|rule| PossibleValue::new(rule.name).help(rule.summary))
}
