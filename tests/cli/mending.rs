//! Safe fixes on the command line.

use std::fs;

use crate::{Desk, stderr, stdout};

/// Two questions that are none for want of a mark, and a figure that only a person can mend.
const SLIPS: &str = "# The mill hums\r\n\r\n## Summary\r\n\r\n- The mill has 40 wheels.\r\n\r\n\
    ## Article\r\n\r\nThe mill has 14 wheels, the owner said.\r\n\r\n\
    ## Insights\r\n\r\n- 😀 What is the mill\r\n- Who owns the mill\r\n";

fn mended() -> String {
    SLIPS.replace("is the mill\r", "is the mill?\r").replace("owns the mill\r", "owns the mill?\r")
}

fn read(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path().join(name)).unwrap()
}

#[test]
fn safe_fixes_are_made_and_the_rest_is_reported() {
    let desk = Desk::with(&[("a.article.md", SLIPS)]);
    let assert = desk.run("check --fix --format full").code(1);
    assert_eq!(read(&desk, "a.article.md"), mended());
    let report = stdout(&assert);
    assert!(report.contains("contradicted-claim") && !report.contains("malformed-question"));
    assert!(report.ends_with("; 2 mended\n"), "{report}");
    let again = desk.run("check --fix").code(1);
    assert!(!stdout(&again).contains("mended"), "nothing is left to mend");
    assert_eq!(read(&desk, "a.article.md"), mended());
}

#[test]
fn a_diff_shows_what_would_be_mended_and_changes_nothing() {
    let desk = Desk::with(&[("a.article.md", SLIPS)]);
    let assert = desk.run("check --diff").code(1);
    assert_eq!(read(&desk, "a.article.md"), SLIPS);
    let diff = stdout(&assert);
    assert!(diff.starts_with("--- a.article.md\n+++ a.article.md\n@@ "), "{diff}");
    assert!(
        diff.contains("\n-- 😀 What is the mill\r\n")
            && diff.contains("\n+- 😀 What is the mill?\r\n")
    );
    fs::write(desk.path().join("a.diff"), &diff).unwrap();
    let git = std::process::Command::new("git")
        .args(["apply", "-p0", "a.diff"])
        .current_dir(desk.path())
        .status();
    assert!(git.unwrap().success());
    assert_eq!(read(&desk, "a.article.md"), mended());
    assert_eq!(stdout(&desk.run("check --diff").code(0)), "");
}

#[test]
fn a_diff_is_applied_whatever_the_articles_are_called_and_however_their_lines_end() {
    let slip = "# The mill hums\n\n## Insights\n\n- What is the mill\n";
    let articles = [
        ("two words.article.md", slip.to_owned()),
        ("desk/tab\there.article.md", slip.to_owned()),
        ("desk/line\nend \"quoted\" back\\slash.article.md", slip.to_owned()),
        ("Zoë.article.md", slip.trim_end().to_owned()),
        ("return.article.md", slip.replace("The mill", "The\rmill") + "- Why\rso\r"),
    ];
    let articles = articles.each_ref().map(|(name, text)| (*name, text.as_str()));
    for tool in ["git apply -p0 a.diff", "patch -s -p0 --binary -i a.diff"] {
        let desk = Desk::with(&articles);
        let diff = stdout(&desk.run("check --diff").code(1));
        desk.put("a.diff", diff.as_bytes());
        let mut words = tool.split(' ');
        let mut command = std::process::Command::new(words.next().unwrap());
        let applied = command.args(words).current_dir(desk.path()).output();
        // Not every machine has `patch`.
        let Ok(applied) = applied else { continue };
        assert!(applied.status.success(), "{tool}: {applied:?}\n{diff}");
        let fixed = Desk::with(&articles);
        fixed.run("check --fix --exit-zero").code(0);
        for (name, before) in articles {
            assert_eq!(read(&desk, name), read(&fixed, name), "{tool}");
            assert_ne!(read(&desk, name), before, "{name}");
        }
    }
}

#[test]
fn a_diff_names_articles_as_the_current_folder_sees_them() {
    let desk = Desk::with(&[("a.article.md", SLIPS)]);
    let here = desk.path().canonicalize().unwrap();
    let diff = stdout(&desk.run(&format!("check --diff {}", here.display())));
    assert!(diff.starts_with("--- a.article.md\n"), "{diff}");
}

#[cfg(unix)]
#[test]
fn an_article_with_two_names_is_mended_once() {
    let desk = Desk::with(&[("a.article.md", SLIPS)]);
    std::os::unix::fs::symlink("a.article.md", desk.path().join("b.article.md")).unwrap();
    fs::hard_link(desk.path().join("a.article.md"), desk.path().join("c.article.md")).unwrap();
    let assert = desk.run("check --fix . ./a.article.md").code(1);
    assert_eq!(stderr(&assert), "");
    assert!(stdout(&assert).contains("1 article checked"));
    for name in ["a.article.md", "b.article.md", "c.article.md"] {
        assert_eq!(read(&desk, name), mended(), "{name}");
    }
    assert!(desk.path().join("b.article.md").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_read_only_article_is_named_and_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::with(&[("a.article.md", SLIPS)]);
    let path = desk.path().join("a.article.md");
    fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
    let assert = desk.run("check --fix").code(2);
    assert_eq!(stderr(&assert), "standfirst: a.article.md: is read-only, and is left as it is\n");
    assert_eq!(read(&desk, "a.article.md"), SLIPS);
}

#[test]
fn what_cannot_be_had_together_is_refused() {
    let desk = Desk::with(&[("a.article.md", SLIPS)]);
    for arguments in [
        "--fix - a.article.md",
        "--fix --stdin-filename b.article.md a.article.md",
        "--fix - --format json",
        "--statistics --format sarif",
        "--diff --format github",
        "--diff --statistics",
        "--watch a.article.md -",
    ] {
        let assert = desk.run_with(&format!("check {arguments}"), SLIPS).code(2);
        assert_eq!(stdout(&assert), "", "{arguments}");
        assert!(!stderr(&assert).is_empty(), "{arguments}");
    }
    assert_eq!(read(&desk, "a.article.md"), SLIPS);
    desk.run("check --statistics --format full").code(1);
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let desk = Desk::with(&[]);
    let assert = desk.run_with("check --fix -", SLIPS).code(1);
    assert_eq!(stdout(&assert), mended());
    let assert = desk.run_with("check --fix --stdin-filename a.article.md", &mended());
    assert_eq!(stdout(&assert), mended());
}

#[test]
fn what_the_baseline_knows_is_left_as_it_is() {
    let desk = Desk::with(&[("a.article.md", SLIPS)]);
    desk.run("check --write-baseline").code(0);
    desk.run("check --fix --baseline standfirst-baseline.json").code(0);
    assert_eq!(read(&desk, "a.article.md"), SLIPS);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let desk = Desk::with(&[("real.txt", SLIPS)]);
    let real = desk.path().join("real.txt");
    fs::set_permissions(&real, PermissionsExt::from_mode(0o640)).unwrap();
    symlink("real.txt", desk.path().join("a.article.md")).unwrap();
    desk.run("check --fix").code(1);
    assert_eq!(read(&desk, "real.txt"), mended());
    assert!(desk.path().join("a.article.md").is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn an_article_that_cannot_be_written_is_named() {
    let desk = Desk::with(&[("locked/a.article.md", SLIPS)]);
    let folder = desk.path().join("locked");
    let lock = |is_locked| {
        let mut permissions = fs::metadata(&folder).unwrap().permissions();
        permissions.set_readonly(is_locked);
        fs::set_permissions(&folder, permissions).unwrap();
    };
    lock(true);
    // Root writes all the same; then there is nothing to be seen here.
    let can_write = tempfile::NamedTempFile::new_in(&folder).is_ok();
    let assert = desk.run("check --fix");
    if !can_write {
        assert!(stderr(&assert.code(2)).contains("locked/a.article.md: "));
        assert_eq!(read(&desk, "locked/a.article.md"), SLIPS);
    }
    lock(false);
}
