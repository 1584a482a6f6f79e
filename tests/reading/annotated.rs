//! An article with every construct of the markup.

use standfirst::article::{Article, Block};

use super::{assert_outline, outline, read_article};

const SOURCE: &str = include_str!("../fixtures/annotated.article.md");

fn blocks_with<T>(article: &Article, each: impl Fn(&Block) -> Vec<T>) -> Vec<T> {
    article.blocks.iter().flat_map(each).collect()
}

#[test]
fn the_outline_has_no_markup() {
    assert_outline(
        SOURCE,
        "headline | Council weighs a toll
         boilerplate | Summary
         summary | The council is weighing a toll for the bridge.
         boilerplate | Article
         body | The council is weighing a toll, three councillors told the Lantern. The leader said it \"will pay for itself\", wrote @lantern; it is mad.
         body | It costs £12 a head.
         body | It is old.
         boilerplate | Insights
         insights | Why does the council weigh a toll?",
    );
}

#[test]
fn the_body_starts_behind_the_bullets_of_a_summary_unless_a_heading_or_a_div_says_where() {
    let article = |between: &str, behind: &str| {
        format!(
            "# A toll\n\n## Summary\n\n- It is two crowns.\n\n{between}A vote is due.\n{behind}"
        )
    };
    assert_outline(
        &article("", "\n## Insights\n\n- Why a toll?\n"),
        "headline | A toll
         boilerplate | Summary
         summary | It is two crowns.
         body | A vote is due.
         boilerplate | Insights
         insights | Why a toll?",
    );
    for behind in ["\n## Article\n\nIt is old.\n", "\n::: {.article}\nIt is old.\n:::\n"] {
        let found = outline(&article("", behind));
        assert!(found.contains("summary | A vote is due.\n"), "{found}");
    }
    let behind = "\n## The vote\n\nIt is old.\n";
    let found = outline(&article("", behind));
    assert!(found.contains("body | A vote is due.\n"), "{found}");
    let found = outline(&article("### Costs\n\n", ""));
    assert!(found.contains("summary | A vote is due."), "a subheading goes on: {found}");
}

#[test]
fn annotations_cover_their_text() {
    let article = read_article(SOURCE);
    let found = blocks_with(&article, |block| {
        let describe = |a: &standfirst::article::Annotation| {
            let attributes = &a.attributes;
            let mut words = vec![a.plain.of(&block.text.plain).to_owned()];
            words.extend(attributes.id.iter().map(|id| format!("#{}", id.value)));
            words.extend(attributes.classes.iter().map(|c| format!(".{}", c.value)));
            words.extend(attributes.pairs.iter().map(|(k, v)| format!("{}={}", k.value, v.value)));
            let spanned = attributes.id.iter().chain(&attributes.classes);
            for value in spanned.chain(attributes.pairs.iter().flat_map(|(k, v)| [k, v])) {
                assert_eq!(block.locate(value.range).of(SOURCE), value.value);
            }
            let source = block.locate(a.source).of(SOURCE);
            assert!(source.starts_with('[') && source.ends_with('}'), "{source}");
            words.join(" ")
        };
        block.text.annotations.iter().map(describe).collect()
    });
    assert_eq!(
        found,
        [
            "is weighing a toll #toll .claim",
            "The leader entity=lind",
            "\"will pay for itself\" .quote by=Mara Lind",
            "it is mad .claim allow=unsourced-claim: her own words",
            "mad .opinion",
            "old .odd",
        ]
    );
}

#[test]
fn citations_point_at_their_key() {
    let article = read_article(SOURCE);
    let found = blocks_with(&article, |block| {
        let citations = block.text.citations.iter();
        citations
            .map(|c| {
                assert_eq!(block.locate(c.key.range).of(SOURCE), c.key.value);
                (block.locate(c.source).of(SOURCE), c.locator.clone(), c.bracketed)
            })
            .collect()
    });
    let locator = Some("para. 4".to_owned());
    assert_eq!(found, [("[@lantern, para. 4]", locator, true), ("@lantern", None, false)]);
}

#[test]
fn suppressions_know_their_rules_their_reason_and_their_scope() {
    let article = read_article(SOURCE);
    let found: Vec<_> = article
        .suppressions
        .iter()
        .map(|s| {
            let rules: Vec<&str> = s.rules.iter().map(|rule| rule.value.as_str()).collect();
            for rule in &s.rules {
                assert_eq!(rule.range.of(SOURCE), rule.value);
            }
            (rules.join(" "), s.reason.as_deref(), s.scope.of(SOURCE).trim())
        })
        .collect();
    let allowed = "[it is [mad]{.opinion}]{.claim allow=\"unsourced-claim: her own words\"}";
    let region = "It is [old]{.odd}.";
    assert_eq!(found.len(), 3);
    assert_eq!(found[0], ("unsourced-claim".to_owned(), Some("her own words"), allowed));
    let next_line = "It costs **£12** a head.";
    assert_eq!(found[1], ("unsourced-claim".to_owned(), Some("seen"), next_line));
    let both = "unknown-class unattributed-quote".to_owned();
    assert_eq!(found[2], (both, Some("old text"), region));
}

#[test]
fn a_suppression_may_name_no_rule() {
    for (comment, reason) in [
        ("<!-- standfirst-disable-next-line -->", None),
        ("<!-- standfirst-disable-next-line: why -->", Some("why")),
    ] {
        let article = read_article(&format!("{comment}\nIt is old.\n"));
        let [suppression] = &article.suppressions[..] else { panic!("{comment} is none") };
        assert!(suppression.rules.is_empty());
        assert_eq!(suppression.reason.as_deref(), reason);
    }
}

#[test]
fn the_front_matter_says_what_it_says() {
    let front_matter = read_article(SOURCE).front_matter;
    let date = front_matter.date.expect("there is a date");
    assert_eq!((date.value.as_str(), date.range.of(SOURCE)), ("2026-03-18", "2026-03-18"));
    let [reference] = &front_matter.references[..] else { panic!("there is one reference") };
    assert_eq!(reference.id.range.of(SOURCE), "lantern");
    assert_eq!(reference.title.as_deref(), Some("A toll for the bridge"));
    assert_eq!(reference.container.as_deref(), Some("Norhaven Lantern"));
    assert_eq!(reference.url.as_deref(), Some("https://example.org/toll"));
    let archive = reference.archive.as_ref().expect("it has an archive");
    assert_eq!(archive.range.of(SOURCE), "sources/lantern.md");
    let [entity] = &front_matter.entities[..] else { panic!("there is one entity") };
    assert_eq!(entity.name.range.of(SOURCE), "Mara Lind");
    let [alias] = &entity.aliases[..] else { panic!("there is one alias") };
    assert_eq!((alias.value.as_str(), alias.range.of(SOURCE)), ("the leader", "the leader"));
}
