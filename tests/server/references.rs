//! Where a thing is named: in its article, in its bibliography, in the articles beside it.

use serde_json::json;

use crate::client::edit;
use crate::desk::{Desk, ENCODINGS};

/// Two articles that cite one bibliography and name one company.
pub const DESK: [(&str, &str); 3] = [
    (
        "ferry.article.md",
        "---\nbibliography: refs/all.json\nreferences:\n- {id: wire, title: The wire}\n\
         entities:\n- {id: tidal, name: Tidal Works, type: org, aliases: [the yard]}\n---\n\n\
         # Council closes the old ferry line\n\n## Summary\n\n\
         - 😀 Tidal Works built [the old ferry]{.claim #old} in 1961 [@courier].\n\n## Article\n\n\
         É 😀 é: the old ferry was built by Tidal Works in 1961 [@courier; @wire]. Two pilots of \
         [the yard]{entity=tidal} have said so [on the day](#old).\n\n\
         ## Insights\n\n- When was the old ferry built by Tidal Works?\n",
    ),
    (
        "desk/pier.article.md",
        "---\nbibliography: ../refs/all.json\nentities:\n- {id: tw, name: Tidal Works, type: org}\n\
         ---\n\n# Pier opens\n\nÉ 😀: Tidal Works built the pier [@courier, p. 4], as @courier has \
         it. Write to @wire.\n",
    ),
    ("refs/all.json", "[{\"title\": \"😀 courier\", \"id\": \"courier\"}]\n"),
];

async fn desk(encoding: &'static str) -> Desk {
    let mut desk = Desk::new(encoding, &DESK, json!({})).await;
    desk.open("ferry.article.md").await;
    desk
}

#[tokio::test]
async fn are_offered() {
    let desk = desk("utf-8").await;
    let offered = &desk.welcome["capabilities"];
    assert_eq!(offered["referencesProvider"], true);
    assert_eq!(offered["documentHighlightProvider"], true);
}

async fn references(desk: &mut Desk, marked: &str, with_declaration: bool) -> Vec<String> {
    let context = json!({"context": {"includeDeclaration": with_declaration}});
    let answer = desk.ask("textDocument/references", "ferry.article.md", marked, context).await;
    desk.all_told(&answer)
}

#[tokio::test]
async fn of_a_source_are_its_citations_in_all_articles_and_its_entry() {
    for encoding in ENCODINGS {
        let mut desk = desk(encoding).await;
        let citations = ["ferry.article.md: courier", "ferry.article.md: courier"];
        let elsewhere = ["desk/pier.article.md: courier", "desk/pier.article.md: courier"];
        let all = [&citations[..], &["refs/all.json: courier"], &elsewhere].concat();
        assert_eq!(references(&mut desk, "@cour$0ier; @wire", true).await, all, "{encoding}");
        let used = [citations, elsewhere].concat();
        assert_eq!(references(&mut desk, "@cour$0ier; @wire", false).await, used, "{encoding}");
        let own = ["ferry.article.md: wire", "ferry.article.md: wire"];
        assert_eq!(references(&mut desk, "id: wi$0re", true).await, own, "{encoding}");
    }
}

#[tokio::test]
async fn of_an_entity_are_its_mentions_in_all_articles() {
    for encoding in ENCODINGS {
        let mut desk = desk(encoding).await;
        let found = references(&mut desk, "by Tidal$0 Works in", false).await;
        let expected = [
            "ferry.article.md: Tidal Works",
            "ferry.article.md: Tidal Works",
            "ferry.article.md: the yard",
            "ferry.article.md: tidal",
            "ferry.article.md: Tidal Works",
            "desk/pier.article.md: Tidal Works",
        ];
        assert_eq!(found, expected, "{encoding}");
        let found = references(&mut desk, "entity=ti$0dal", true).await;
        assert_eq!(found[0], "ferry.article.md: tidal", "{encoding}");
        assert!(found.contains(&"desk/pier.article.md: tw".to_owned()), "{encoding}: {found:?}");
    }
}

#[tokio::test]
async fn of_a_claim_are_its_links_and_of_its_words_its_evidence() {
    for encoding in ENCODINGS {
        let mut desk = desk(encoding).await;
        let old = ["ferry.article.md: old", "ferry.article.md: old"];
        assert_eq!(references(&mut desk, "](#o$0ld)", true).await, old, "{encoding}");
        let evidence = references(&mut desk, "in 19$061 [@courier].", true).await;
        assert!(evidence[0].starts_with("ferry.article.md: É 😀 é: the old"), "{evidence:?}");
        let resting = references(&mut desk, "ferry w$0as built by", true).await;
        assert!(resting[1].starts_with("ferry.article.md: 😀 Tidal Works"), "{resting:?}");
        assert_eq!(
            resting.last().unwrap(),
            "ferry.article.md: When was the old ferry built by Tidal Works?"
        );
    }
}

#[tokio::test]
async fn other_articles_count_as_they_are_in_the_editor() {
    let mut desk = desk("utf-16").await;
    let pier = desk.uri("desk/pier.article.md");
    desk.open("desk/pier.article.md").await;
    desk.client.change(&pier, 2, json!([edit(8, 0, 99, "Tidal Works hums.")])).await;
    let context = json!({"context": {"includeDeclaration": false}});
    let marked = "by Tidal$0 Works in";
    let answer = desk.ask("textDocument/references", "ferry.article.md", marked, context).await;
    let found = answer["result"].as_array().unwrap();
    let places: Vec<_> = found.iter().filter(|l| l["uri"] == pier.as_str()).collect();
    assert_eq!(places.len(), 1);
    assert_eq!(places[0]["range"]["start"]["character"], 0);
}

#[tokio::test]
async fn a_stored_article_is_read_again_when_it_has_changed() {
    let mut desk = desk("utf-16").await;
    let marked = "by Tidal$0 Works in";
    assert_eq!(references(&mut desk, marked, false).await.len(), 6);
    let more = desk.text("desk/pier.article.md") + "\nTidal Works hums.\n";
    std::fs::write(desk.path("desk/pier.article.md"), more).unwrap();
    assert_eq!(references(&mut desk, marked, false).await.len(), 7);
    std::fs::remove_file(desk.path("desk/pier.article.md")).unwrap();
    assert_eq!(references(&mut desk, marked, false).await.len(), 5);
}

#[tokio::test]
async fn highlights_tell_a_declaration_from_its_uses() {
    for encoding in ENCODINGS {
        let mut desk = desk(encoding).await;
        let name = "ferry.article.md";
        let told = |desk: &Desk, answer: &serde_json::Value| -> Vec<(String, u64)> {
            let marks = answer["result"].as_array().unwrap().iter();
            marks.map(|m| (desk.words(name, &m["range"]), m["kind"].as_u64().unwrap())).collect()
        };
        const READ: u64 = 2;
        const WRITE: u64 = 3;
        let marks = desk.ask("textDocument/documentHighlight", name, "@wi$0re]", json!({})).await;
        let wire = [("wire".to_owned(), WRITE), ("wire".to_owned(), READ)];
        assert_eq!(told(&desk, &marks), wire, "{encoding}");
        let marked = "in 19$061 [@courier].";
        let marks = desk.ask("textDocument/documentHighlight", name, marked, json!({})).await;
        let marks = told(&desk, &marks);
        assert!(marks[0].0.starts_with("😀 Tidal") && marks[0].1 == WRITE, "{marks:?}");
        assert!(marks[1].0.starts_with("É 😀 é") && marks[1].1 == READ, "{marks:?}");
        let nothing =
            desk.ask("textDocument/documentHighlight", name, "have sa$0id", json!({})).await;
        assert_eq!(nothing["result"], serde_json::Value::Null);
    }
}
