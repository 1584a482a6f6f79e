//! `rules`, `explain`, `questions`: what the tool knows.

use serde_json::Value;

use crate::{Desk, SOUND, stderr, stdout};

#[test]
fn rules_are_listed_for_people_and_for_programs() {
    let desk = Desk::with(&[]);
    let table = stdout(&desk.run("rules").code(0));
    assert!(table.lines().any(|l| l.starts_with("sourcing") && l.contains("undefined-source")));
    let list: Value =
        serde_json::from_str(&stdout(&desk.run("rules --format json").code(0))).unwrap();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), table.lines().count());
    let rule = list.iter().find(|rule| rule["name"] == "undefined-source").unwrap();
    assert_eq!(rule["group"], "sourcing");
    assert_eq!(rule["severity"], "error");
    assert!(rule["summary"].is_string());
}

#[test]
fn a_rule_is_explained_and_an_unknown_one_suggested() {
    let desk = Desk::with(&[]);
    let page = stdout(&desk.run("explain undefined-source").code(0));
    assert!(page.contains("undefined-source"), "{page}");
    let list = stdout(&desk.run("explain").code(0));
    assert!(list.lines().any(|line| line.starts_with("undefined-source ")));
    let complaint = stderr(&desk.run("explain undefined-sorce").code(2));
    assert!(complaint.contains("did you mean `undefined-source`?"), "{complaint}");
}

#[test]
fn questions_come_with_category_template_fills_and_rank() {
    let article = "# Aurora Grid weighs a merger\n\nAurora Grid may merge with Nordlys.\n";
    let desk = Desk::with(&[("a.article.md", article)]);
    let printed = stdout(&desk.run("questions --format json a.article.md").code(0));
    let proposals: Vec<Value> = serde_json::from_str(&printed).unwrap();
    for (index, proposal) in proposals.iter().enumerate() {
        let fields: Vec<_> = proposal.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["category", "kind", "template", "text", "fills", "rank", "reasons"]);
        assert_eq!(proposal["rank"], index + 1);
    }
    let text = stdout(&desk.run("questions a.article.md").code(0));
    let questions = text.lines().filter(|line| line.ends_with('?'));
    assert_eq!(questions.count(), proposals.len());
    desk.run_with("questions -", SOUND).code(0);
    desk.run("questions gone.md").code(2);
}

/// An article that invites questions, with `insights` at its end.
fn disputed(insights: &str) -> String {
    format!(
        "# Aurora Grid fights the toll dispute\n\nAurora Grid has taken the toll dispute to court. \
         Tidal Works says that the toll dispute harms it.\n{insights}"
    )
}

#[test]
fn only_questions_of_missing_categories_are_proposed_on_request() {
    let asked = disputed("\n## Insights\n\n- What are the origins of the toll dispute?\n");
    let desk = Desk::with(&[("a.article.md", &asked)]);
    let printed = stdout(&desk.run("questions --missing --format json a.article.md").code(0));
    let proposals: Vec<Value> = serde_json::from_str(&printed).unwrap();
    assert!(!proposals.is_empty());
    assert!(proposals.iter().all(|proposal| proposal["category"] != "background"), "{printed}");
}

#[test]
fn questions_are_written_into_the_article_and_nothing_else_changes() {
    for (insights, heading) in [
        ("", "\n\n## Insights\n\n- "),
        ("\n## Insights\n\n* Who pays?\n\n## Sources\n", "\n* Who pays?\n* "),
        ("\r\n## Insights\r\n", "\r\n## Insights\r\n\r\n- "),
    ] {
        let article = disputed(insights);
        let desk = Desk::with(&[("a.article.md", &article)]);
        desk.run("questions --write --count 3 a.article.md").code(0);
        let written = std::fs::read_to_string(desk.path().join("a.article.md")).unwrap();
        assert!(written.contains(heading), "{written:?}");
        let added: Vec<_> = written.lines().filter(|line| !article.contains(line)).collect();
        let questions = added.iter().filter(|line| line.ends_with('?'));
        assert_eq!(questions.count(), 3, "{written:?}");
        let same = |pair: &(u8, u8)| pair.0 == pair.1;
        let start = article.bytes().zip(written.bytes()).take_while(same).count();
        let end = article.bytes().rev().zip(written.bytes().rev()).take_while(same).count();
        assert!(start + end >= article.len(), "{written:?}");
    }
    let desk = Desk::with(&[]);
    let complaint = stderr(&desk.run_with("questions --write -", SOUND).code(2));
    assert!(complaint.contains("--write needs a file"), "{complaint}");
}
