//! What the rules find, written down in Markdown: the suites in `tests/suites` run with all rules,
//! each rule's page runs with that rule alone.
//!
//! Every fenced block `article` is a fixture. A line of carets under a line of the article expects
//! a finding at exactly these characters:
//!
//! ```text
//! - The tunnel cost €640 million.
//!                   ^^^^^^^^^^^^ contradicted-claim: the article says
//! ```
//!
//! What follows the colon must be part of the message; colon and message may be left out. Of a
//! finding over several lines, the carets mark the first. Nothing else may be found, and every fix
//! that is offered must make its finding vanish.

mod fixture;
mod inspection;
mod markdown;

use std::path::{Path, PathBuf};

use standfirst::rules::{self, Rule, Selection};
use standfirst::workspace::Configuration;

use fixture::Fixture;
use inspection::inspect;

/// The fixtures of a Markdown file, each with the number of its first line.
fn fixtures(markdown: &str) -> Vec<(usize, Fixture)> {
    let blocks = markdown::article_blocks(markdown);
    blocks.iter().map(|block| (block.line, Fixture::parse(&block.text))).collect()
}

/// When an article appeared is no matter in most suites, and so their articles do not say: the rule
/// that asks for it is held to its own page.
const WAIVED: &str = "undated-reference";

/// What is wrong with the `fixtures` of the file `name`.
fn faults(name: &str, fixtures: &[(usize, Fixture)], configuration: &Configuration) -> Vec<String> {
    fixtures
        .iter()
        .filter_map(|(line, fixture)| {
            let fault = inspect(fixture, configuration).err()?;
            Some(format!("{name}:{line}: {fault}"))
        })
        .collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n\n{}", faults.len(), faults.join("\n"));
}

fn suites() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites");
    let entries = std::fs::read_dir(folder).expect("the suites are there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn the_suites_hold() {
    let faults: Vec<String> = suites()
        .iter()
        .flat_map(|path| {
            let markdown = std::fs::read_to_string(path).expect("a suite is text");
            let mut fixtures = fixtures(&markdown);
            assert!(!fixtures.is_empty(), "{} has no fixture", path.display());
            fixtures.iter_mut().for_each(|(_, fixture)| fixture.waived = Some(WAIVED));
            faults(&path.display().to_string(), &fixtures, &Configuration::default())
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn the_pages_hold() {
    let faults: Vec<String> = rules::ALL
        .iter()
        .flat_map(|rule| {
            let selection =
                Selection { select: vec![rule.name.to_owned()], ..Selection::default() };
            let configuration = Configuration { selection, ..Configuration::default() };
            faults(rule.name, &fixtures(rule.page), &configuration)
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn every_page_shows_what_fires_and_what_stays_silent() {
    let shows = |rule: &Rule, fires: bool| {
        fixtures(rule.page).iter().any(|(_, fixture)| fixture.expectations.is_empty() != fires)
    };
    for rule in rules::ALL {
        assert!(shows(rule, true), "the page of {} has no example that fires", rule.name);
        assert!(shows(rule, false), "the page of {} has no example that stays silent", rule.name);
    }
}
