//! `check --changed`: what has changed by git, file by file and line by line.

use std::process::Command;

use crate::{Desk, SOUND, UNSOURCED, stderr, stdout};

const CHECK: &str = "check --format concise";
const AUTHOR: &str = "-c user.name=desk -c user.email=desk@example.org";

/// A desk in a repository of its own, with everything committed.
fn repository(files: &[(&str, &str)]) -> Desk {
    let desk = Desk::with(files);
    git(&desk, "init -q -b main");
    commit(&desk);
    desk
}

fn commit(desk: &Desk) {
    commit_in(desk, ".");
}

/// Commits everything in the repository in `folder`.
fn commit_in(desk: &Desk, folder: &str) {
    git(desk, &format!("-C {folder} add -A"));
    git(desk, &format!("-C {folder} {AUTHOR} commit -q -m all"));
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
    assert!(stderr(&assert).contains("does not lie in a git repository"), "{}", stderr(&assert));
    let desk = repository(&[("a.article.md", SOUND)]);
    for revision in ["nowhere", "a.article.md", "--output=stolen"] {
        let assert = desk.run(&format!("check --changed={revision}")).code(2);
        let expected = format!("git knows no revision `{revision}`");
        assert!(stderr(&assert).contains(&expected), "{}", stderr(&assert));
    }
    assert!(!desk.path().join("stolen").exists());
}

/// Two paragraphs that cite a source that nobody defines: lines 3 and 5.
const TWICE: &str = "# The grid hums\n\nThe grid hums [@nobody].\n\nIt rests [@noone].\n";

/// The lines of what is found on changed lines with `arguments`.
fn lines(desk: &Desk, arguments: &str, stdin: &str) -> Vec<String> {
    let check = format!("{CHECK} --changed --changed-lines {arguments}");
    let found = stdout(&desk.run_with(&check, stdin));
    found.lines().map(|line| line.split(':').nth(1).unwrap().to_owned()).collect()
}

#[test]
fn the_lines_of_standard_input_count_and_not_those_of_the_disk() {
    let desk = repository(&[("a.article.md", TWICE)]);
    desk.put("a.article.md", format!("Another.\n\n{TWICE}").as_bytes());
    let typed = TWICE.replace("It rests", "It never rests");
    assert_eq!(lines(&desk, "--stdin-filename a.article.md", &typed), ["5"]);
    assert_eq!(lines(&desk, "--stdin-filename a.article.md", TWICE), [""; 0]);
    assert_eq!(lines(&desk, "--stdin-filename new.article.md", TWICE), ["3", "5"]);
    assert_eq!(lines(&desk, "-", TWICE), ["3", "5"], "what has no name is new");
}

#[test]
fn the_lines_of_the_mended_text_count() {
    let article = "# The grid hums\n\n## Insights\n\n- Why does it hum? Who hears it?\n\n\
                   ## Article\n\nThe grid hums [@nobody].\n";
    let desk = repository(&[("a.article.md", article)]);
    let edited = article.replace("Why does", "Why then does") + "It rests.\n";
    desk.put("a.article.md", edited.as_bytes());
    let rules = "--select undefined-source,malformed-question";
    assert_eq!(lines(&desk, rules, ""), ["5"]);
    assert_eq!(lines(&desk, &format!("{rules} --fix"), ""), [""; 0], "line 9 has only moved");
    let mended = std::fs::read_to_string(desk.path().join("a.article.md")).unwrap();
    assert!(mended.contains("hum?\n- Who hears it?\n"), "{mended}");
}

#[test]
fn how_git_shows_differences_has_no_say() {
    let desk = repository(&[("a.article.md", TWICE), (".gitattributes", "*.md -diff\n")]);
    git(&desk, "config diff.interHunkContext 9");
    git(&desk, "config diff.context 9");
    let edited = TWICE.replace("It rests", "It never rests");
    desk.put("a.article.md", edited.as_bytes());
    assert_eq!(lines(&desk, "", ""), ["5"]);
    desk.put("a.article.md", edited.replace('\n', "\r\n").as_bytes());
    assert_eq!(lines(&desk, "", ""), ["5"], "how lines end is no change of theirs");
}

#[test]
fn a_nested_repository_is_asked_on_its_own() {
    let desk = repository(&[("ours.article.md", UNSOURCED)]);
    desk.put("theirs/same.article.md", UNSOURCED.as_bytes());
    git(&desk, "init -q -b main theirs");
    commit_in(&desk, "theirs");
    desk.put("theirs/new.article.md", UNSOURCED.as_bytes());
    assert_eq!(found(&desk, "--changed"), ["theirs/new.article.md"]);
    git(&desk, "branch older");
    let assert = desk.run("check --changed older").code(2);
    assert!(
        stderr(&assert).contains("theirs, git knows no revision `older`"),
        "{}",
        stderr(&assert)
    );
}

#[test]
fn a_submodule_differs_from_the_commit_that_was_recorded_for_it() {
    let desk = repository(&[("ours.article.md", UNSOURCED)]);
    desk.put("theirs/same.article.md", UNSOURCED.as_bytes());
    desk.put("theirs/edited.article.md", SOUND.as_bytes());
    git(&desk, "init -q -b trunk theirs");
    commit_in(&desk, "theirs");
    let add = "-c protocol.file.allow=always submodule --quiet add ./theirs theirs";
    git(&desk, add);
    commit(&desk);
    assert_eq!(found(&desk, "--changed main"), [""; 0]);
    desk.put("theirs/edited.article.md", UNSOURCED.as_bytes());
    assert_eq!(found(&desk, "--changed main"), ["theirs/edited.article.md"]);
    commit_in(&desk, "theirs");
    assert_eq!(found(&desk, "--changed main"), ["theirs/edited.article.md"]);
    commit(&desk);
    assert_eq!(found(&desk, "--changed main"), [""; 0]);
    let since = ["theirs/edited.article.md", "theirs/same.article.md"];
    assert_eq!(found(&desk, "--changed main~2"), since, "there was no submodule then");
}

#[test]
fn an_article_is_asked_about_where_it_lies_and_not_where_the_check_is_run() {
    let (here, there) = (Desk::with(&[]), repository(&[("a.article.md", UNSOURCED)]));
    let article = there.path().join("a.article.md");
    let check = format!("{} --changed", article.display());
    assert_eq!(
        stdout(&here.run(&format!("check {check}")).code(0)),
        "0 articles checked, no findings\n"
    );
    there.put("a.article.md", format!("{UNSOURCED}\nMore.\n").as_bytes());
    here.run(&format!("check {check}")).code(1);
    let mut hook = assert_cmd::Command::cargo_bin("standfirst").unwrap();
    hook.current_dir(there.path()).env("GIT_DIR", here.path()).args(["check", "--changed"]);
    hook.assert().code(1);
}

#[test]
fn what_git_ignores_is_new_where_it_is_named() {
    let desk = repository(&[(".gitignore", "drafts\n")]);
    desk.put("drafts/a.article.md", UNSOURCED.as_bytes());
    assert_eq!(found(&desk, "drafts/a.article.md --changed"), ["drafts/a.article.md"]);
}

#[test]
fn before_the_first_commit_everything_has_changed() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED)]);
    git(&desk, "init -q -b main");
    assert_eq!(found(&desk, "--changed --changed-lines"), ["a.article.md"]);
    assert!(stderr(&desk.run("check --changed=main").code(2)).contains("no revision `main`"));
}

#[cfg(unix)]
#[test]
fn names_are_bytes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let desk = Desk::with(&[]);
    let path = desk.path().join(OsStr::from_bytes(b"caf\xe9 \"a\".article.md"));
    std::fs::write(&path, UNSOURCED).unwrap();
    git(&desk, "init -q -b main");
    commit(&desk);
    assert_eq!(found(&desk, "--changed"), [""; 0]);
    std::fs::write(&path, format!("More.\n\n{UNSOURCED}")).unwrap();
    assert_eq!(found(&desk, "--changed").len(), 1);
    assert_eq!(found(&desk, "--changed --changed-lines"), [""; 0]);
}
