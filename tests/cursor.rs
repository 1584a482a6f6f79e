//! What an editor offers where the cursor stands: `$0` marks the cursor in the article, the list
//! beside it is what is offered there, best first.

use std::path::Path;

use standfirst::ide::{self, Completion};
use standfirst::workspace::{Configuration, Workspace};

/// What is offered at `$0` in `marked`, and the article without the mark.
fn offered(marked: &str) -> (Vec<Completion>, String) {
    let offset = marked.find("$0").expect("the article has a cursor");
    let source = marked.replacen("$0", "", 1);
    let review =
        Workspace::default().review(Path::new("a.article.md"), &source, &Configuration::default());
    (ide::complete(&review, &source, offset), source)
}

/// The labels of what is offered at `$0`.
fn labels(marked: &str) -> Vec<String> {
    offered(marked).0.into_iter().map(|item| item.label).collect()
}

/// The article after the first offer at `$0` called `label` was accepted, without snippets.
fn accepted(marked: &str, label: &str) -> String {
    let (items, mut source) = offered(marked);
    let item = items.iter().find(|item| item.label == label).expect("it is offered");
    source.replace_range(item.range.start..item.range.end, &item.plain);
    source
}

/// An article with two organisations, a place and a topic, and with `insights` at its end.
fn article(insights: &str) -> String {
    format!(
        "---\n\
         entities:\n\
         - {{id: aurora, name: Aurora Grid, type: org}}\n\
         - {{id: tidal, name: Tidal Works, type: org}}\n\
         - {{id: norhaven, name: Norhaven, type: place}}\n\
         ---\n\n\
         # Aurora Grid fights the price cap in Norhaven\n\n\
         Aurora Grid has gone to court over the price cap. Aurora Grid says that the price cap \
         would ruin it.\n\n\
         Its rival Tidal Works supports the price cap, and so does the town of Norhaven.\n\n\
         ## Insights\n\n{insights}"
    )
}

/// An article that cites, with `body` as its text.
fn citing(body: &str) -> String {
    format!(
        "---\n\
         references:\n\
         - id: courier\n  \
           title: Cap goes to court\n  \
           container-title: Harbour Courier\n  \
           issued: 2026-03-17\n\
         - id: council2025\n  \
           title: Council minutes\n\
         - id: gazette\n  \
           title: Town notes\n\
         ---\n\n\
         # Grid goes to court\n\n{body}\n\n## Insights\n\n"
    )
}

mod questions {
    use super::*;

    const BACKGROUND: &str = "What is the background to the price cap?";

    #[test]
    fn are_offered_on_an_empty_line_after_a_bullet_and_while_typing() {
        for line in
            ["$0", "- $0", "* $0", "• $0", "- What is the ba$0", "What$0", "3. $0", "- What$0?"]
        {
            let labels = labels(&article(line));
            assert!(labels.iter().any(|label| label == BACKGROUND), "{line}: {labels:?}");
        }
    }

    #[test]
    fn replace_what_was_typed_and_nothing_else() {
        let cases = [
            ("$0", BACKGROUND.to_owned()),
            ("- Who pays?\n- $0\n- Who wins?", format!("- Who pays?\n- {BACKGROUND}\n- Who wins?")),
            ("* What is the ba$0", format!("* {BACKGROUND}")),
            ("- What$0?\r\n", format!("- {BACKGROUND}\r\n")),
        ];
        for (line, expected) in cases {
            assert_eq!(accepted(&article(line), BACKGROUND), article(&expected));
        }
    }

    #[test]
    fn are_offered_nowhere_else() {
        let elsewhere = [
            "# Aurora$0 Grid\n\nIt pays.\n\n## Insights\n\n- Who pays?",
            "# Aurora Grid\n\nIt pays.\n\n$0\n\n## Insights\n\n- Who pays?",
            "# Aurora Grid\n\nIt pays.\n\n## Insights$0\n\n- Who pays?",
            "# Aurora Grid\n\nIt pays.\n\n## Insights\n\n- Who pays?\n\n## References\n\n$0",
            "# Aurora Grid\n\nIt pays.\n\n## Insights\n\n- Who $0pays the fine?",
            "# Aurora Grid\n\nIt pays.\n\n::: {.insights}\n- Who pays?\n:::$0\n",
            "$0",
        ];
        for marked in elsewhere {
            assert_eq!(labels(marked), [""; 0], "{marked}");
        }
    }

    #[test]
    fn show_their_category_and_come_as_snippets_with_the_articles_names() {
        let (items, _) = offered(&article("- $0"));
        let item = items
            .iter()
            .find(|item| item.label == "What is Aurora Grid's current position on the price cap?")
            .expect("it is offered");
        assert_eq!(item.detail.as_deref(), Some("status"));
        assert!(item.is_snippet);
        assert!(
            item.insert.starts_with("What is ${1|Aurora Grid's,Tidal Works'|} current position on"),
            "{}",
            item.insert
        );
        assert!(item.insert.contains("the ${2|price cap") && item.insert.ends_with("?$0"));
        let documentation = item.documentation.as_deref().expect("it is documented");
        assert!(documentation.starts_with("**status**\n\n- org: Aurora Grid's, Tidal Works'"));
    }

    #[test]
    fn of_categories_that_the_article_lacks_come_first() {
        let first = |insights: &str| offered(&article(insights)).0[0].detail.clone();
        assert_eq!(first("- $0").as_deref(), Some("background"));
        let asked = "- What are the origins of the price cap?\n- $0";
        assert_eq!(first(asked).as_deref(), Some("status"));
    }
}

mod citations {
    use super::*;

    #[test]
    fn are_offered_after_an_at_sign() {
        let cases: [(&str, &[&str]); 7] = [
            ("It pays [@$0", &["courier", "council2025", "gazette"]),
            ("It pays [@cou$0]", &["courier", "council2025"]),
            ("It pays [@courier; @ga$0]", &["gazette"]),
            ("As @co$0 has it", &["courier", "council2025"]),
            ("Write to lind@co$0", &[]),
            ("It pays [@courier, p$0]", &[]),
            ("It pays $0", &[]),
        ];
        for (body, keys) in cases {
            assert_eq!(labels(&citing(body)), keys, "{body}");
        }
    }

    #[test]
    fn show_title_container_and_year() {
        let (items, _) = offered(&citing("It pays [@cour$0]"));
        let detail = items[0].detail.as_deref();
        assert_eq!(detail, Some("Cap goes to court · Harbour Courier · 2026"));
    }

    #[test]
    fn replace_the_whole_key() {
        let accepted = accepted(&citing("It pays [@cour$0xyz, p. 2]"), "courier");
        assert_eq!(accepted, citing("It pays [@courier, p. 2]"));
    }

    #[test]
    fn are_not_offered_among_the_questions() {
        assert_eq!(labels(&(citing("It pays.") + "Who pays @$0, and why?")), [""; 0]);
    }
}

mod attributes {
    use super::*;

    const ALL: [&str; 14] = [
        ".claim",
        ".opinion",
        ".background",
        ".quote",
        ".person",
        ".org",
        ".place",
        ".product",
        ".event",
        ".law",
        ".work",
        "by=",
        "entity=",
        "allow=",
    ];

    #[test]
    fn are_offered_in_the_braces_behind_a_bracket() {
        let cases: [(&str, &[&str]); 9] = [
            ("[It pays]{$0}", &ALL),
            ("[It pays]{$0", &ALL),
            ("[It pays]{.cl$0}", &[".claim"]),
            ("[It pays]{.claim $0}", &ALL[1..]),
            ("[It pays]{.quote b$0}", &["by="]),
            ("[It pays]{by=\"the $0\"}", &[]),
            ("[It pays]{.claim} $0", &[]),
            ("[It pays] {$0}", &[]),
            ("It {$0} pays", &[]),
        ];
        for (body, expected) in cases {
            assert_eq!(labels(&citing(body)), expected, "{body}");
        }
    }

    #[test]
    fn with_words_as_values_put_the_cursor_between_the_quotes() {
        let (items, _) = offered(&citing("[It pays]{b$0}"));
        assert_eq!(items[0].insert, "by=\"$1\"$0");
        assert_eq!(
            accepted(&citing("[It pays]{.quote b$0}"), "by="),
            citing("[It pays]{.quote by=\"\"}")
        );
    }

    #[test]
    fn that_tie_to_an_entity_offer_the_declared_ones() {
        let at = |insights: &str| labels(&article(insights));
        assert_eq!(at("- Does [it]{entity=$0} pay?"), ["aurora", "tidal", "norhaven"]);
        assert_eq!(at("- Does [it]{entity=\"ti$0\"} pay?"), ["tidal"]);
        assert_eq!(
            accepted(&article("- Does [it]{entity=\"ti$0\"} pay?"), "tidal"),
            article("- Does [it]{entity=\"tidal\"} pay?")
        );
    }
}
