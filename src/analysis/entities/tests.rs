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
        entity.descriptions.iter().map(|place| analysis.slice(*place)).collect()
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
