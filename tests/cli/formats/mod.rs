//! The formats for CI: what their fields mean to those who read them.

mod reading;

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;

use crate::{Desk, SOUND, stdout};

use reading::Seen;

/// A name that means something in a URI, in a workflow command and in XML.
const PATH: &str = "Zoë's 5%0A <a, b: c> & #1?/😀 x.article.md";

/// A byte order mark, line ends of two characters, characters of two and of four bytes before what
/// is found; words that mean something to those who read the report; a claim that contradicts the
/// article, a source that nobody defines, one that is spelt wrong, and a quotation that its source
/// has in other words.
const ARTICLE: &str = "\u{feff}---\r
references:\r
  - id: courier\r
    title: Harbour Courier\r
    archive_location: sources/courier.md\r
---\r
\r
# Thé 😀 outage in the north [@nobody]\r
\r
## Summary\r
\r
- 😀 é That outage left 410,000 homes without power for two days.\r
\r
## Article\r
\r
That outage left 140,000 homes ]]> & < 5% ::\u{1}\u{1b}[31m \"é\" 😀 without power for two days\r
[@curier].\r
\r
“😀 We will contest each and every penalty”, Mara Lind told the Courier [@courier].\r
";

/// What the article cites.
const SOURCE: &str = "\u{feff}é 😀: “We will contest each and any penalty”, Mara Lind said.\r\n";

/// A finding on the line of the byte order mark.
const SHORT: &str = "\u{feff}# 😀 é The grid hums [@nobody]";

fn desk() -> Desk {
    let source = format!("{}/sources/courier.md", PATH.split_once('/').unwrap().0);
    Desk::with(&[(PATH, ARTICLE), (&source, SOURCE), ("short.article.md", SHORT)])
}

fn printed(desk: &Desk, format: &str) -> String {
    stdout(&desk.run(&format!("check --format {format}")).code(1))
}

/// What a reader of `format` learns.
fn seen(desk: &Desk, format: &str) -> Vec<Seen> {
    let text_of = |path: &str| std::fs::read_to_string(desk.path().join(path)).unwrap();
    read(format, &printed(desk, format), &text_of)
}

fn read(format: &str, report: &str, text_of: reading::TextOf<'_>) -> Vec<Seen> {
    match format {
        "jsonl" => reading::jsonl(report, text_of),
        "sarif" => reading::sarif(report, text_of),
        "rdjson" => reading::rdjson(report, text_of),
        "github" => reading::github(report, text_of),
        "gitlab" => reading::gitlab(report),
        "junit" => reading::junit(report),
        _ => panic!("no reader of {format}"),
    }
}

#[test]
fn the_fixture_has_what_it_is_meant_to_have() {
    let seen = seen(&desk(), "jsonl");
    let rules: BTreeSet<&str> = seen.iter().map(|seen| seen.rule.as_str()).collect();
    for rule in ["contradicted-claim", "undefined-source", "misquotation"] {
        assert!(rules.contains(rule), "{seen:#?}");
    }
    assert!(seen.iter().any(|seen| !seen.mended.is_empty()));
    assert!(seen.iter().any(|seen| seen.evidence.iter().any(|(path, _)| path.ends_with("er.md"))));
}

#[test]
fn the_readme_says_where_each_format_is_read() {
    let readme =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    for format in standfirst::report::FORMATS {
        let name = format!("`{}`", format.name);
        let is_about = |row: &&&str| row.split('|').nth(1).is_some_and(|cell| cell.contains(&name));
        assert!(rows.iter().any(|row| is_about(&row)), "{name}");
    }
}

#[test]
fn all_formats_name_the_same_files_and_rules() {
    let desk = desk();
    let named = |format: &str| -> Vec<(String, String)> {
        seen(&desk, format).into_iter().map(|seen| (seen.path, seen.rule)).collect()
    };
    let expected = named("jsonl");
    assert!(expected.iter().any(|(path, _)| path == PATH));
    for format in ["sarif", "rdjson", "github", "gitlab", "junit"] {
        assert_eq!(named(format), expected, "{format}");
    }
}

#[test]
fn columns_lead_to_the_words_found_in_each_formats_own_units() {
    let desk = desk();
    let expected = seen(&desk, "jsonl");
    for format in ["sarif", "rdjson", "github"] {
        for (seen, expected) in seen(&desk, format).iter().zip(&expected) {
            if format == "github" && seen.lines.0 != seen.lines.1 {
                assert_eq!(seen.found, None, "columns of two lines are refused: {seen:?}");
            } else {
                assert_eq!(seen.found, expected.found, "{format}: {seen:?}");
            }
        }
    }
}

#[test]
fn lines_hold_the_words_found() {
    let desk = desk();
    let expected = seen(&desk, "jsonl");
    for format in ["sarif", "github", "gitlab"] {
        for (seen, expected) in seen(&desk, format).iter().zip(&expected) {
            let text = std::fs::read_to_string(desk.path().join(&seen.path)).unwrap();
            let line_of = |at: usize| 1 + text[..at].matches('\n').count() as u64;
            let found = expected.found.clone().unwrap();
            assert_eq!(seen.lines, (line_of(found.start), line_of(found.end)), "{format}");
        }
    }
}

#[test]
fn fixes_and_evidence_are_the_same_in_all_formats() {
    let desk = desk();
    let expected = seen(&desk, "jsonl");
    assert!(expected.iter().flat_map(|seen| &seen.mended).any(|text| text.contains("[@courier].")));
    for format in ["sarif", "rdjson"] {
        for (seen, expected) in seen(&desk, format).iter().zip(&expected) {
            assert_eq!(seen.mended, expected.mended, "{format}");
            assert_eq!(seen.evidence, expected.evidence, "{format}");
        }
    }
}

#[test]
fn messages_arrive_whole_and_bring_nothing_with_them() {
    let desk = desk();
    let expected = seen(&desk, "jsonl");
    for format in ["sarif", "rdjson", "github", "gitlab", "junit"] {
        for (seen, expected) in seen(&desk, format).iter().zip(&expected) {
            assert!(seen.message.starts_with(&expected.message), "{format}: {seen:?}");
        }
    }
    // The evidence of the contradicted claim, with all that it has to escape.
    let quoted = "]]> & < 5% ::";
    for format in ["sarif", "github"] {
        let seen = seen(&desk, format);
        assert!(seen.iter().any(|seen| seen.message.contains(quoted)), "{format}: {seen:#?}");
    }
    for format in ["sarif", "rdjson", "github", "gitlab", "junit"] {
        let is_foreign = |c: char| c.is_control() && c != '\n';
        assert!(!printed(&desk, format).contains(is_foreign), "{format}");
    }
}

#[test]
fn links_of_a_message_lead_to_its_evidence() {
    let report: serde_json::Value = serde_json::from_str(&printed(&desk(), "sarif")).unwrap();
    let results = report["runs"][0]["results"].as_array().unwrap();
    for result in results {
        let message = result["message"]["text"].as_str().unwrap();
        let related = result["relatedLocations"].as_array().map_or(&[][..], Vec::as_slice);
        for (number, place) in (1..).zip(related) {
            assert_eq!(place["id"], number);
            assert!(message.contains(&format!("]({number})")), "{message}");
        }
        assert!(!message.contains(&format!("]({})", related.len() + 1)), "{message}");
    }
}

/// The fingerprints in a report of `format` about `files`.
fn fingerprints(files: &[(&str, &str)], format: &str) -> Vec<String> {
    seen(&Desk::with(files), format).into_iter().map(|seen| seen.fingerprint).collect()
}

#[test]
fn fingerprints_outlive_what_is_written_above() {
    let moved = ARTICLE.replacen("# Thé", "A new paragraph.\r\n\r\n# Thé", 1);
    for format in ["sarif", "gitlab"] {
        let before = fingerprints(&[(PATH, ARTICLE)], format);
        assert!(before.len() > 3, "{format}");
        assert_eq!(fingerprints(&[(PATH, &moved)], format), before, "{format}");
    }
}

#[test]
fn findings_with_the_same_words_have_fingerprints_of_their_own() {
    let article = "# The grid hums\n\nIt hums [@nobody].\n\nIt hums and hums [@nobody].\n";
    let files = [("a.article.md", article), ("b.article.md", article)];
    let of_sarif = fingerprints(&files, "sarif");
    assert_ne!(of_sarif[0], of_sarif[1]);
    assert_eq!(of_sarif[..2], of_sarif[2..], "SARIF's reader adds the file");
    let of_gitlab: BTreeSet<String> = fingerprints(&files, "gitlab").into_iter().collect();
    assert_eq!(of_gitlab.len(), 4, "GitLab keeps one finding of each fingerprint");
}

#[test]
fn what_could_not_be_checked_stands_in_the_report() {
    let desk = Desk::with(&[("a.article.md", SHORT)]);
    let printed = |format: &str| {
        stdout(&desk.run(&format!("check --format {format} gone.md a.article.md")).code(2))
    };
    let complaint = "gone.md: there is no such file or folder";
    let sarif: serde_json::Value = serde_json::from_str(&printed("sarif")).unwrap();
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], complaint);
    let github = printed("github");
    let command = format!("\n::error file=gone.md,title=not checked::{complaint}\n");
    assert!(github.ends_with(&command), "{github}");
    for format in ["gitlab", "rdjson"] {
        let report: serde_json::Value = serde_json::from_str(&printed(format)).unwrap();
        let findings = report.get("diagnostics").unwrap_or(&report).as_array().unwrap();
        let last = findings.last().unwrap();
        assert_eq!(last["location"]["path"], "gone.md", "{format}");
        let told = if format == "gitlab" { &last["description"] } else { &last["message"] };
        assert_eq!(told, "there is no such file or folder", "{format}");
    }
    let junit = reading::junit(&printed("junit"));
    assert_eq!(junit.last().map(|seen| seen.message.as_str()), Some(complaint));
    for format in ["sarif", "github", "gitlab", "junit", "rdjson"] {
        assert!(printed(format).contains("nobody"), "{format}: the others are checked");
    }
}

#[test]
fn files_are_named_as_the_readers_see_them() {
    let desk = Desk::with(&[("desk/a.article.md", SHORT), ("b.article.md", SHORT)]);
    std::fs::create_dir(desk.path().join(".git")).unwrap();
    let named = |format: &str| -> Vec<String> {
        let mut check = Command::cargo_bin("standfirst").unwrap();
        check.current_dir(desk.path().join("desk"));
        check.args(["check", "--format", format, ".", "../b.article.md"]);
        let report = stdout(&check.assert().code(1));
        let seen = read(format, &report, &|_| SHORT.to_owned());
        seen.into_iter().map(|seen| seen.path).collect()
    };
    for format in ["sarif", "github", "gitlab", "junit"] {
        assert_eq!(named(format), ["b.article.md", "desk/a.article.md"], "{format}");
    }
    assert_eq!(named("rdjson"), ["../b.article.md", "a.article.md"]);
}

#[cfg(unix)]
#[test]
fn files_have_the_same_names_by_whatever_way_the_check_reaches_them() {
    let desk = Desk::with(&[("repo/desk/a.article.md", SHORT)]);
    let elsewhere = Desk::with(&[]);
    std::fs::create_dir(desk.path().join("repo/.git")).unwrap();
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(desk.path().join("repo"), &link).unwrap();
    let named = |format: &str, folder: &Path, path: &Path| {
        let mut check = Command::cargo_bin("standfirst").unwrap();
        check.current_dir(folder).args(["check", "--format", format]).arg(path);
        let report = stdout(&check.assert().code(1));
        read(format, &report, &|_| SHORT.to_owned())[0].path.clone()
    };
    let by_link = link.join("desk/a.article.md");
    for format in ["sarif", "github", "gitlab", "junit"] {
        for folder in [elsewhere.path(), desk.path(), &desk.path().join("repo"), &link] {
            assert_eq!(named(format, folder, &by_link), "desk/a.article.md", "{format}");
        }
        let report = named(format, elsewhere.path(), Path::new("link/desk/a.article.md"));
        assert_eq!(report, "desk/a.article.md", "{format}");
    }
    assert_eq!(named("rdjson", &desk.path().join("repo/desk"), &by_link), "a.article.md");
}

#[test]
fn a_broken_configuration_is_named_with_its_line() {
    let desk =
        Desk::with(&[("a.article.md", SHORT), ("standfirst.toml", "\n[rules]\nselct = []\n")]);
    std::fs::create_dir(desk.path().join(".git")).unwrap();
    let printed = |format: &str| stdout(&desk.run(&format!("check --format {format}")).code(2));
    let github = printed("github");
    assert!(
        github.starts_with("::error file=standfirst.toml,line=3,title=not checked::"),
        "{github}"
    );
    let gitlab: serde_json::Value = serde_json::from_str(&printed("gitlab")).unwrap();
    let place = serde_json::json!({"path": "standfirst.toml", "lines": {"begin": 3, "end": 3}});
    assert_eq!(gitlab[0]["location"], place);
    let rdjson: serde_json::Value = serde_json::from_str(&printed("rdjson")).unwrap();
    let place = serde_json::json!({"path": "standfirst.toml", "range": {"start": {"line": 3}}});
    assert_eq!(rdjson["diagnostics"][0]["location"], place);
}

#[test]
fn nothing_found_is_a_report_too() {
    for files in [&[][..], &[("a.article.md", SOUND)]] {
        let desk = Desk::with(files);
        let run = |format: &str| stdout(&desk.run(&format!("check --format {format}")).code(0));
        assert_eq!(run("github"), "");
        assert_eq!(run("gitlab"), "[]\n");
        for format in ["sarif", "rdjson", "junit"] {
            assert_eq!(read(format, &run(format), &|_| String::new()), [], "{format}");
        }
    }
}
