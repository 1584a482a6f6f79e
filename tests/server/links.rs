//! Words that lead out of the article.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;
use tower_lsp::lsp_types::Url;

use crate::encodings::{Encoding, Reader};

const ARTICLE: &str = "\
---
bibliography: [é.json, gone.json, /etc/hostname, ../../../../etc/hostname/x]
references:
  - id: courier
    title: 😀 The tram
    container-title: Harbour Courier
    URL: \"https://example.org/é?a=1\"
    archive_location: sources/courier.txt
  - {id: gazette, archive_location: sources/courier.txt}
  - {id: shelf, archive_location: \"Box 12, folder 3\", URL: ftp://example.org/x}
---

# 😀 The tram

😀 It stops [@courier; @gazette; @shelf; @none], wrote @courier and @handle.

😀 See (https://example.org/a_(b)), “https://example.org/c”, <https://example.org/d>, \
[é](https://example.org/e \"t\"), [the text](sources/courier.txt#l2) and [none](sources/none.txt).

😀 No links: https:// http://... https://[ javascript:alert(1) www.example.org a.b@example.org.
";

/// A folder with the article's files, and the URI of the article.
fn desk() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sources")).unwrap();
    fs::write(folder.path().join("sources/courier.txt"), "The tram stops.\n").unwrap();
    fs::write(folder.path().join("é.json"), "[]").unwrap();
    let uri = uri(&folder, "a.article.md");
    (folder, uri)
}

fn uri(folder: &TempDir, name: &str) -> String {
    Url::from_file_path(folder.path().join(name)).unwrap().to_string()
}

#[tokio::test]
async fn addresses_files_and_citations_lead_somewhere() {
    let (folder, article) = desk();
    let text = uri(&folder, "sources/courier.txt");
    let web = "https://example.org/%C3%A9?a=1".to_owned();
    let card = "😀 The tram · Harbour Courier";
    let archived = "😀 The tram · Harbour Courier (archived)";
    let example = |page: &str| format!("https://example.org/{page}");
    let expected = [
        ("é.json", uri(&folder, "é.json"), ""),
        ("https://example.org/é?a=1", web.clone(), card),
        ("sources/courier.txt", text.clone(), archived),
        ("sources/courier.txt", text.clone(), ""),
        ("courier", web.clone(), card),
        ("gazette", text.clone(), ""),
        ("courier", web, card),
        ("https://example.org/a_(b)", example("a_(b)"), ""),
        ("https://example.org/c", example("c"), ""),
        ("https://example.org/d", example("d"), ""),
        ("https://example.org/e", example("e"), ""),
        ("sources/courier.txt#l2", text, ""),
    ];
    for encoding in Encoding::ALL {
        let tooltips = json!({"documentLink": {"tooltipSupport": true}});
        let mut reader = Reader::open_at(&article, ARTICLE, encoding, tooltips).await;
        assert!(reader.welcome["capabilities"]["documentLinkProvider"].is_object());
        let links = reader.ask("documentLink", json!({})).await;
        let shown = links.as_array().expect("links").iter().map(|link| {
            let tooltip = link["tooltip"].as_str().unwrap_or_default();
            (reader.words(&link["range"]), link["target"].as_str().unwrap().to_owned(), tooltip)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{encoding:?}");
    }
}

#[tokio::test]
async fn clients_without_tooltips_get_none_and_an_unsaved_article_has_no_files() {
    let untitled = "untitled:Untitled-1";
    let mut reader = Reader::open_at(untitled, ARTICLE, Encoding::Utf16, json!({})).await;
    let links = reader.ask("documentLink", json!({})).await;
    let links = links.as_array().expect("links");
    assert!(links.iter().all(|link| link.get("tooltip").is_none()));
    let is_file = |link: &Value| link["target"].as_str().is_some_and(|t| t.starts_with("file:"));
    assert!(!links.iter().any(is_file), "{links:?}");
    assert_eq!(links.len(), 7);
}
