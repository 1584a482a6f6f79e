//! `check --watch`: a report after each change.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::{Desk, SOUND, UNSOURCED};

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
fn standard_input_cannot_be_watched() {
    let desk = Desk::with(&[]);
    desk.run_with("check --watch -", SOUND).code(2);
}
