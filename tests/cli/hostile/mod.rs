//! Files that cannot be read as they were meant: a clear message, never a panic.

mod limits;
mod strangers;

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use crate::{Desk, SOUND, stderr, stdout};

/// An article that cites a source with the fields `fields` in CSL-YAML.
fn citing(fields: &str) -> String {
    format!(
        "---\nreferences:\n- {{id: courier, {fields}}}\n---\n\n# The grid hums\n\n\
         The grid hums [@courier].\n"
    )
}

/// An article whose front matter says `lines`.
fn with_matter(lines: &str) -> String {
    format!("---\n{lines}\n---\n\n# The grid hums\n\nThe grid hums.\n")
}

/// Runs `check` on the desk, which must end with status 2, and gives back its complaints.
fn complaints(desk: &Desk, arguments: &str) -> String {
    let assert = desk.run(&format!("check --select markup {arguments}")).code(2);
    assert!(!stderr(&assert).contains("panicked"), "{}", stderr(&assert));
    stderr(&assert)
}

#[test]
fn a_missing_file_is_named_and_the_others_are_checked() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    let assert = desk.run("check --select markup gone.md a.article.md").code(2);
    assert_eq!(stderr(&assert), "standfirst: gone.md: there is no such file or folder\n");
    assert_eq!(stdout(&assert), "1 article checked, no findings\n");
}

#[test]
fn a_text_that_the_parser_stumbles_over_is_checked_without_a_word_of_it() {
    for text in ["--\u{2028}-\n8\nang\u{fffd}\nl", "- [* *[*\u{fffd}]]\n  l"] {
        let desk = Desk::with(&[("a.article.md", text)]);
        let assert = desk.run("check --exit-zero a.article.md").code(0);
        assert_eq!(stderr(&assert), "", "{text:?}");
    }
}

#[test]
fn a_file_that_is_called_like_standard_input_is_a_file() {
    let desk = Desk::with(&[("-", crate::UNSOURCED)]);
    for (path, status) in [("./-", 1), ("-", 0)] {
        let assert = desk.run_with(&format!("check {path}"), SOUND).code(status);
        assert_eq!(stdout(&assert).contains("undefined-source"), status == 1, "{path}");
    }
}

#[test]
fn bytes_that_are_no_utf8_are_named_with_their_place() {
    let desk = Desk::with(&[("b.article.md", SOUND)]);
    desk.put("a.article.md", b"# Caf\xe9\n");
    let expected = "standfirst: a.article.md: it is not valid UTF-8 at byte 5 (line 1): \
                    save the file as UTF-8\n";
    assert_eq!(complaints(&desk, ""), expected);
}

#[test]
fn an_empty_file_and_a_byte_order_mark_are_articles() {
    let desk = Desk::with(&[("a.article.md", ""), ("b.article.md", "\u{feff}# The grid hums\r\n")]);
    desk.run("check --select sourcing").code(0);
}

#[test]
fn unclosed_marks_and_long_lines_are_read() {
    let long = "The grid hums. ".repeat(20_000);
    let desk = Desk::with(&[
        ("long.article.md", long.as_str()),
        ("open.article.md", "# [The {.claim\n\n[grid]{.claim \n\n::: {\n\n```\n[@"),
        ("matter.article.md", "---\ntitle: [\n: :\n---\n"),
    ]);
    let assert = desk.run("check --format json");
    let code = assert.get_output().status.code();
    assert!(matches!(code, Some(0 | 1)), "{code:?}: {}", stderr(&assert));
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::with(&[("a.article.md", SOUND), ("closed/b.article.md", SOUND)]);
    let closed = desk.path().join("closed");
    let set = |mode| std::fs::set_permissions(&closed, PermissionsExt::from_mode(mode)).unwrap();
    set(0o000);
    // Root enters all the same; then there is nothing to be seen here.
    let can_enter = std::fs::read_dir(&closed).is_ok();
    if !can_enter {
        assert!(complaints(&desk, "").contains("closed: no permission to read it"));
    }
    set(0o755);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_passed_over_unless_it_is_named_and_links_in_a_circle_are_named() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    let pipe = desk.path().join("pipe.article.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    desk.run("check --select markup").code(0);
    std::os::unix::fs::symlink("loop.article.md", desk.path().join("loop.article.md")).unwrap();
    std::os::unix::fs::symlink(".", desk.path().join("self")).unwrap();
    let assert = desk.run("check --select markup").code(2);
    assert!(stderr(&assert).contains("loop.article.md: "), "{}", stderr(&assert));
    assert_eq!(stdout(&assert), "1 article checked, no findings\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("standfirst"));
    let output = command.arg("check").current_dir(desk.path()).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("the report cannot be written: No space left"), "{told}");
}

#[test]
fn a_reader_that_goes_away_changes_neither_the_status_nor_says_anything() {
    let desk = Desk::with(&[]);
    for n in 0..300 {
        desk.put(&format!("{n}.article.md"), crate::UNSOURCED.as_bytes());
    }
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("standfirst"))
        .args(["check"])
        .current_dir(desk.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut complaints = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
    assert_eq!((complaints.as_str(), child.wait().unwrap().code()), ("", Some(1)));
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let desk = Desk::with(&[]);
    for n in 0..400 {
        desk.put(&format!("{n}.article.md"), SOUND.as_bytes());
    }
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("standfirst"))
        .args(["entities", "--format", "json"])
        .current_dir(desk.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::with_capacity(1, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut complaints = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
    assert_eq!(first, "{\n");
    assert_eq!(complaints, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
