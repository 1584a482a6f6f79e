//! What names a thing, and what bears on a statement.

use super::*;
use standfirst::ide::Highlight;

/// The words that are marked while the cursor stands at `$0`; a definition between brackets.
fn marked(article: &str) -> Vec<String> {
    let (review, source, offset) = reviewed(article);
    let told = |Highlight { range, is_definition }| match range.of(&source) {
        words if is_definition => format!("[{words}]"),
        words => words.to_owned(),
    };
    ide::highlights(&review, offset).into_iter().map(told).collect()
}

const ARTICLE: &str = "\u{feff}---\r\nreferences:\r\n- {id: courier, title: The cap}\r\n\
    entities:\r\n- {id: aurora, name: \"Aurora Grid\", aliases: [the utility]}\r\n---\r\n\r\n\
    # 😀 Aurora Grid is fined\r\n\r\n\
    A court fined [the\r\nutility]{entity=aurora} [three million euros]{.claim #fine} on Monday \
    [@courier; @wire], as @courier and @stranger have it.\r\n\r\n\
    [“We pay [the fine](#fine)”]{.quote by=\"Aurora Grid\"}, said Aurora Grid’s lawyer, see \
    [elsewhere](#other).\r\n";

fn at(from: &str, to: &str) -> Vec<String> {
    assert!(ARTICLE.contains(from), "{from}");
    marked(&ARTICLE.replacen(from, to, 1))
}

#[test]
fn a_source_is_named_by_its_entry_and_its_citations() {
    let courier = ["[courier]", "courier", "courier"];
    for to in ["[@cou$0rier;", "[@$0courier;", "[@courier$0;"] {
        assert_eq!(at("[@courier;", to), courier, "{to}");
    }
    assert_eq!(at("id: courier", "id: c$0ourier"), courier);
    assert_eq!(at("as @courier", "as @cour$0ier"), courier);
    assert_eq!(at("@wire", "@wi$0re"), ["wire"]);
    assert_eq!(at("@stranger", "@stra$0nger"), [""; 0], "a handle that nothing knows is text");
}

#[test]
fn an_entity_is_named_by_its_identifier_its_names_and_its_mentions() {
    let aurora = [
        "[aurora]",
        "[Aurora Grid]",
        "[the utility]",
        "Aurora Grid",
        "the\r\nutility",
        "aurora",
        "Aurora Grid",
        "Aurora Grid",
    ];
    for (from, to) in [
        ("entity=aurora", "entity=aur$0ora"),
        ("id: aurora", "id: auro$0ra"),
        ("name: \"Aurora", "name: \"Aur$0ora"),
        ("utility]{", "util$0ity]{"),
        ("😀 Aurora", "😀 Aur$0ora"),
        ("by=\"Aurora", "by=\"Aur$0ora"),
        ("Grid’s", "Gr$0id’s"),
    ] {
        assert_eq!(at(from, to), aurora, "{to}");
    }
}

#[test]
fn a_claim_is_named_by_its_own_braces_and_by_links() {
    assert_eq!(at("#fine}", "#fi$0ne}"), ["[fine]", "fine"]);
    assert_eq!(at("(#fine", "(#f$0ine"), ["[fine]", "fine"]);
    assert_eq!(at("(#other", "(#ot$0her"), ["other"]);
}

#[test]
fn a_claims_words_mark_their_evidence() {
    let fined = "A court fined the grid three million euros on Monday.";
    let marks = marked(&format!("# 😀 A court fi$0ned the grid\r\n\r\n{fined} The sun shone.\r\n"));
    assert_eq!(marks, ["[😀 A court fined the grid]", fined]);
}

#[test]
fn nothing_is_marked_where_nothing_is_meant() {
    for (from, to) in
        [("title: The", "title: T$0he"), ("A court", "A co$0urt"), ("{.quote", "{.qu$0ote")]
    {
        assert_eq!(at(from, to), [""; 0], "{to}");
    }
    for empty in ["$0", "\u{feff}$0", "---\n$0---\n", "[@$0", "[a](#$0)"] {
        assert_eq!(marked(empty), [""; 0], "{empty:?}");
    }
    let (review, source, _) = reviewed("# It hums$0\n");
    assert_eq!(ide::highlights(&review, source.len() + 9), []);
}
