//! A check that remembers: the same findings, without the work.

use std::fs;
use std::path::PathBuf;

use crate::{Desk, SOUND, UNSOURCED, stderr, stdout};

const CHECK: &str = "check --format json --cache";

/// The entries of the cache.
fn entries(desk: &Desk) -> Vec<PathBuf> {
    let shelves = fs::read_dir(desk.path().join(".standfirst_cache")).unwrap();
    let shelves = shelves.map(|shelf| shelf.unwrap().path()).filter(|path| path.is_dir());
    shelves.flat_map(|shelf| fs::read_dir(shelf).unwrap()).map(|e| e.unwrap().path()).collect()
}

#[test]
fn the_report_is_the_same_with_and_without_a_cache() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("b.article.md", SOUND)]);
    let plain = stdout(&desk.run("check --format json").code(1));
    for _ in 0..2 {
        assert_eq!(stdout(&desk.run(CHECK).code(1)), plain);
    }
    assert_eq!(entries(&desk).len(), 2);
    assert_eq!(stdout(&desk.run("check --format json --cache=elsewhere").code(1)), plain);
    assert!(desk.path().join("elsewhere").is_dir());
}

#[test]
fn an_article_a_configuration_or_a_selection_that_changes_is_seen() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    desk.run(CHECK).code(0);
    desk.put("a.article.md", UNSOURCED.as_bytes());
    desk.run(CHECK).code(1);
    desk.run(&format!("{CHECK} --ignore undefined-source")).code(0);
    desk.put("standfirst.toml", b"[rules]\nignore = [\"undefined-source\"]\n");
    desk.run(CHECK).code(0);
    desk.put("standfirst.toml", b"");
    desk.run(CHECK).code(1);
}

#[test]
fn findings_really_come_from_the_cache() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED)]);
    desk.run(CHECK).code(1);
    let entry = entries(&desk).remove(0);
    let before = fs::metadata(&entry).unwrap().modified().unwrap();
    desk.run(CHECK).code(1);
    assert_eq!(fs::metadata(&entry).unwrap().modified().unwrap(), before, "not written anew");
}

#[test]
fn rubbish_in_the_cache_is_ignored_and_replaced() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED)]);
    let sound = stdout(&desk.run(CHECK).code(1));
    for entry in entries(&desk) {
        fs::write(entry, b"\xff not an entry").unwrap();
    }
    let assert = desk.run(CHECK).code(1);
    assert_eq!((stdout(&assert), stderr(&assert)), (sound, String::new()));
}

#[test]
fn a_cache_that_cannot_be_kept_is_said_and_costs_no_finding() {
    let desk = Desk::with(&[("a.article.md", UNSOURCED), ("file", "")]);
    let assert = desk.run("check --cache=file").code(2);
    assert!(stderr(&assert).contains("file: no cache can be kept there"), "{}", stderr(&assert));
    desk.run(CHECK).code(1);
    for entry in entries(&desk) {
        // A folder stands where the entry belongs.
        fs::remove_file(&entry).unwrap();
        fs::create_dir(&entry).unwrap();
    }
    let assert = desk.run(CHECK).code(1);
    assert!(stderr(&assert).contains("the cache could not be written"), "{}", stderr(&assert));
    assert!(stdout(&assert).contains("undefined-source"));
}

#[test]
fn runs_at_the_same_time_do_each_other_no_harm() {
    let desk = Desk::with(&[]);
    for n in 0..40 {
        desk.put(&format!("{n}.article.md"), UNSOURCED.as_bytes());
    }
    let plain = stdout(&desk.run("check --format json").code(1));
    std::thread::scope(|scope| {
        let runs: Vec<_> =
            (0..4).map(|_| scope.spawn(|| stdout(&desk.run(CHECK).code(1)))).collect();
        for run in runs {
            assert_eq!(run.join().unwrap(), plain);
        }
    });
    assert_eq!(entries(&desk).len(), 40, "nothing half-written is left");
}

#[test]
fn a_folder_of_articles_is_no_cache() {
    let desk = Desk::with(&[("desk/a.article.md", UNSOURCED)]);
    for taken in ["desk", "."] {
        let assert = desk.run(&format!("check --cache={taken}")).code(2);
        let expected = format!("standfirst: {taken}: no cache can be kept there: it is not empty");
        assert!(stderr(&assert).starts_with(&expected), "{}", stderr(&assert));
    }
    desk.run("check").code(1);
    assert_eq!(fs::read_dir(desk.path().join("desk")).unwrap().count(), 1);
}

#[test]
fn an_archive_that_a_bibliography_names_makes_its_articles_checked_again() {
    let article = "---\nbibliography: refs.json\n---\n\n# The bridge opened in 1932\n\n\
                   The bridge opened in 1932, the council said [@courier].\n";
    let desk = Desk::with(&[
        ("desk/a.article.md", article),
        ("desk/refs.json", r#"[{"id": "courier", "archive_location": "courier.txt"}]"#),
        ("desk/courier.txt", "The bridge opened in 1932, the council said.\n"),
    ]);
    let checked = "check --cache --select contradicted-claim desk/a.article.md";
    desk.run(checked).code(0);
    desk.put("desk/courier.txt", b"The bridge opened in 1934, the council said.\n");
    desk.run(checked).code(1);
    assert_eq!(stdout(&desk.run(checked).code(1)), stdout(&desk.run(checked).code(1)));
}
