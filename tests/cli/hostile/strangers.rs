//! A workspace that a stranger wrote: nothing outside of it is read unless the user says so.

use std::fs;

use super::{citing, with_matter};
use crate::{Desk, SOUND, stderr, stdout};

/// What lies outside. No report may ever hold it.
const SECRET: &str = "The grid is silent, said Mara Lind.\n";

const CHECK: &str = "check";

/// A desk with a repository of a stranger's in it, which holds `files`, and a secret beside it.
fn stranger(files: &[(&str, &str)]) -> Desk {
    let desk = Desk::with(&[("secret.md", SECRET), ("desk/.git/HEAD", "")]);
    for (name, content) in files {
        desk.put(&format!("desk/{name}"), content.as_bytes());
    }
    // A user who stands elsewhere: else the folder that they work in would be a workspace, too.
    desk.put("home/.keep", b"");
    desk
}

/// What is said of the desk, from the user's home, with `arguments`.
fn said(desk: &Desk, arguments: &str) -> String {
    let assert = desk.run_in("home", &format!("{arguments} ../desk"));
    let said = stdout(&assert) + &stderr(&assert);
    assert!(!said.contains("silent") && !said.contains("panicked"), "{said}");
    said
}

#[test]
fn an_archive_outside_of_the_workspace_is_not_read() {
    let desk = stranger(&[]);
    let absolute = desk.path().join("secret.md");
    let ways = ["../secret.md", "./in/../../secret.md", "../../../../../etc/hosts.txt"];
    for way in ways.into_iter().chain(absolute.to_str()) {
        desk.put("desk/a.article.md", citing(&format!("archive_location: {way}")).as_bytes());
        let said = said(&desk, CHECK);
        assert!(said.contains("missing-archive]: “courier” cannot be checked"), "{said}");
        assert!(said.contains("lies outside of the workspace"), "{said}");
    }
}

#[test]
fn whether_something_lies_outside_is_not_told_either() {
    let desk = stranger(&[]);
    let told = ["secret.md", "none.md"].map(|name| {
        let archive = citing(&format!("archive_location: ../{name}"));
        desk.put("desk/a.article.md", archive.as_bytes());
        said(&desk, CHECK).replace(name, "")
    });
    assert_eq!(told[0], told[1]);
}

#[test]
fn a_bibliography_outside_of_the_workspace_is_not_read() {
    let desk = stranger(&[("a.article.md", &with_matter("bibliography: ../refs.json"))]);
    desk.put("refs.json", br#"[{"id": "courier"}]"#);
    let said = said(&desk, CHECK);
    assert!(
        said.contains("invalid-front-matter]: the bibliography ../refs.json lies outside"),
        "{said}"
    );
}

#[test]
fn a_configuration_does_not_extend_one_outside_of_the_workspace() {
    let desk =
        stranger(&[("a.article.md", SOUND), ("standfirst.toml", "extends = \"../own.toml\"")]);
    desk.put("own.toml", b"[rules]\nselect = [\"markup\"]\n");
    let said = said(&desk, CHECK);
    let place =
        "standfirst.toml:1:11: cannot extend `../own.toml`: it lies outside of the workspace";
    assert!(said.contains(place), "{said}");
    assert!(said.contains("--allow-read FOLDER"), "{said}");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_workspace() {
    use std::os::unix::fs::symlink;

    let desk = stranger(&[
        ("a.article.md", &citing("archive_location: in.md")),
        ("b.article.md", &citing("archive_location: up/secret.md")),
        ("c/standfirst.toml", ""),
    ]);
    symlink("../secret.md", desk.path().join("desk/in.md")).unwrap();
    symlink("..", desk.path().join("desk/up")).unwrap();
    let told = said(&desk, CHECK);
    assert_eq!(told.matches("lies outside of the workspace").count(), 2, "{told}");

    symlink("../secret.md", desk.path().join("desk/d.article.md")).unwrap();
    let told = said(&desk, CHECK);
    assert!(told.contains("d.article.md: it lies outside of the workspace"), "{told}");

    symlink("../secret.md", desk.path().join("desk/standfirst.toml")).unwrap();
    let told = said(&desk, CHECK);
    assert!(told.contains("desk/standfirst.toml: it lies outside of the workspace"), "{told}");
}

#[test]
fn the_user_may_allow_a_folder_and_the_workspace_may_not() {
    let desk = stranger(&[("a.article.md", &citing("archive_location: ../morgue/courier.md"))]);
    desk.put("morgue/courier.md", b"The grid hums.\n");
    let outside = |arguments: &str| said(&desk, arguments).contains("lies outside");
    assert!(outside(CHECK));
    assert!(!outside("check --allow-read ../morgue"));

    let allow = format!("allow-read = [\"{}\"]\n", desk.path().join("morgue").display());
    desk.put("desk/standfirst.toml", allow.as_bytes());
    assert!(said(&desk, CHECK).contains("unknown key `allow-read`"));
    fs::remove_file(desk.path().join("desk/standfirst.toml")).unwrap();
    desk.put(".config/standfirst/standfirst.toml", allow.as_bytes());
    assert!(!outside(CHECK));

    desk.put(".config/standfirst/standfirst.toml", b"allow-read = [\"morgue\"]\n");
    let told = said(&desk, CHECK);
    assert!(told.contains("standfirst.toml:1:15: name the folder from the root on"), "{told}");
    let told = said(&desk, "check --allow-read ../none");
    assert!(told.contains("--allow-read ../none: there is no such folder"), "{told}");
}

#[test]
fn an_article_may_name_what_lies_elsewhere_in_its_repository() {
    let desk = stranger(&[
        ("news/2026/standfirst.toml", ""),
        ("news/2026/a.article.md", &citing("archive_location: ../../sources/courier.md")),
        ("sources/courier.md", "The grid hums.\n"),
    ]);
    assert!(said(&desk, CHECK).contains("no findings"));
    assert!(desk.run_in("desk/news/2026", "check").get_output().status.success());
}

#[test]
fn the_folder_in_which_it_is_run_is_a_workspace_but_not_the_users_home() {
    let desk = Desk::with(&[
        ("news/a.article.md", &citing("archive_location: ../sources/courier.md")),
        ("sources/courier.md", "The grid hums.\n"),
    ]);
    desk.run("check news").code(0);
    let inside = desk.run_in("news", "check").code(1);
    assert!(stdout(&inside).contains("lies outside of the workspace"), "{}", stdout(&inside));
    let at_home = desk.command("check news").env("HOME", desk.path()).assert().code(1);
    assert!(stdout(&at_home).contains("lies outside of the workspace"), "{}", stdout(&at_home));
}

#[test]
fn a_cache_that_a_stranger_wrote_reads_nothing_outside_of_the_workspace() {
    let article = citing("archive_location: courier.md").replace("hums [", "hums in 1934 [");
    let desk = stranger(&[("a.article.md", &article), ("courier.md", "The grid hums in 1932.\n")]);
    let check = "check --cache=../desk/.standfirst_cache";
    let before = said(&desk, check);
    assert!(before.contains("1932"), "{before}");
    fs::remove_file(desk.path().join("desk/courier.md")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.md", desk.path().join("desk/courier.md")).unwrap();
    assert!(said(&desk, check).contains("courier"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_with_newlines_and_without_unicode_are_names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let desk = Desk::with(&[("two\nlines.article.md", crate::UNSOURCED)]);
    let odd = desk.path().join(OsStr::from_bytes(b"caf\xe9"));
    fs::create_dir(&odd).unwrap();
    fs::write(odd.join("a.article.md"), citing("archive_location: none.md")).unwrap();
    for format in
        ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson"]
    {
        let assert = desk.run(&format!("check --cache --format {format}")).code(1);
        assert_eq!(stderr(&assert), "", "{format}");
    }
}
