//! `standfirst.toml` as `check` uses it.

use crate::{Desk, SOUND, UNSOURCED, stderr, stdout};

#[test]
fn a_broken_configuration_is_one_complaint_with_its_place_and_what_to_do() {
    let desk = Desk::with(&[
        ("standfirst.toml", "[rules]\nselct = [\"markup\"]\n"),
        ("a.article.md", SOUND),
        ("b.article.md", SOUND),
    ]);
    let complaints = stderr(&desk.run("check").code(2));
    assert_eq!(complaints.lines().count(), 1, "{complaints}");
    assert!(complaints.contains("standfirst.toml:2:1: unknown key `selct`"), "{complaints}");
    assert!(complaints.contains("did you mean `select`?"), "{complaints}");
}

#[test]
fn the_nearest_configuration_rules_and_the_command_line_overrules_it() {
    let desk = Desk::with(&[
        ("standfirst.toml", "[rules]\nselect = [\"undefined-source\"]\n"),
        ("a.article.md", UNSOURCED),
        ("b/standfirst.toml", "[rules]\nignore = [\"sourcing\", \"support\"]\n"),
        ("b/c.article.md", UNSOURCED),
    ]);
    let printed = stdout(&desk.run("check --format concise").code(1));
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert!(printed.starts_with("a.article.md"), "{printed}");
    let printed = stdout(&desk.run("check --format concise --select undefined-source").code(1));
    assert_eq!(printed.lines().count(), 2, "{printed}");
}

#[test]
fn a_bibliography_beside_the_article_defines_its_sources() {
    let cited = "---\nbibliography: refs.json\n---\n\n# The grid hums\n\nIt hums [@nobody].\n";
    let desk = Desk::with(&[("a.article.md", cited), ("refs.json", r#"[{"id":"nobody"}]"#)]);
    desk.run("check --select undefined-source").code(0);
    desk.put("refs.json", b"[]");
    desk.run("check --select undefined-source").code(1);
}

#[test]
fn the_score_under_which_a_claim_is_unsupported_can_be_chosen() {
    let sound = "# A night ferry crosses the strait on Fridays\n\n\
                 From May a night ferry crosses the strait on Fridays, the line said.\n";
    let desk = Desk::with(&[("a.article.md", sound)]);
    for (score, status) in [("0.0", 0), ("1.0", 1)] {
        let support = format!("[support]\nunsupported-below = {score}\n");
        desk.put("standfirst.toml", support.as_bytes());
        desk.run("check --select unsupported-claim").code(status);
    }
}

#[test]
fn every_list_of_questions_needs_the_required_categories() {
    let asked =
        "# The talks fail\n\nThe talks failed.\n\n## Insights\n\n- What led to the talks?\n";
    let desk = Desk::with(&[("a.article.md", asked)]);
    let checked = "check --select missing-category --fail-on info --format concise";
    desk.run(checked).code(0);
    desk.put("standfirst.toml", b"[insights]\nrequired = [\"background\", \"outlook\"]\n");
    let printed = stdout(&desk.run(checked).code(1));
    assert!(printed.contains("no question is about outlook"), "{printed}");
    desk.put("standfirst.toml", b"[insights]\nrequired = [\"outlok\"]\n");
    let complaint = stderr(&desk.run(checked).code(2));
    assert!(complaint.contains("standfirst.toml:2:13: there is no category"), "{complaint}");
}

#[test]
fn a_file_counts_for_what_its_overrides_and_extensions_say() {
    let desk = Desk::with(&[
        ("base.toml", "[[overrides]]\npaths = \"letters/\"\nrules.ignore = [\"sourcing\"]\n"),
        ("desk/standfirst.toml", "extends = \"../base.toml\"\n"),
        ("desk/a.article.md", UNSOURCED),
        ("desk/letters/b.article.md", UNSOURCED),
    ]);
    let printed = stdout(&desk.run("check --format concise").code(1));
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert!(printed.starts_with("desk/a.article.md"), "{printed}");

    desk.put("base.toml", b"[rules]\nselct = []\n");
    let complaints = stderr(&desk.run("check").code(2));
    assert!(complaints.contains("base.toml:2:1: unknown key `selct`"), "{complaints}");
    assert_eq!(complaints.lines().count(), 1, "{complaints}");
}

#[test]
fn the_settled_configuration_says_where_each_value_comes_from() {
    let desk = Desk::with(&[
        ("base.toml", "[support]\nunsupported-below = 0.3\n"),
        (
            "desk/standfirst.toml",
            "extends = \"../base.toml\"\n[rules]\nignore = [\"markup\"]\n\
             [[overrides]]\npaths = \"letters/\"\n[overrides.rules.severity]\n\
             misquotation = \"hint\"\n",
        ),
        ("desk/letters/b.article.md", "not even read"),
    ]);
    let shown = stdout(
        &desk
            .run("check --show-config desk/letters/b.article.md --select support --ignore insights")
            .code(0),
    );
    let expected = [
        "select = [\"support\"]  # --select",
        "ignore = [\"insights\"]  # --ignore",
        "misquotation = \"hint\"  # desk/standfirst.toml:7, by overrides",
        "unknown-class = \"warning\"  # default",
        "unsupported-below = 0.3  # base.toml:2, by extends",
    ];
    for line in expected {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
    assert!(!shown.contains("[[overrides]]"), "{shown}");
}

#[test]
fn what_is_shown_for_a_folder_can_be_pasted() {
    let desk = Desk::with(&[(
        "standfirst.toml",
        "[rules]\nignore = [\"markup\"]\n[[entities]]\nid = \"tern\"\naliases = [\"it\"]\n\
         [[insights.cue]]\ncategory = \"outlook\"\nfits = [\"on the horizon\"]\n\
         [[overrides]]\npaths = [\"a/\", \"b/\"]\n[[overrides.entities]]\nid = \"gull\"\n",
    )]);
    let values = |shown: &str| {
        let bare = shown.lines().map(|line| line.split("  #").next().unwrap_or(line).to_owned());
        bare.collect::<Vec<_>>()
    };
    let shown = stdout(&desk.run("check --show-config").code(0));
    assert!(shown.contains("[[overrides.entities]]\nid = \"gull\""), "{shown}");
    desk.put("pasted/standfirst.toml", shown.as_bytes());
    let pasted = stdout(&desk.run("check --show-config pasted").code(0));
    assert_eq!(values(&pasted), values(&shown));
}

#[test]
fn init_writes_the_defaults_once() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("b/c.article.md", UNSOURCED)]);
    let before = stdout(&desk.run("check").code(1));
    let told = stdout(&desk.run("init").code(0));
    assert_eq!(told, "wrote standfirst.toml: it changes nothing until you take a `#` away\n");
    assert_eq!(stdout(&desk.run("check").code(1)), before);

    desk.put("standfirst.toml", b"[rules]\n");
    let complaint = stderr(&desk.run("init .").code(2));
    assert!(complaint.contains("standfirst.toml: is there already"), "{complaint}");
    assert_eq!(std::fs::read(desk.path().join("standfirst.toml")).unwrap(), b"[rules]\n");
    desk.run("init b").code(0);
    let complaint = stderr(&desk.run("init c").code(2));
    assert!(complaint.contains("c/standfirst.toml: there is no such folder"), "{complaint}");
}

#[test]
fn the_example_of_the_readme_is_read() {
    let readme = include_str!("../../README.md");
    let example = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let desk = Desk::with(&[("house.toml", ""), ("desk/standfirst.toml", example.unwrap())]);
    let shown = stdout(&desk.run("check --show-config desk/opinion/a.article.md").code(0));
    assert!(shown.contains("ignore = [\"unsourced-claim\", \"missing-category\"]"), "{shown}");
    assert!(shown.contains("name = \"Aurora Grid\""), "{shown}");
}

#[test]
fn the_schema_for_editors_is_the_one_that_schema_prints() {
    let stored = include_str!("../../editors/standfirst.schema.json");
    let is_current = stdout(&Desk::with(&[]).run("schema").code(0)) == stored;
    assert!(is_current, "renew it: cargo run -- schema > editors/standfirst.schema.json");
}
