//! What is offered outside questions, citations and spans: `$0` marks the cursor.

use standfirst::ide;

use super::{accepted, labels, offered, reviewed};

/// What is shown about the offer called `label` when it is looked at.
fn shown(marked: &str, label: &str) -> String {
    let (items, _) = offered(marked);
    let item = items.into_iter().find(|item| item.label == label).expect("it is offered");
    let (review, _, _) = reviewed(marked);
    ide::document(&review, &item.origin.expect("it is about something")).expect("it is known")
}

/// The snippet of the offer called `label`.
fn snippet(marked: &str, label: &str) -> String {
    let (items, _) = offered(marked);
    let item = items.into_iter().find(|item| item.label == label).expect("it is offered");
    item.snippet.expect("it has holes").with_choices
}

#[test]
fn plain_prose_offers_nothing() {
    let cases = [
        "# The mill\n\nIt hums $0",
        "# The mill\n\nIt hums. $0",
        "# The mill\n\nIt hums \"$0",
        "# The mill\n\nIt is #$0",
        "# The mill\n\nIt = $0",
        "# The mill\n\nIt hums <!-- a note $0 -->",
        "# The mill\n\nIt hums <!-- done --> $0",
        "# The $0",
        "# The mill\n\nIt hums [so](https://$0)",
        "# The mill\n\n::: {.summary}\n- It hums.\n:::$0\n",
        "",
    ];
    for case in cases {
        let marked = if case.contains("$0") { case.to_owned() } else { "$0".to_owned() };
        assert_eq!(labels(&marked), [""; 0], "{case}");
    }
}

mod front_matter {
    use super::*;

    fn front(lines: &str) -> String {
        format!("---\n{lines}\n---\n\n# 😀 The mill\n\nIt hums.\n")
    }

    #[test]
    fn keys_are_offered_that_are_not_written_yet() {
        let cases: [(&str, &[&str]); 8] = [
            ("$0", &["title", "author", "date", "lang", "bibliography", "references", "entities"]),
            (
                "title: The mill\n$0\nlang: en",
                &["author", "date", "bibliography", "references", "entities"],
            ),
            ("tit$0", &["title"]),
            ("ent$0: []", &["entities"]),
            ("title: da$0", &[]),
            ("# da$0", &[]),
            ("date: 2026-03-18\n  $0", &[]),
            ("other:\n  - $0", &[]),
        ];
        for (lines, expected) in cases {
            assert_eq!(labels(&front(lines)), expected, "{lines}");
            assert_eq!(labels(&front(lines).replace('\n', "\r\n")), expected, "{lines} with CRLF");
        }
    }

    #[test]
    fn entries_have_keys_of_their_own() {
        let cases: [(&str, &[&str]); 9] = [
            ("entities:\n  - $0", &["id", "name", "type", "aliases"]),
            ("entities:\n  - id: a\n    $0\n    type: org\n  - name: b", &["name", "aliases"]),
            ("entities:\n- id: a\n- $0\n  name: b", &["id", "type", "aliases"]),
            ("entities:\n  - {id: a, $0}", &["name", "type", "aliases"]),
            ("entities: [{id: a, $0, name: b}]", &["type", "aliases"]),
            ("entities: [{id: a}, {$0", &["id", "name", "type", "aliases"]),
            ("references:\n  - id: a\n    ti$0", &["title"]),
            (
                "references:\n  - id: a\n    author:\n      - family: Lind\n        $0",
                &["given", "literal"],
            ),
            ("references:\n  - id: a\n    author:\n      - family: Lind\n    ti$0", &["title"]),
        ];
        for (lines, expected) in cases {
            assert_eq!(labels(&front(lines)), expected, "{lines}");
        }
    }

    #[test]
    fn types_are_offered_as_values() {
        let types = ["person", "org", "place", "product", "event", "law", "work"];
        assert_eq!(labels(&front("entities:\n  - id: a\n    type: $0")), types);
        assert_eq!(
            labels(&front("entities:\n  - {id: a, type: p$0}")),
            ["person", "place", "product"]
        );
        assert_eq!(labels(&front("references:\n  - type: web$0")), ["webpage"]);
        assert_eq!(labels(&front("references:\n  - title: web$0")), [""; 0]);
        assert_eq!(labels(&front("entities:\n  - type:$0")), [""; 0]);
    }

    #[test]
    fn a_key_brings_its_colon_and_a_list_its_first_item() {
        assert_eq!(accepted(&front("da$0"), "date"), front("date: "));
        assert_eq!(accepted(&front("da$0: 2026"), "date"), front("date: 2026"));
        assert_eq!(snippet(&front("$0"), "entities"), "entities:\n  - id: $0");
        let (items, _) = offered(&front("da$0"));
        let meaning = items.first().and_then(|item| item.detail.as_deref());
        assert_eq!(meaning, Some("the day on which it appeared: 2026-03-18"));
    }

    #[test]
    fn a_word_that_the_cursor_is_in_is_replaced_as_a_whole() {
        assert_eq!(accepted(&front("da$0te: 2026"), "date"), front("date: 2026"));
        let typed = "entities:\n  - {id: a, type: o$0bj}";
        assert_eq!(accepted(&front(typed), "org"), front("entities:\n  - {id: a, type: org}"));
    }

    #[test]
    fn nothing_is_offered_on_the_fences() {
        for marked in ["---$0\ntitle: a\n---\n", "$0---\ntitle: a\n---\n", "---\ntitle: a\n---$0\n"]
        {
            assert_eq!(labels(marked), [""; 0], "{marked}");
        }
    }
}

mod suppressions {
    use super::*;

    /// An article in which a class is unknown and a source undefined.
    fn article(comment: &str) -> String {
        format!(
            "# 😀 The mill\n\n{comment}\n\nIt [hums]{{.odd}}, they say.\n\nIt is old [@nobody].\n"
        )
    }

    #[test]
    fn directives_are_offered_in_a_comment() {
        let all = ["standfirst-disable-next-line", "standfirst-disable", "standfirst-enable"];
        assert_eq!(labels(&article("<!-- $0")), all);
        assert_eq!(labels(&article("<!-- $0 -->")), all);
        assert_eq!(labels(&article("<!-- standfirst-e$0")), all[2..]);
        assert_eq!(
            accepted(&article("<!--$0 -->"), all[2]),
            article("<!-- standfirst-enable  -->")
        );
        let open = snippet(&article("<!-- $0"), all[1]);
        assert_eq!(open, "standfirst-disable $1: ${2:explain why} -->$0");
        assert_eq!(snippet(&article("<!-- $0 -->"), all[1]), "standfirst-disable $0");
    }

    #[test]
    fn rules_that_have_something_to_say_there_come_first() {
        let cases = [
            ("<!-- standfirst-disable-next-line $0 -->", "unknown-class"),
            ("<!-- standfirst-disable unknown-class, $0 -->", "undefined-source"),
            ("<!-- standfirst-disable unknown-class, $0: old text -->", "undefined-source"),
            (
                "<!-- standfirst-disable misquotation -->\n\n<!-- standfirst-enable $0 -->",
                "misquotation",
            ),
            ("[old]{.strange allow=\"$0\"}", "unknown-class"),
        ];
        for (comment, first) in cases {
            assert_eq!(labels(&article(comment))[0], first, "{comment}");
        }
        assert_eq!(labels(&article("<!-- standfirst-disable misq$0")), ["misquotation"]);
        assert_eq!(labels(&article("<!-- standfirst-disable misquotation: un$0")), [""; 0]);
        let twice = labels(&article("<!-- standfirst-disable unknown-class, $0"));
        assert!(!twice.iter().any(|name| name == "unknown-class"));
    }

    #[test]
    fn a_name_that_the_cursor_is_in_is_replaced_as_a_whole() {
        let after = article("<!-- standfirst-disable misquotation: old -->");
        for name in ["mis$0quote: old -->", "misq$0uotation: old -->"] {
            let marked = article(&format!("<!-- standfirst-disable {name}"));
            assert_eq!(accepted(&marked, "misquotation"), after);
        }
    }

    #[test]
    fn rules_show_their_page_and_ask_for_a_reason() {
        let marked = article("<!-- standfirst-disable misq$0 -->");
        assert!(shown(&marked, "misquotation").starts_with("# misquotation"));
        assert_eq!(snippet(&marked, "misquotation"), "misquotation: ${1:explain why}$0");
        assert!(offered(&marked).0[0].detail.is_some());
        let reasoned = article("<!-- standfirst-disable misq$0: old -->");
        assert!(offered(&reasoned).0[0].snippet.is_none());
    }
}

mod sections {
    use super::*;

    #[test]
    fn those_are_offered_that_the_article_does_not_have() {
        let offered = labels("# 😀 The mill\n\n## $0\n\nIt hums.\n\n## Insights\n\n- Why?\n");
        assert_eq!(offered[..3], ["Summary", "Article", "References"]);
        assert!(offered.iter().any(|name| name == "Key points"));
        assert!(!offered.iter().any(|name| name == "Questions" || name.contains('…')));
        assert_eq!(labels("# The mill\n\n## Key p$0\n"), ["Key points"]);
        assert_eq!(labels("# The mill\n\n## Story\n\nIt hums.\n\n## St$0"), [""; 0]);
    }

    #[test]
    fn divs_take_them_as_classes() {
        for marked in ["# The mill\n\n::: {.sum$0}", "# The mill\n\n::: sum$0"] {
            assert_eq!(labels(marked), ["summary"], "{marked}");
        }
        assert_eq!(labels("# The mill\n\n::: {.boil$0}"), ["boilerplate"]);
        assert_eq!(
            accepted("# The mill\n\n::: {.sum$0}\n", "summary"),
            "# The mill\n\n::: {.summary}\n"
        );
        assert_eq!(accepted("# The mill\n\n## sum$0\n", "Summary"), "# The mill\n\n## Summary\n");
    }
}

mod names {
    use super::*;

    #[test]
    fn speakers_are_persons_and_organisations_of_the_article() {
        let article = |speaker: &str| {
            format!(
                "---\nentities:\n- {{id: a, name: Mara Lind, type: person}}\n\
                 - {{id: b, name: Tern Marine, type: org}}\n- {{id: c, name: Norhaven, type: place}}\n\
                 ---\n\n# 😀 Tern\n\nMara Lind of Norhaven leads Tern Marine.\n\n[“No”]{{.quote by=\"{speaker}\n"
            )
        };
        let mut all = labels(&article("$0\"}"));
        all.sort();
        assert_eq!(all, ["Mara Lind", "Tern Marine"]);
        for typed in ["Mara L$0", "lind$0\"}", "Mara L$0ee\"}"] {
            assert_eq!(labels(&article(typed)), ["Mara Lind"], "{typed}");
        }
        assert_eq!(accepted(&article("Mara L$0\"}"), "Mara Lind"), article("Mara Lind\"}"));
    }

    #[test]
    fn entities_show_their_type_and_name() {
        let marked =
            "---\nentities:\n- {id: a, name: Mara Lind, type: person}\n---\n\n[She]{entity=$0}\n";
        assert_eq!(offered(marked).0[0].detail.as_deref(), Some("person · Mara Lind"));
    }

    #[test]
    fn links_can_lead_to_claims() {
        let marked = "# 😀 The mill\n\n- It [hums at night]{.claim #hum}.\n\nSee [above](#$0).\n";
        assert_eq!(labels(marked), ["hum"]);
        assert_eq!(offered(marked).0[0].detail.as_deref(), Some("hums at night"));
        assert_eq!(accepted(marked, "hum"), marked.replace("$0", "hum"));
        assert_eq!(labels(&marked.replace("#$0", "#x$0")), [""; 0]);
    }

    #[test]
    fn a_source_shows_the_card_that_its_citation_has() {
        let article = |body: &str| {
            format!(
                "---\nreferences:\n- {{id: courier, title: The cap, URL: https://a.example}}\n---\n\n{body}\n"
            )
        };
        let card = shown(&article("It hums [@cou$0]"), "courier");
        let (review, _, offset) = reviewed(&article("It hums [@cou$0rier]"));
        assert_eq!(ide::hover(&review, offset).expect("it has a card").markdown, card);
        assert!(card.contains("The cap") && card.contains("https://a.example"), "{card}");
    }
}
