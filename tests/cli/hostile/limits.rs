//! Whatever is too much of something says so by the limit's name, and in time.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use standfirst::workspace::limits;

use super::{citing, with_matter};
use crate::{Desk, SOUND, stderr, stdout};

/// What is said of the desk; none of it takes long, however little else the machine has to do.
fn said(desk: &Desk) -> String {
    let begun = Instant::now();
    let assert = desk.run("check");
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    let code = assert.get_output().status.code();
    assert!(matches!(code, Some(0..=2)), "{code:?}: {}", stderr(&assert));
    let said = stdout(&assert) + &stderr(&assert);
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// Makes the file `name` so many bytes long, of which none takes room on the disk.
fn sparse(desk: &Desk, name: &str, bytes: u64) {
    desk.put(name, b"");
    let file = File::options().write(true).open(desk.path().join(name)).unwrap();
    file.set_len(bytes).unwrap();
}

#[test]
fn an_article_has_16_mib_at_most() {
    let desk = Desk::with(&[("b.article.md", SOUND)]);
    sparse(&desk, "a.article.md", 3 << 30);
    let said = said(&desk);
    assert!(said.contains("a.article.md: it is longer than 16 MiB, the limit of an article"));
    assert!(said.contains("1 article checked"), "{said}");
}

#[test]
fn standard_input_has_no_more() {
    let desk = Desk::with(&[]);
    let assert = desk.run_with("check -", &"a".repeat((16 << 20) + 1)).code(2);
    assert!(stderr(&assert).contains("-: it is longer than 16 MiB, the limit of an article"));
}

#[test]
fn a_line_of_json_has_16_mib_at_most() {
    let long = format!("{{\"id\": 1, \"text\": \"{}\"}}\n", " ".repeat(40 << 20));
    let lines = format!("{long}{{\"id\": 2, \"text\": \"The grid hums.\"}}\n");
    let assert = Desk::with(&[]).run_with("entities --jsonl", &lines).code(2);
    let said = stdout(&assert);
    let expected = r#"{"id":null,"error":"the line is longer than 16 MiB, the limit of a line"}"#;
    assert_eq!(said.lines().next(), Some(expected));
    assert!(said.lines().nth(1).is_some_and(|line| line.starts_with("{\"id\":2,")), "{said}");
}

#[cfg(unix)]
#[test]
fn a_device_that_is_named_is_read_no_further() {
    let desk = Desk::with(&[]);
    let assert = desk.run("check /dev/zero").code(2);
    assert!(stderr(&assert).contains("/dev/zero: it is longer than 16 MiB"), "{}", stderr(&assert));
}

#[test]
fn an_archive_has_2_mib_at_most_and_all_of_an_article_16() {
    let desk = Desk::with(&[("a.article.md", &citing("archive_location: courier.md"))]);
    sparse(&desk, "courier.md", 1 << 30);
    assert!(said(&desk).contains("courier.md is longer than 2 MiB, the limit of an archive"));

    let keys = 0..9;
    let source = |n: u32| format!("- {{id: k{n}, archive_location: k{n}.md}}\n");
    let sources: String = keys.clone().map(source).collect();
    let cited: String = keys.clone().map(|n| format!("It hums [@k{n}].\n\n")).collect();
    let article = format!("---\nreferences:\n{sources}---\n\n# It hums\n\n{cited}");
    desk.put("a.article.md", article.as_bytes());
    for n in keys {
        sparse(&desk, &format!("k{n}.md"), 2 << 20);
        // What is no text takes no time.
        let file = File::options().write(true).open(desk.path().join(format!("k{n}.md")));
        file.unwrap().write_all(b"\xff").unwrap();
    }
    let said = said(&desk);
    let expected =
        "k8.md is one too many: more than 16 MiB, the limit of all archives of an article";
    assert!(said.contains(expected), "{said}");
    assert_eq!(said.matches("one too many").count(), 1, "{said}");
}

#[test]
fn a_bibliography_has_16_mib_at_most_and_all_of_an_article_no_more() {
    let desk = Desk::with(&[("a.article.md", &with_matter("bibliography: refs.json"))]);
    sparse(&desk, "refs.json", 1 << 30);
    assert!(said(&desk).contains("refs.json is longer than 16 MiB, the limit of a bibliography"));

    desk.put("a.article.md", with_matter("bibliography: [refs.json, more.json]").as_bytes());
    sparse(&desk, "refs.json", 16 << 20);
    desk.put("more.json", b"[]");
    let said = said(&desk);
    let expected =
        "more.json is one too many: more than 16 MiB, the limit of all bibliographies of";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_baseline_has_64_mib_at_most() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    sparse(&desk, "known.json", 1 << 30);
    let said = stderr(&desk.run("check --baseline known.json").code(2));
    let expected = "the baseline cannot be read: it is longer than 64 MiB, the limit of a baseline";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn an_entry_of_the_cache_has_64_mib_at_most() {
    let desk = Desk::with(&[("a.article.md", crate::UNSOURCED)]);
    let expected = stdout(&desk.run("check --cache").code(1));
    let entry = || {
        let shelves = fs::read_dir(desk.path().join(".standfirst_cache")).unwrap();
        let shelf = shelves.map(|shelf| shelf.unwrap().path()).find(|path| path.is_dir()).unwrap();
        fs::read_dir(shelf).unwrap().next().unwrap().unwrap().path()
    };
    sparse(&desk, entry().to_str().unwrap(), 1 << 30);
    assert_eq!(stdout(&desk.run("check --cache").code(1)), expected);
    assert!(fs::metadata(entry()).unwrap().len() < 1 << 20, "it is renewed");
    #[cfg(unix)]
    {
        let entry = entry();
        fs::remove_file(&entry).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &entry).unwrap();
        assert_eq!(stdout(&desk.run("check --cache").code(1)), expected);
        assert!(!entry.symlink_metadata().unwrap().is_symlink(), "nor written through");
    }
}

#[test]
fn a_configuration_has_1_mib_at_most() {
    let desk = Desk::with(&[("a.article.md", SOUND)]);
    sparse(&desk, "standfirst.toml", 1 << 30);
    assert!(said(&desk).contains("it is longer than 1 MiB, the limit of a configuration"));
}

#[test]
fn a_configuration_is_made_of_64_files_at_most() {
    let desk = Desk::with(&[("a.article.md", SOUND), ("64.toml", "")]);
    for n in 0..64 {
        let name = if n == 0 { "standfirst.toml".to_owned() } else { format!("{n}.toml") };
        desk.put(&name, format!("extends = \"{}.toml\"\n", n + 1).as_bytes());
    }
    assert!(said(&desk).contains("more than 64 files, the limit of a configuration with all that"));
}

#[test]
fn a_configuration_has_100_overrides_at_most() {
    let overrides = |n| "[[overrides]]\npaths = \"a\"\n".repeat(n);
    let desk = Desk::with(&[("a.article.md", SOUND), ("standfirst.toml", &overrides(100))]);
    assert!(said(&desk).contains("no findings"));
    desk.put("standfirst.toml", overrides(30_000).as_bytes());
    assert!(said(&desk).contains("standfirst.toml:202:9: that is more than 100 overrides"));
}

#[test]
fn yaml_and_bibtex_are_nested_64_levels_deep_at_most() {
    let deep = "[".repeat(100_000);
    let desk = Desk::with(&[("a.article.md", &with_matter(&format!("title: {deep}")))]);
    assert!(said(&desk).contains("the front matter is nested deeper than 64 levels"));
    let braces = format!("@book{{a, title = {}{}}}", "{".repeat(100_000), "}".repeat(100_000));
    for (name, content) in
        [("r.yaml", format!("a: {deep}")), ("s.yaml", "- ".repeat(100_000)), ("r.bib", braces)]
    {
        desk.put("a.article.md", with_matter(&format!("bibliography: {name}")).as_bytes());
        desk.put(name, content.as_bytes());
        let said = said(&desk);
        let expected = "is nested deeper than 64 levels, the limit of nesting";
        assert!(said.contains(&format!("{name} {expected}")), "{said}");
    }
    desk.put("a.article.md", with_matter("bibliography: r.json").as_bytes());
    desk.put("r.json", deep.as_bytes());
    assert!(said(&desk).contains("no findings"), "JSON that makes no sense defines nothing");
}

#[test]
fn a_value_in_bibtex_has_1000_pieces_at_most() {
    let pieces = " # {a}".repeat(1_000);
    let desk = Desk::with(&[
        ("a.article.md", &with_matter("bibliography: refs.bib")),
        ("refs.bib", &format!("@book{{b, title = {{a}}{pieces}}}")),
    ]);
    assert!(said(&desk).contains("refs.bib uses its own parts so often that it comes to more"));
}

#[test]
fn parts_that_multiply_are_not_written_out() {
    let aliases = |n: usize| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n - 1).repeat(9));
    let yaml: String = (1..20).map(aliases).collect();
    let yaml = format!("a0: &a0 [x, x, x, x, x, x, x, x, x]\n{yaml}");
    let strings = |n: usize| format!("@string{{a{n} = a{} # a{}}}\n", n - 1, n - 1);
    let bibtex: String = (1..60).map(strings).collect();
    let bibtex = format!("@string{{a0 = \"x\"}}\n{bibtex}@book{{b, title = a59}}\n");
    let desk = Desk::with(&[
        ("a.article.md", &with_matter(yaml.trim_end())),
        ("b.article.md", &with_matter("bibliography: refs.yaml")),
        ("c.article.md", &with_matter("bibliography: refs.bib")),
        ("refs.yaml", &yaml),
        ("refs.bib", &bibtex),
    ]);
    let said = said(&desk);
    assert!(said.contains("refs.bib uses its own parts so often"), "{said}");
    assert!(said.contains("3 articles checked"), "{said}");
}

#[test]
fn entries_that_inherit_in_a_circle_are_read() {
    let circle = "@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}\n";
    let desk = Desk::with(&[
        ("a.article.md", &with_matter("bibliography: refs.bib").replace("hums.", "hums [@a].")),
        ("refs.bib", circle),
    ]);
    assert!(said(&desk).contains("no findings"));
}

#[test]
fn absurd_values_in_a_configuration_are_refused_with_their_place_or_harmless() {
    let score = |score: &str| format!("[support]\nunsupported-below = {score}\n");
    let template = |question: &str, recognises: &str| {
        format!(
            "[[insights.template]]\nkind = \"k\"\ncategory = \"status\"\n\
             question = \"{question}\"\nrecognises = [\"{recognises}\"]\n"
        )
    };
    let paths = |paths: &str| format!("[[overrides]]\npaths = \"{paths}\"\n");
    let slots = format!("What does {}do?", "{org} say of ".repeat(70_000));
    let table = [
        (score("1e308"), "standfirst.toml:2:21: inf is no score from 0 to 1"),
        (score("nan"), "standfirst.toml:2:21: NaN is no score from 0 to 1"),
        (score("-0.1"), "standfirst.toml:2:21: -0.1 is no score from 0 to 1"),
        ("[insights]\nat-least = -1\n".to_owned(), "standfirst.toml:2:12: invalid value"),
        ("[insights]\nat-least = 9223372036854775807\n".to_owned(), "no findings"),
        (template(&slots, "a"), "standfirst.toml:4:12: a pattern has at most 58 words and slots"),
        (template("Is {org} here?", &"… ".repeat(200_000)), "a pattern has at most"),
        (template("Is {org} here?", &"a~|".repeat(200_000)), "standfirst.toml:5:15: "),
        (template("Is {org} here?", "(a+)+$"), "no findings"),
        (paths(&"{a,b}".repeat(50_000)), "no findings"),
        (paths(&format!("{}a{}", "{".repeat(90_000), "}".repeat(90_000))), "error parsing"),
        (paths(&"**/".repeat(90_000)), "no findings"),
        (paths(&format!("{}b", "*a".repeat(500))), "no findings"),
        (format!("a = {}\n", "[".repeat(300_000)), "standfirst.toml:1:85: "),
        (format!("a{} = 1\n", ".a".repeat(300_000)), "recursion limit"),
    ];
    for (configuration, expected) in table {
        let name = "a".repeat(200) + ".article.md";
        let desk = Desk::with(&[(&name, SOUND), ("standfirst.toml", &configuration)]);
        let said = said(&desk);
        let start: String = configuration.chars().take(90).collect();
        assert!(said.contains(expected), "{start}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_that_are_only_named_in_an_article_are_not_opened() {
    let desk = Desk::with(&[]);
    for name in ["pipe.md", "pipe.json"] {
        let pipe = std::process::Command::new("mkfifo").arg(desk.path().join(name)).status();
        assert!(pipe.unwrap().success());
    }
    let table = [
        (citing("archive_location: pipe.md"), "pipe.md is no plain file"),
        (with_matter("bibliography: pipe.json"), "pipe.json is no plain file"),
        (with_matter("bibliography: /dev/zero"), "no findings"),
        (citing("archive_location: /dev/zero"), "no findings"),
    ];
    for (article, expected) in table {
        desk.put("a.article.md", article.as_bytes());
        let said = said(&desk);
        assert!(said.contains(expected), "{said}");
    }
    desk.put("standfirst.toml", b"extends = \"pipe.json\"\n");
    assert!(said(&desk).contains("cannot extend `pipe.json`: it is no plain file"));
}

#[test]
fn a_gitignore_has_1_mib_at_most() {
    let desk = Desk::with(&[("a.article.md", SOUND), ("in/b.article.md", SOUND)]);
    sparse(&desk, "in/.gitignore", 1 << 30);
    let told = said(&desk);
    assert!(told.contains("in/.gitignore: it is longer than 1 MiB, the limit of a .gitignore"));
    assert!(told.contains("1 article checked"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_folder_whose_gitignore_is_a_trap_is_not_searched() {
    for named in ["check", "check in", "check in/b.article.md"] {
        let desk = Desk::with(&[("a.article.md", SOUND), ("in/b.article.md", SOUND)]);
        let trap = desk.path().join("in/.gitignore");
        assert!(std::process::Command::new("mkfifo").arg(&trap).status().unwrap().success());
        let told = stderr(&desk.run(named).code(2));
        assert!(told.contains("in/.gitignore: it is no plain file"), "{told}");
        fs::remove_file(&trap).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &trap).unwrap();
        let told = stderr(&desk.run(named).code(2));
        assert!(told.contains("in/.gitignore: it "), "{told}");
    }
}

#[test]
fn deep_folders_and_many_small_files_are_searched() {
    let desk = Desk::with(&[]);
    let deep = desk.path().join("d/".repeat(900));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.article.md"), SOUND).unwrap();
    let many = desk.path().join("many");
    fs::create_dir(&many).unwrap();
    for n in 0..20_000 {
        File::create(many.join(n.to_string())).unwrap();
    }
    assert_eq!(said(&desk).trim_end(), "1 article checked, no findings");
}

#[test]
fn every_limit_stands_in_the_table_with_the_test_that_holds_it() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(top.join("SECURITY.md")).unwrap();
    let tests = include_str!("limits.rs");
    for limit in limits::ALL {
        let row = format!("| {} | {} | `", limit.of, limit.amount());
        let rest = table.split_once(&row).map(|(_, rest)| rest);
        let test = rest.and_then(|rest| rest.split('`').next()).unwrap_or_else(|| panic!("{row}"));
        assert!(tests.contains(&format!("fn {test}()")), "{test}");
    }
    let rows = table.lines().filter(|line| line.ends_with("` |") && line.contains("_at_most"));
    assert_eq!(rows.count(), limits::ALL.len(), "and no others");
}
