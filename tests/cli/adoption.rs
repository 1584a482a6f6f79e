//! Taking it into use on what exists already: baselines, changes since a revision, statistics.

use std::process::Command;

use serde_json::Value;

use crate::{Desk, SOUND, UNSOURCED, stderr, stdout};

const CHECK: &str = "check --format concise";

/// A desk in a repository of its own, with everything committed.
fn repository(files: &[(&str, &str)]) -> Desk {
    let desk = Desk::with(files);
    git(&desk, "init -q -b main");
    commit(&desk);
    desk
}

fn commit(desk: &Desk) {
    git(desk, "add -A");
    git(desk, "-c user.name=desk -c user.email=desk@example.org commit -q -m all");
}

fn git(desk: &Desk, arguments: &str) {
    let mut command = Command::new("git");
    let command = command.current_dir(desk.path()).args(arguments.split_whitespace());
    assert!(command.status().unwrap().success(), "git {arguments}");
}

/// What is found with `arguments`: the path of each finding.
fn found(desk: &Desk, arguments: &str) -> Vec<String> {
    let found = stdout(&desk.run(&format!("{CHECK} {arguments}")));
    found.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn a_baseline_lets_be_what_is_known_and_reports_what_is_new() {
    let desk = Desk::with(&[("old.article.md", UNSOURCED)]);
    let assert = desk.run("check --write-baseline").code(0);
    assert_eq!(stdout(&assert), "");
    assert!(
        stderr(&assert).contains("standfirst-baseline.json lists 1 finding"),
        "{}",
        stderr(&assert)
    );
    let check = "check --baseline standfirst-baseline.json";
    let assert = desk.run(check).code(0);
    assert_eq!(stdout(&assert), "1 article checked, no findings; 1 in the baseline\n");

    let moved = UNSOURCED.replace("The grid hums [@", "It is new.\n\nThe grid hums [@");
    desk.put("old.article.md", moved.as_bytes());
    desk.run(check).code(0);
    desk.put("new.article.md", UNSOURCED.as_bytes());
    let assert = desk.run(&format!("{check} --format concise")).code(1);
    assert!(stdout(&assert).starts_with("new.article.md:3:"), "{}", stdout(&assert));
    assert_eq!(stdout(&assert).lines().count(), 1);
}

#[test]
fn entries_that_match_nothing_are_reported_and_go_with_the_next_baseline() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("b.article.md", UNSOURCED)]);
    desk.run("check --write-baseline --baseline known.json").code(0);
    desk.put("a.article.md", SOUND.as_bytes());
    std::fs::remove_file(desk.path().join("b.article.md")).unwrap();
    let assert = desk.run("check --baseline known.json").code(0);
    let told = stderr(&assert);
    assert!(told.contains("a.article.md: undefined-source: “nobody”"), "{told}");
    assert!(told.contains("b.article.md: there is no such article"), "{told}");
    let one_rule = desk.run("check --baseline known.json --select misquotation a.article.md");
    assert!(!stderr(&one_rule).contains("a.article.md"), "a rule that does not run says nothing");
    desk.run("check --write-baseline --baseline known.json").code(0);
    assert_eq!(stderr(&desk.run("check --baseline known.json").code(0)), "");
}

#[test]
fn a_baseline_of_some_articles_keeps_what_it_knows_of_the_others() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("desk/b.article.md", UNSOURCED)]);
    desk.run("check --write-baseline a.article.md").code(0);
    desk.run("check --write-baseline desk").code(0);
    desk.run("check --baseline standfirst-baseline.json").code(0);
    let below = desk.path().join("desk");
    let mut command = assert_cmd::Command::cargo_bin("standfirst").unwrap();
    let command =
        command.current_dir(below).args(["check", "--baseline=../standfirst-baseline.json"]);
    command.assert().code(0);
}

#[test]
fn a_draft_on_standard_input_is_known_like_any_article() {
    let desk = Desk::with(&[]);
    for named in ["-", "--stdin-filename draft.article.md"] {
        desk.run_with(&format!("check --write-baseline {named}"), UNSOURCED).code(0);
        let check = format!("check --baseline standfirst-baseline.json {named}");
        let assert = desk.run_with(&check, UNSOURCED).code(0);
        assert_eq!(stderr(&assert), "", "a draft is there as long as it is checked");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn articles_whose_names_are_no_unicode_are_told_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let desk = Desk::with(&[("two\nlines.article.md", UNSOURCED)]);
    for name in [&b"caf\xe9.article.md"[..], b"caf\xe8.article.md", b"caf%E9.article.md"] {
        std::fs::write(desk.path().join(OsStr::from_bytes(name)), UNSOURCED).unwrap();
    }
    desk.run("check --write-baseline").code(0);
    let check = "check --baseline standfirst-baseline.json";
    assert_eq!(stderr(&desk.run(check).code(0)), "");
    std::fs::remove_file(desk.path().join(OsStr::from_bytes(b"caf\xe9.article.md"))).unwrap();
    let told = stderr(&desk.run(check).code(0));
    assert!(told.contains("caf%E9.article.md: there is no such article"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_baseline_behind_a_link_is_written_where_the_link_leads() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("house/known.json", "")]);
    desk.run("check --write-baseline --baseline house/known.json").code(2);
    std::fs::remove_file(desk.path().join("house/known.json")).unwrap();
    desk.run("check --write-baseline --baseline house/known.json").code(0);
    let link = desk.path().join("standfirst-baseline.json");
    std::os::unix::fs::symlink("house/known.json", &link).unwrap();
    desk.run("check --write-baseline").code(0);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    desk.run("check --baseline house/known.json").code(0);
    std::fs::remove_file(desk.path().join("house/known.json")).unwrap();
    let assert = desk.run("check --write-baseline").code(2);
    assert!(stderr(&assert).contains("a link that leads nowhere"), "{}", stderr(&assert));
}

#[test]
fn a_baseline_that_cannot_be_used_makes_status_2() {
    let desk =
        Desk::with(&[("a.article.md", SOUND), ("bad.json", "{\"version\": 1, \"findings\": [7]}")]);
    let assert = desk.run("check --baseline none.json").code(2);
    assert!(
        stderr(&assert).contains("none.json: the baseline cannot be read"),
        "{}",
        stderr(&assert)
    );
    let assert = desk.run("check --baseline bad.json").code(2);
    assert!(stderr(&assert).contains("bad.json: is no baseline: "), "{}", stderr(&assert));
    desk.run("check --write-baseline --baseline bad.json").code(2);
    desk.run("check --write-baseline --select markup").code(2);
}

#[test]
fn only_what_git_says_has_changed_is_checked() {
    let desk = repository(&[
        ("same.article.md", UNSOURCED),
        ("edited.article.md", SOUND),
        ("gone.article.md", SOUND),
        ("with a space é.article.md", SOUND),
    ]);
    assert_eq!(found(&desk, "--changed"), [""; 0]);
    desk.put("edited.article.md", UNSOURCED.as_bytes());
    desk.put("with a space é.article.md", UNSOURCED.as_bytes());
    desk.put("desk/new.article.md", UNSOURCED.as_bytes());
    std::fs::remove_file(desk.path().join("gone.article.md")).unwrap();
    let changed = ["desk/new.article.md", "edited.article.md", "with a space é.article.md"];
    assert_eq!(found(&desk, "--changed"), changed);
    assert_eq!(found(&desk, "desk --changed"), changed[..1]);
    commit(&desk);
    assert_eq!(found(&desk, "--changed"), [""; 0]);
    assert_eq!(found(&desk, "--changed HEAD~1"), changed);
}

#[test]
fn changes_that_others_made_meanwhile_are_not_ours() {
    let desk = repository(&[("theirs.article.md", UNSOURCED), ("ours.article.md", SOUND)]);
    git(&desk, "checkout -q -b desk");
    desk.put("ours.article.md", UNSOURCED.as_bytes());
    commit(&desk);
    git(&desk, "checkout -q main");
    desk.put("theirs.article.md", SOUND.as_bytes());
    commit(&desk);
    git(&desk, "checkout -q desk");
    assert_eq!(found(&desk, "--changed main"), ["ours.article.md"]);
}

#[test]
fn findings_on_unchanged_lines_can_be_left_out_unless_their_evidence_has_changed() {
    let article = "# The bridge opened in 1932\n\n## Summary\n\n- The bridge opened in 1932.\n\n\
                   ## Article\n\nThe bridge opened in 1932, the council said.\n\nIt hums [@nobody].\n";
    let desk = repository(&[("a.article.md", article)]);
    let count = |arguments: &str| found(&desk, arguments).len();
    desk.put("a.article.md", article.replace("It hums", "Added.\n\nIt hums").as_bytes());
    assert_eq!((count("--changed"), count("--changed --changed-lines")), (1, 0));
    desk.put("a.article.md", article.replace("in 1932, the", "in 1934, the").as_bytes());
    let on_changed_lines = found(&desk, "--changed --changed-lines");
    assert_eq!(on_changed_lines.len(), 2, "headline and summary: {on_changed_lines:?}");
    assert_eq!(count("--changed"), 3);
    desk.put("new.article.md", UNSOURCED.as_bytes());
    assert_eq!(count("new.article.md --changed --changed-lines"), 1);
}

#[test]
fn without_a_repository_or_a_revision_it_says_what_to_do() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    let assert = desk.run("check --changed").code(2);
    assert!(stderr(&assert).contains("not a git repository"), "{}", stderr(&assert));
    let desk = repository(&[("a.article.md", SOUND)]);
    for revision in ["nowhere", "a.article.md", "--output=stolen"] {
        let assert = desk.run(&format!("check --changed={revision}")).code(2);
        let expected = format!("git knows no revision `{revision}`");
        assert!(stderr(&assert).contains(&expected), "{}", stderr(&assert));
    }
    assert!(!desk.path().join("stolen").exists());
}

#[test]
fn statistics_count_what_each_rule_finds() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("b.article.md", UNSOURCED)]);
    let assert = desk.run("check --statistics").code(1);
    let expected = "      2  error    undefined-source  (in 2 articles)\n\
                    2 articles checked, 2 findings: 2 errors\n";
    assert_eq!(stdout(&assert), expected);
    let assert = desk.run("check --statistics --format json").code(1);
    let counts: Value = serde_json::from_str(&stdout(&assert)).unwrap();
    assert_eq!(counts[0]["rule"], "undefined-source");
    assert_eq!((&counts[0]["findings"], &counts[0]["articles"]), (&2.into(), &2.into()));
}

#[test]
fn findings_can_be_shown_without_failing() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED)]);
    let assert = desk.run("check --exit-zero").code(0);
    assert!(stdout(&assert).contains("undefined-source"));
    desk.run("check --exit-zero gone.article.md").code(2);
}
