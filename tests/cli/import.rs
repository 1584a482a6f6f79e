//! `standfirst import`: raw captures in, annotated articles out.

use super::{Desk, SOUND, stderr, stdout};

const CAPTURE: &str = "The Norhaven Lantern\n\nCouncil weighs a toll for the bridge\n\nKey points\n\
    • A toll is being weighed.\n\nThe council is weighing a toll, it said on Monday.\n";

const ARTICLE: &str = "::: {.boilerplate}\nThe Norhaven Lantern\n:::\n\n\
    # Council weighs a toll for the bridge\n\n## Key points\n\n- A toll is being weighed.\n\n\
    ## Article\n\nThe council is weighing a toll, it said on Monday.\n";

#[test]
fn a_capture_becomes_an_article() {
    let desk = Desk::with(&[("capture.txt", CAPTURE)]);
    assert_eq!(stdout(&desk.run("import capture.txt").success()), ARTICLE);
    assert_eq!(stdout(&desk.run_with("import -", CAPTURE).success()), ARTICLE);
}

#[test]
fn an_article_is_printed_as_it_is() {
    let desk = Desk::with(&[("a.article.md", SOUND), ("b.article.md", ARTICLE)]);
    assert_eq!(stdout(&desk.run("import a.article.md").success()), SOUND);
    assert_eq!(stdout(&desk.run("import b.article.md").success()), ARTICLE);
}

#[test]
fn sections_have_the_names_that_are_configured() {
    let labels = "[sections]\nsummary = [\"the gist\"]\n";
    let capture = CAPTURE.replace("Key points", "The gist");
    let desk = Desk::with(&[("standfirst.toml", labels), ("capture.txt", &capture)]);
    let article = ARTICLE.replace("Key points", "The gist");
    assert_eq!(stdout(&desk.run("import capture.txt").success()), article);
}

#[test]
fn what_cannot_be_read_is_a_failure() {
    let desk = Desk::with(&[]);
    let failed = desk.run("import nowhere.txt").code(2);
    assert!(stderr(&failed).contains("nowhere.txt"));
}
