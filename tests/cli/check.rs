//! `check`: what it reads, what it prints, how it ends.

use serde_json::Value;

use crate::{Desk, SOUND, UNSOURCED, stderr, stdout};

#[test]
fn sound_articles_end_with_status_0_and_a_summary() {
    let desk = Desk::with(&[("a.article.md", SOUND), ("b/c.article.md", SOUND)]);
    let assert = desk.run("check --select markup,sourcing").code(0);
    assert_eq!(stdout(&assert), "2 articles checked, no findings\n");
}

#[test]
fn a_finding_makes_status_1() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED)]);
    let assert = desk.run("check --select undefined-source --format concise").code(1);
    let printed = stdout(&assert);
    assert!(printed.starts_with("a.article.md:3:"), "{printed}");
    assert!(printed.contains(": error[undefined-source] "), "{printed}");
}

#[test]
fn the_status_depends_on_fail_on() {
    let hint = "[rules.severity]\nundefined-source = \"hint\"\n";
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("standfirst.toml", hint)]);
    desk.run("check --select undefined-source").code(0);
    desk.run("check --select undefined-source --fail-on hint").code(1);
    desk.run("check --ignore undefined-source,support --fail-on error").code(0);
}

#[test]
fn json_has_the_promised_fields() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED)]);
    let assert = desk.run("check --select undefined-source --format json").code(1);
    let document: Value = serde_json::from_str(&stdout(&assert)).unwrap();
    assert_eq!(keys(&document), ["version", "files", "summary"]);
    assert_eq!(document["version"], 1);
    let file = &document["files"][0];
    assert_eq!(keys(file), ["path", "diagnostics"]);
    assert_eq!(file["path"], "a.article.md");
    let diagnostic = &file["diagnostics"][0];
    let fields = ["rule", "severity", "message", "range", "related", "fixes", "data"];
    assert_eq!(keys(diagnostic), fields);
    assert_eq!(keys(&diagnostic["range"]), ["start", "end"]);
    assert_eq!(keys(&diagnostic["range"]["start"]), ["line", "column", "offset"]);
    let offset = |end: &str| diagnostic["range"][end]["offset"].as_u64().unwrap() as usize;
    assert!(UNSOURCED[offset("start")..offset("end")].contains("nobody"));
    assert!(diagnostic["data"].is_object());

    let assert = desk.run("check --select undefined-source --format jsonl").code(1);
    let line: Value = serde_json::from_str(&stdout(&assert)).unwrap();
    assert_eq!(line["path"], "a.article.md");
    assert_eq!(line["range"], diagnostic["range"]);
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_full_format_draws_the_line() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED)]);
    let printed = stdout(&desk.run("check --select undefined-source").code(1));
    assert!(printed.starts_with("error[undefined-source]: "), "{printed}");
    assert!(printed.contains("\n3 | The grid hums [@nobody]."), "{printed}");
    assert!(printed.contains("^"), "{printed}");
    assert!(printed.ends_with("\n1 article checked, 1 finding: 1 error\n"), "{printed}");
    let coloured = stdout(&desk.run("check --select undefined-source --color always").code(1));
    assert!(coloured.contains("\u{1b}["), "{coloured}");
}

#[test]
fn git_and_dots_hide_articles_and_names_reveal_them() {
    let desk = Desk::with(&[
        (".gitignore", "drafts/\n"),
        ("drafts/a.article.md", SOUND),
        (".hidden/b.article.md", SOUND),
        ("notes.md", SOUND),
    ]);
    let count = |paths: &str| stdout(&desk.run(&format!("check --select markup {paths}")).code(0));
    assert_eq!(count(""), "0 articles checked, no findings\n");
    assert_eq!(count("notes.md drafts/a.article.md"), "2 articles checked, no findings\n");
}

#[test]
fn standard_input_is_checked_under_the_name_that_it_is_given() {
    let desk = Desk::with(&[]);
    let check = "check --select undefined-source --format concise";
    let assert = desk.run_with(&format!("{check} -"), UNSOURCED).code(1);
    assert!(stdout(&assert).starts_with("-:3:"), "{}", stdout(&assert));
    let assert = desk.run_with(&format!("{check} --stdin-filename x.article.md"), UNSOURCED);
    assert!(stdout(&assert).starts_with("x.article.md:3:"));
}

#[test]
fn bad_arguments_make_status_2_with_a_suggestion() {
    let desk = Desk::with(&[]);
    let assert = desk.run("check --select undefined-sorce").code(2);
    assert!(stderr(&assert).contains("did you mean `undefined-source`?"));
    desk.run("check --format xml").code(2);
    desk.run("check --fail-on never").code(2);
    desk.run("chekc").code(2);
    desk.run("").code(2);
}
