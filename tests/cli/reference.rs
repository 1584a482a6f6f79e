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
        assert_eq!(fields, ["category", "template", "text", "fills", "rank"]);
        assert_eq!(proposal["rank"], index + 1);
    }
    let text = stdout(&desk.run("questions a.article.md").code(0));
    assert_eq!(text.lines().count(), proposals.len());
    desk.run_with("questions -", SOUND).code(0);
    desk.run("questions gone.md").code(2);
}
