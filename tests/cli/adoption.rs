//! Taking it into use on what exists already: baselines, statistics.

use serde_json::Value;

use crate::{Desk, SOUND, UNSOURCED, stderr, stdout};

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
    for name in ["house/known.json", "standfirst-baseline.json"] {
        let assert = desk.run(&format!("check --baseline {name}")).code(0);
        assert_eq!(stderr(&assert), "", "{name}");
    }
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
