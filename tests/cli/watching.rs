//! `check --watch`: a report after each change.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::{Desk, SOUND, UNSOURCED, stderr};

/// A check that watches, and is ended with the test.
struct Watch {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Watch {
    fn of(desk: &Desk, arguments: &str) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("standfirst"))
            .args(["check", "--watch"])
            .args(arguments.split_whitespace())
            .current_dir(desk.path())
            .env("XDG_CACHE_HOME", desk.path().join(".cache"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The last line of the next report.
    fn totals(&mut self) -> String {
        let is_totals = |line: &String| line.contains("checked, ");
        self.lines.by_ref().map(Result::unwrap).find(is_totals).unwrap()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn each_change_of_an_article_or_of_what_it_rests_on_makes_a_report() {
    let desk = Desk::with(&[("a.article.md", SOUND), ("notes.txt", "")]);
    let mut watch = Watch::of(&desk, "");
    assert_eq!(watch.totals(), "1 article checked, no findings");
    desk.put("b.article.md", UNSOURCED.as_bytes());
    assert_eq!(watch.totals(), "2 articles checked, 1 finding: 1 error");
    desk.put("notes.txt", b"No article rests on it.");
    desk.put("standfirst.toml", b"[rules]\nignore = [\"undefined-source\"]\n");
    assert_eq!(watch.totals(), "2 articles checked, no findings");
    desk.put("refs.json", br#"[{"id": "nobody"}]"#);
    desk.put("standfirst.toml", b"");
    assert_eq!(watch.totals(), "2 articles checked, 1 finding: 1 error");
    let cites = format!("---\nbibliography: refs.json\n---\n\n{UNSOURCED}");
    desk.put("b.article.md", cites.as_bytes());
    assert_eq!(watch.totals(), "2 articles checked, no findings");
    desk.put("refs.json", b"[]");
    assert_eq!(watch.totals(), "2 articles checked, 1 finding: 1 error");
    fs::remove_file(desk.path().join("b.article.md")).unwrap();
    assert_eq!(watch.totals(), "1 article checked, no findings");
}

#[test]
fn what_is_mended_is_not_reported_forever() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    let mut watch = Watch::of(&desk, "--fix a.article.md");
    watch.totals();
    let slip = format!("{SOUND}\n## Insights\n\n- What is the grid\n");
    desk.put("a.article.md", slip.as_bytes());
    assert_eq!(watch.totals(), "1 article checked, no findings; 1 mended");
    assert_eq!(watch.totals(), "1 article checked, no findings");
}

#[test]
fn folders_that_come_and_go_make_a_report() {
    let desk = Desk::with(&[("desk/a.article.md", SOUND)]);
    let elsewhere = Desk::with(&[("new/b.article.md", UNSOURCED)]);
    let mut watch = Watch::of(&desk, "desk");
    assert_eq!(watch.totals(), "1 article checked, no findings");
    fs::rename(elsewhere.path().join("new"), desk.path().join("desk/moved")).unwrap();
    assert_eq!(watch.totals(), "2 articles checked, 1 finding: 1 error");
    desk.put("desk/moved/b.article.md", SOUND.as_bytes());
    assert_eq!(watch.totals(), "2 articles checked, no findings", "it is watched from now on");
    fs::rename(desk.path().join("desk/moved"), elsewhere.path().join("new")).unwrap();
    assert_eq!(watch.totals(), "1 article checked, no findings");
    desk.put("desk/made/deep/down/b.article.md", UNSOURCED.as_bytes());
    assert_eq!(watch.totals(), "2 articles checked, 1 finding: 1 error");
    fs::rename(desk.path().join("desk"), desk.path().join("away")).unwrap();
    assert_eq!(watch.totals(), "0 articles checked, no findings");
    desk.put("desk/a.article.md", UNSOURCED.as_bytes());
    assert_eq!(watch.totals(), "1 article checked, 1 finding: 1 error");
    desk.put("desk/a.article.md", SOUND.as_bytes());
    assert_eq!(watch.totals(), "1 article checked, no findings");
}

#[test]
fn what_an_article_rests_on_is_watched_wherever_it_is() {
    let cites = "---\nreferences:\n- {id: a, archive_location: ../sources/a.txt}\n---\n\n\
                 The bridge opened in 1932, the council said [@a].\n";
    let desk = Desk::with(&[("news/desk/a.article.md", cites)]);
    fs::create_dir(desk.path().join(".git")).unwrap();
    let mut watch = Watch::of(&desk, "news/desk");
    let missing = watch.totals();
    assert_ne!(missing, "1 article checked, no findings");
    desk.put("news/sources/a.txt", b"The bridge opened in 1932, the council said.\n");
    assert_eq!(watch.totals(), "1 article checked, no findings", "its folder has come into being");
    desk.put("news/sources/a.txt", b"The bridge opened in 1934, the council said.\n");
    assert_ne!(watch.totals(), "1 article checked, no findings");
    desk.put("standfirst.toml", b"[rules]\nignore = [\"contradicted-claim\"]\n");
    assert_eq!(watch.totals(), "1 article checked, no findings", "a configuration above");
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_watched() {
    let desk = Desk::with(&[("desk/notes.txt", ""), ("far/a.article.md", SOUND)]);
    std::os::unix::fs::symlink("../far/a.article.md", desk.path().join("desk/link")).unwrap();
    let mut watch = Watch::of(&desk, "desk/link");
    assert_eq!(watch.totals(), "1 article checked, no findings");
    desk.put("far/a.article.md", UNSOURCED.as_bytes());
    assert_eq!(watch.totals(), "1 article checked, 1 finding: 1 error");
}

#[test]
fn what_is_not_there_cannot_be_watched() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    let assert = desk.run("check --watch a.article.md nothere").code(2);
    let expected =
        "standfirst: nothere: there is no such file or folder, so it cannot be watched\n";
    assert_eq!(stderr(&assert), expected);
}

#[test]
fn standard_input_cannot_be_watched() {
    let desk = Desk::with(&[]);
    desk.run_with("check --watch -", SOUND).code(2);
}
