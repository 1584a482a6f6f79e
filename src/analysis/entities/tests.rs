//! Small articles, and who and what is found in them.

use std::sync::Arc;

use crate::analysis::{Analysis, Cache, analyse};
use crate::article;
use crate::language::EntityType;

fn read(source: &str) -> Analysis {
    analyse(Arc::new(article::read(source, &article::SectionLabels::default())), &Cache::default())
}

const ARTICLE: &str = "\
# Aurora Grid Sues Lind Over Harrow Web Services Deal

## Summary

- Aurora Grid sues its founder.

## Article

The utility Aurora Grid has sued its former partner Mara Lind. Ms Lind sold the shares to Harrow \
Web Services (HWS), the region's largest host.

People trust Harrow, and Lind's lawyers said so. Later HWS paid Aurora Grid Inc in Paris.

## Insights

- What will HWS do?
";

#[test]
fn short_forms_and_initials_are_the_same_entity() {
    let analysis = read(ARTICLE);
    let lind = analysis.entities.named("mara lind").expect("the person");
    assert_eq!((lind.id.as_str(), lind.kind), ("mara-lind", EntityType::Person));
    let told: Vec<_> = lind.mentions.iter().map(|m| analysis.slice(m.place)).collect();
    assert_eq!(told, ["Lind", "Mara Lind", "Lind", "Lind"]);

    let services = analysis.entities.named("HWS").expect("the initials");
    assert_eq!(services.name, "Harrow Web Services");
    assert_ne!(analysis.entities.named("Harrow").map(|e| &e.id), Some(&services.id));
    assert_eq!(analysis.entities.named("Aurora Grid").map(|e| e.mentions.len()), Some(4));
}

#[test]
fn salience_follows_place_and_frequency() {
    let analysis = read(ARTICLE);
    let first = analysis.entities.iter().next().expect("an entity");
    assert!(first.name.starts_with("Aurora Grid"), "{}", first.name);
    assert_eq!(first.salience, 1.0);
    let paris = analysis.entities.named("Paris").expect("the place");
    assert!(paris.salience < 0.3 && paris.kind == EntityType::Place);
}

#[test]
fn the_text_says_what_they_are() {
    let analysis = read(ARTICLE);
    let descriptions = |name: &str| -> Vec<&str> {
        let entity = analysis.entities.named(name).expect("the entity");
        entity.roles.iter().map(|place| analysis.slice(*place)).collect()
    };
    assert_eq!(descriptions("Mara Lind"), ["former partner"]);
    assert_eq!(descriptions("HWS"), ["the region's largest host"]);
}

#[test]
fn an_offset_or_a_range_leads_to_its_entity() {
    let analysis = read(ARTICLE);
    for entity in analysis.entities.iter() {
        for mention in &entity.mentions {
            let (block, range) = (mention.place.block, mention.place.range);
            let at = analysis.entities.at(block, range.start + 1).map(|(e, m)| (&e.id, m));
            assert_eq!(at, Some((&entity.id, *mention)));
            let of = analysis.entities.of_range(block, range).map(|e| &e.id);
            assert_eq!(of, Some(&entity.id));
        }
    }
}

#[test]
fn declarations_and_annotations_overrule_the_text() {
    let analysis = read(
        "---\nentities:\n  - id: grid\n    name: Aurora Grid\n    type: product\n    aliases: [the network]\n---\n\n\
         # Grid grows\n\n## Article\n\nThen [the network]{entity=grid} met Aurora Grid and [Wenda]{.person}.\n",
    );
    let grid = analysis.entities.get("grid").expect("declared");
    assert_eq!((grid.kind, grid.mentions.len()), (EntityType::Product, 2));
    assert_eq!(analysis.entities.named("Wenda").map(|e| e.kind), Some(EntityType::Person));
}

/// The mentions of each entity of a body of `text`, by name, in the order of salience.
fn mentioned(text: &str) -> Vec<(String, Vec<String>)> {
    let analysis = read(&format!("# A day\n\n{text}\n"));
    let mentions = |e: &crate::analysis::Entity| {
        e.mentions.iter().map(|m| analysis.slice(m.place).to_owned()).collect()
    };
    analysis.entities.iter().map(|e| (e.name.clone(), mentions(e))).collect()
}

/// Asserts that the entity called `name` is mentioned by exactly these words.
fn assert_mentioned(text: &str, name: &str, expected: &[&str]) {
    let all = mentioned(text);
    let found = all.iter().find(|(known, _)| known == name);
    let found = found.map(|(_, mentions)| mentions.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(found.as_deref(), Some(expected), "{name} in {text}: {all:?}");
}

#[test]
fn a_last_name_stays_with_whom_it_stood_for() {
    let text =
        "Mara Lind spoke first. Lind said no. Her father Karl Lind left. Lind said it rained.";
    assert_mentioned(text, "Mara Lind", &["Mara Lind", "Lind", "Lind"]);
    assert_mentioned(text, "Karl Lind", &["Karl Lind"]);
    let unclear = "Mara Lind met Karl Lind. Later Lind said no.";
    assert_mentioned(unclear, "Mara Lind", &["Mara Lind"]);
    assert_mentioned(unclear, "Lind", &["Lind"]);
}

#[test]
fn endings_hyphens_and_accents_make_no_other_name() {
    assert_mentioned(
        "Mara Lind's firm and a Lind-led council met the Linds. Mara Lind stayed.",
        "Mara Lind",
        &["Mara Lind", "Lind", "Linds", "Mara Lind"],
    );
    assert_mentioned(
        "Then José Marín left. On Tuesday Jose Marin came back, and Marín said so.",
        "José Marín",
        &["José Marín", "Jose Marin", "Marín"],
    );
}

#[test]
fn a_name_that_is_a_person_and_a_place_is_decided_by_its_words() {
    let text = "Anna Washington flew to Paris. Ms Washington said so. It rained in Washington.";
    assert_mentioned(text, "Anna Washington", &["Anna Washington", "Washington"]);
    assert_mentioned(text, "Washington", &["Washington"]);
}

#[test]
fn brackets_makers_and_countries_tie_names_together() {
    let text = "The Norwegian Harbour Office (NHO) paid for Mozilla Firefox. The Harbour Office and \
                the NHO liked Firefox.";
    assert_mentioned(text, "Mozilla Firefox", &["Mozilla Firefox", "Firefox"]);
    let analysis = read(&format!("# A day\n\n{text}\n"));
    let office = analysis.entities.named("NHO").expect("the abbreviation");
    assert_eq!(office.mentions.len(), 4, "{office:?}");
}

#[test]
fn a_common_noun_with_a_capital_is_the_body_of_that_kind() {
    let text = "Then the Orlo City Council met. The rain stopped the Council, and a Council left.";
    assert_mentioned(text, "Orlo City Council", &["Orlo City Council", "Council"]);
}

#[test]
fn declared_aliases_are_found_as_they_are_written() {
    let analysis = read(
        "---\nentities:\n  - {id: tern, name: Tern Marine, type: org, aliases: [the Orlo company, Tern]}\n\
         ---\n\n# A day\n\nThe Orlo company sank. Tern Marine Rescue came. Nobody saw a tern, nor Tern.\n",
    );
    let tern = analysis.entities.get("tern").expect("declared");
    let told: Vec<_> = tern.mentions.iter().map(|m| analysis.slice(m.place)).collect();
    assert_eq!(told, ["The Orlo company", "Tern"]);
}

/// Asserts what each sentence, in which the role is in `[]` and its owner in `{}`, says of the
/// owner.
fn assert_roles(marked: &[&str]) {
    for marked in marked {
        let text = marked.replace(['[', ']', '{', '}'], "");
        let between = |open: char, close: char| {
            let (_, rest) = marked.split_once(open)?;
            Some(rest.split_once(close)?.0.replace(['[', ']', '{', '}'], ""))
        };
        let analysis = read(&format!("# A day\n\n{text}\n"));
        let owner = between('{', '}').expect("an owner");
        let entity = analysis.entities.named(&owner);
        let roles = entity.map(|e| e.roles.iter().map(|p| analysis.slice(*p)).collect::<Vec<_>>());
        let expected: Vec<String> = between('[', ']').into_iter().collect();
        assert_eq!(roles.unwrap_or_default(), expected, "{marked}");
    }
}

#[test]
fn roles_stand_before_the_name() {
    assert_roles(&[
        "They met its [long-term partner] {Harrow & Pike}.",
        "They met [Swedish captain] {Mara Lind} in the rain.",
        "Then [Tern Marine's chief executive] {Mara Lind} spoke.",
        "The council heard [activist and philosopher] {Mara Lind} first.",
        "[Co-founder of Google], {Mara Lind}, met the council.",
        "According to [the team's coach], {Mara Lind}, it rained.",
        "They came to the [town] of {Wenda} at night.",
        "They agreed to host {Mara Lind} again.",
        "On Tuesday {Mara Lind} spoke.",
    ]);
}

#[test]
fn roles_stand_behind_the_name() {
    assert_roles(&[
        "Then {Mara Lind}, [the chairman of the port's board of twelve], spoke.",
        "Then {Mara Lind}, [secretary of state], spoke.",
        "Then {Mara Lind}, [a 14-year-old girl from Paris, Texas], spoke.",
        "{Mara Lind}, who [heads the council], spoke.",
        "{Mara Lind} is [a professor of law in Wenda].",
        "{Google} was [one of the most loved firms in the country] last year.",
        "Then {Google}, the content was free.",
        "It goes with {Google}, nearly a decade later.",
        "They left {Google}, a move that cost them dearly.",
        "They met {Google}, Paris's Mara Lind and the rest.",
        "In {Paris}, the talks of the council.",
    ]);
}

#[test]
fn figures_dates_and_company_are_those_of_the_clause() {
    let analysis = read(
        "# A day\n\nGoogle paid $5 million for two large ferries in May 2025, while Mara Lind owed 40 euros. \
         Google was sued by Mara Lind. Google left ten.\n",
    );
    let told = |name: &str| {
        let entity = analysis.entities.named(name).expect("the entity");
        let words = |places: &[crate::analysis::Place]| {
            places.iter().map(|p| analysis.slice(*p).to_owned()).collect::<Vec<_>>().join("; ")
        };
        let with: Vec<_> = entity.companions.iter().map(|c| (c.id.clone(), c.sentences)).collect();
        (words(&entity.quantities), words(&entity.dates), entity.acts.len(), with)
    };
    let (figures, dates, acts, with) = told("Google");
    assert_eq!(
        (figures.as_str(), dates.as_str(), acts),
        ("$5 million; two large ferries", "May 2025", 2)
    );
    assert_eq!(with, [("mara-lind".to_owned(), 2)]);
    assert_eq!(told("Mara Lind").0, "40 euros");
}
