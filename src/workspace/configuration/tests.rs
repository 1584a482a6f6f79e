//! What files say, alone and together.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::rules::Severity;

fn parse(text: &str) -> Result<Configuration, String> {
    Configuration::parse(Path::new("standfirst.toml"), text).map_err(|e| e.to_string())
}

#[test]
fn an_empty_file_means_the_defaults() {
    for text in ["", "\u{feff}[rules]\n"] {
        let settled = parse(text).unwrap();
        assert_eq!(Configuration { fingerprint: 0, ..settled }, Configuration::default());
    }
}

#[test]
fn every_key_is_read() {
    let configuration = parse(
        "[rules]\nselect = [\"sourcing\"]\nignore = [\"undefined-source\"]\n\
         [rules.severity]\nundefined-source = \"hint\"\n\
         [sections]\nsummary = [\"In Brief\"]\n\
         [support]\nunsupported-below = 0.3\n\
         [[insights.category]]\nname = \"money\"\n\
         [[insights.template]]\nkind = \"payer\"\ncategory = \"money\"\n\
         question = \"Who pays for {the topic}?\"\n\
         [[entities]]\nid = \"grid\"\nname = \"Aurora Grid\"\ntype = \"org\"\n\
         aliases = [\"the utility\"]\n[[entities]]\nid = \"orlo\"\n",
    )
    .unwrap();
    assert_eq!(configuration.selection.select, ["sourcing"]);
    assert_eq!(configuration.selection.ignore, ["undefined-source"]);
    let severities = [("undefined-source".to_owned(), Severity::Hint)];
    assert_eq!(configuration.selection.severities, severities);
    assert!((configuration.thresholds.unsupported - 0.3).abs() < f32::EPSILON);
    let [grid, orlo] = configuration.entities.as_ref() else { panic!("two entities") };
    assert_eq!((grid.id.value.as_str(), grid.name.value.as_str()), ("grid", "Aurora Grid"));
    assert_eq!(grid.kind.as_ref().map(|kind| kind.value.as_str()), Some("org"));
    assert!(grid.aliases.iter().map(|alias| &alias.value).eq(["the utility"]));
    assert_eq!((orlo.name.value.as_str(), &orlo.kind), ("orlo", &None));
    assert_eq!(configuration.library.templates[0].category, "money");
    assert_eq!(configuration.library.categories.last().unwrap(), "money");
    assert!(configuration.labels.summary.contains(&"in brief".to_owned()));
    assert!(configuration.labels.summary.contains(&"summary".to_owned()), "defaults stay");
}

#[test]
fn what_cannot_be_said_is_refused_with_its_place_and_a_suggestion() {
    let table = [
        ("[rule]\n", "1:2: unknown key `rule`", "did you mean `rules`?"),
        ("[rules]\nselct = []\n", "2:1: unknown key `selct`", "did you mean `select`?"),
        ("[sections]\nsummery = []\n", "2:1: unknown key", "did you mean `summary`?"),
        ("[rules]\nselect = \"support\"\n", "2:10: invalid type: string", "a sequence"),
        ("[rules]\nignore = [\"undefined-sorce\"]\n", "2:10: there is no rule", "undefined-source"),
        (
            "[rules.severity]\nundefined-sorce = \"hint\"\n",
            "2:1: there is no rule",
            "did you mean `undefined-source`?",
        ),
        (
            "[rules.severity]\nundefined-source = \"warn\"\n",
            "2:20: unknown value `warn`",
            "did you mean `warning`?",
        ),
        ("[support]\nunsupported-below = 15\n", "2:21: 15 is no score", "from 0 to 1"),
        ("[[entities]]\nid = \"a\"\nalias = []\n", "3:1: unknown key `alias`", "`aliases`?"),
        ("[[entities]]\nname = \"a\"\n", "1:1: missing field `id`", "id"),
        (
            "[[entities]]\nid = \"a\"\ntype = \"persn\"\n",
            "3:8: unknown value `persn`",
            "did you mean `person`?",
        ),
        ("[insights]\nlibrary = \"extnd\"\n", "2:11: unknown value `extnd`", "`extend`?"),
        (
            "[[insights.template]]\nkind = \"a\"\ncategory = \"sttus\"\nquestion = \"Is it {org}?\"\n",
            "3:12: there is no category `sttus`",
            "[[insights.category]]",
        ),
        (
            "[[insights.template]]\nkind = \"a\"\ncategory = \"status\"\nquestion = \"Is it {ogr}?\"\n",
            "4:12: there is no slot of type `ogr`",
            "use org,",
        ),
        (
            "[[insights.template]]\nkind = \"a\"\ncategory = \"status\"\n\
             question = \"Is it {org}?\"\nrecognises = [\n  \"is it {org\",\n]\n",
            "6:3: `{org` is never closed",
            "`}`",
        ),
        ("# é\n[rules\n", "2:7:", "]"),
        ("a = 1\n", "1:1: unknown key `a`", "`rules`"),
    ];
    for (text, place, advice) in table {
        let message = parse(text).unwrap_err();
        let expected = format!("standfirst.toml:{place}");
        assert!(message.starts_with(&expected), "{text:?}: {message}");
        assert!(message.contains(advice), "{text:?}: {message}");
    }
}

#[test]
fn the_nearest_file_upwards_counts_until_it_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b");
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(folder.path().join(FILE_NAME), "[rules]\nselect = [\"sourcing\"]").unwrap();
    let configurations = Configurations::default();
    let selected = || {
        configurations
            .of_file(&deep.join("x.md"), &Reach::default())
            .map(|c| c.selection.select.clone())
    };
    assert_eq!(selected(), Ok(vec!["sourcing".to_owned()]));

    std::fs::write(folder.path().join("a").join(FILE_NAME), "").unwrap();
    assert_eq!(selected(), Ok(vec!["sourcing".to_owned()]), "kept");
    configurations.forget();
    assert_eq!(selected(), Ok(vec![]), "read again");
}

/// A folder with configuration files in it, and what is settled for its articles.
struct Desk {
    folder: tempfile::TempDir,
    configurations: Configurations,
    /// The desk is all that may be read.
    reach: Reach,
}

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let (folder, reach) = (tempfile::tempdir().unwrap(), Reach::default());
        reach.open(&[folder.path().to_owned()]);
        let desk = Self { folder, configurations: Configurations::default(), reach };
        files.iter().for_each(|(name, text)| desk.put(name, text));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
        self.configurations.forget();
    }

    fn of(&self, article: &str) -> Arc<Configuration> {
        self.configurations.of_file(&self.path(article), &self.reach).unwrap()
    }

    /// The rules that are not run for `article`.
    fn ignored(&self, article: &str) -> Vec<String> {
        self.of(article).selection.ignore.clone()
    }

    /// Why there is no configuration for `a.article.md`, without the folder's own path.
    fn fault(&self) -> String {
        let fault =
            self.configurations.of_file(&self.path("a.article.md"), &self.reach).unwrap_err();
        fault.to_string().replace(&format!("{}/", self.folder.path().display()), "")
    }
}

#[test]
fn what_a_file_says_wins_over_what_it_extends() {
    let desk = Desk::with(&[
        (
            "base.toml",
            "[rules]\nselect = [\"support\"]\nignore = [\"markup\"]\n\
             [rules.severity]\nmisquotation = \"hint\"\nunknown-class = \"error\"\n\
             [support]\nunsupported-below = 0.3\n",
        ),
        (
            "desk/standfirst.toml",
            "extends = \"../base.toml\"\n[rules]\nignore = []\n\
             [rules.severity]\nmisquotation = \"info\"\n",
        ),
    ]);
    let Configuration { selection, thresholds, .. } = &*desk.of("desk/a.article.md");
    assert_eq!(selection.select, ["support"], "kept");
    assert!(selection.ignore.is_empty(), "a list takes the place of the other");
    let severities = [("misquotation", Severity::Info), ("unknown-class", Severity::Error)];
    let expected = severities.map(|(rule, severity)| (rule.to_owned(), severity));
    assert_eq!(selection.severities, expected, "tables are merged key by key");
    assert!((thresholds.unsupported - 0.3).abs() < f32::EPSILON);
}

#[test]
fn lists_of_tables_add_up_and_the_nearer_file_has_the_say_over_a_name() {
    let base = "[[insights.category]]\nname = \"money\"\n\
                [[insights.template]]\nkind = \"fares\"\ncategory = \"money\"\n\
                question = \"What is {the topic} worth?\"\n\
                [[insights.template]]\nkind = \"tolls\"\ncategory = \"money\"\n\
                question = \"Who pays for {the topic}?\"\n\
                [[entities]]\nid = \"aurora\"\n[[entities]]\nid = \"tern\"\n";
    let own = "extends = \"base.toml\"\n\
               [[insights.template]]\nkind = \"fares\"\ncategory = \"money\"\n\
               question = \"How dear is {the topic}?\"\n\
               [[entities]]\nid = \"aurora\"\nname = \"Aurora Grid\"\n";
    let desk = Desk::with(&[("base.toml", base), ("standfirst.toml", own)]);
    let Configuration { library, entities, .. } = &*desk.of("a.article.md");
    let questions = library.templates.iter().map(|template| template.wording.source.as_str());
    let expected = ["How dear is {the topic}?", "Who pays for {the topic}?"];
    assert_eq!(questions.take(2).collect::<Vec<_>>(), expected);
    let names: Vec<_> = entities.iter().map(|entity| entity.name.value.as_str()).collect();
    assert_eq!(names, ["Aurora Grid", "tern"]);

    desk.put("standfirst.toml", "extends = \"base.toml\"\nentities = []\n");
    assert!(desk.of("a.article.md").entities.is_empty(), "an empty list takes all away");
}

#[test]
fn several_files_are_extended_in_their_order_and_each_once() {
    let desk = Desk::with(&[
        ("common.toml", "[rules]\nselect = [\"support\"]\nignore = [\"markup\"]\n"),
        ("one.toml", "extends = \"common.toml\"\n[rules]\nselect = [\"sourcing\"]\n"),
        ("two.toml", "extends = \"common.toml\"\n[rules]\nignore = [\"insights\"]\n"),
        ("standfirst.toml", "extends = [\"one.toml\", \"./two.toml\"]\n"),
    ]);
    let selection = &desk.of("a.article.md").selection;
    assert_eq!(selection.select, ["sourcing"], "what both extend counts less than either");
    assert_eq!(selection.ignore, ["insights"], "the last counts most");
}

#[test]
fn what_cannot_be_extended_is_refused_with_its_place() {
    let long = "#".repeat(1024 * 1024 + 1);
    let desk = Desk::with(&[
        ("long.toml", long.as_str()),
        ("circle.toml", "extends = \"standfirst.toml\""),
        ("wrong.toml", "\n[rules]\nselct = []\n"),
        ("broken.toml", "[rules\n"),
    ]);
    let table = [
        ("\"gone.toml\"", "standfirst.toml:1:11: cannot extend `gone.toml`: it does not exist"),
        ("[\"wrong.toml\", 5]", "standfirst.toml:1:26: invalid type: integer `5`"),
        ("7", "standfirst.toml:1:11: invalid type: integer `7`, expected a string or a list"),
        ("\"\"", "standfirst.toml:1:11: cannot extend ``: name a file"),
        ("\".\"", "standfirst.toml:1:11: cannot extend `.`: it is no plain file"),
        (
            "\"/dev/zero\"",
            "standfirst.toml:1:11: cannot extend `/dev/zero`: name the file relative",
        ),
        (
            "\"long.toml\"",
            "standfirst.toml:1:11: cannot extend `long.toml`: it is longer than 1 MiB, the",
        ),
        ("\"standfirst.toml\"", "that is a circle: standfirst.toml → standfirst.toml"),
        (
            "\"circle.toml\"",
            "circle.toml:1:11: cannot extend `standfirst.toml`: that is a circle: \
             standfirst.toml → circle.toml → standfirst.toml",
        ),
        ("\"wrong.toml\"", "wrong.toml:3:1: unknown key `selct`"),
        ("\"broken.toml\"", "broken.toml:1:7: "),
    ];
    for (extends, expected) in table {
        desk.put("standfirst.toml", &format!("extends = {extends}\n"));
        let fault = desk.fault();
        assert!(fault.contains(expected), "{extends}: {fault}");
    }
}

#[test]
fn a_fault_that_only_shows_together_has_the_place_of_the_file_that_says_it() {
    let template = "\n[[insights.template]]\nkind = \"a\"\ncategory = \"sttus\"\n\
                    question = \"Is it {org}?\"\n";
    let desk = Desk::with(&[("standfirst.toml", "# é\nextends = \"base.toml\"\n")]);
    desk.put("base.toml", template);
    assert!(desk.fault().starts_with("base.toml:4:12: there is no category"), "{}", desk.fault());
}

#[cfg(unix)]
#[test]
fn only_plain_files_of_the_workspace_are_read() {
    let desk = Desk::with(&[
        ("standfirst.toml", "extends = \"pipe.toml\""),
        ("repository/.git/HEAD", ""),
        ("repository/standfirst.toml", "extends = \"../outside.toml\""),
        ("outside.toml", ""),
    ]);
    let made = std::process::Command::new("mkfifo").arg(desk.path("pipe.toml")).status().unwrap();
    assert!(made.success());
    assert!(desk.fault().contains("`pipe.toml`: it is no plain file"), "{}", desk.fault());

    let fault = || {
        let path = desk.path("repository/a.article.md");
        desk.configurations.of_file(&path, &Reach::default()).unwrap_err()
    };
    assert!(fault().message.contains("it lies outside of the workspace"), "{}", fault());
    std::os::unix::fs::symlink("../outside.toml", desk.path("repository/in.toml")).unwrap();
    desk.put("repository/standfirst.toml", "extends = \"in.toml\"");
    assert!(fault().message.contains("it lies outside of the workspace"), "{}", fault());

    fs::remove_file(desk.path("standfirst.toml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", desk.path("standfirst.toml")).unwrap();
    desk.configurations.forget();
    assert!(desk.fault().starts_with("standfirst.toml: it lies outside"), "{}", desk.fault());
}

#[test]
fn overrides_count_for_the_articles_that_their_paths_name() {
    let desk = Desk::with(&[(
        "standfirst.toml",
        "[rules]\nignore = [\"markup\"]\n\
         [[overrides]]\npaths = [\"opinion/**\", \"!opinion/court.article.md\"]\n\
         [overrides.rules]\nignore = [\"sourcing\"]\n\
         [[overrides]]\npaths = \"*.brief.article.md\"\nrules.ignore = [\"insights\"]\n\
         support.unsupported-below = 0.4\n",
    )]);
    let table = [
        ("a.article.md", "markup"),
        ("opinion/a.article.md", "sourcing"),
        ("news/opinion/a.article.md", "markup"),
        ("opinion/court.article.md", "markup"),
        ("news/2026/a.brief.article.md", "insights"),
        ("opinion/a.brief.article.md", "insights"),
    ];
    for (article, ignored) in table {
        assert_eq!(desk.ignored(article), [ignored], "{article}");
    }
    let below = |article| desk.of(article).thresholds.unsupported;
    assert!((below("x.brief.article.md") - 0.4).abs() < f32::EPSILON);
    assert!((below("a.article.md") - 0.15).abs() < f32::EPSILON);
    assert!(Arc::ptr_eq(&desk.of("a.article.md"), &desk.of("news/b.article.md")), "one for all");
}

#[test]
fn paths_are_relative_to_the_file_that_says_them() {
    let override_of = |paths: &str, ignored: &str| {
        format!("[[overrides]]\npaths = \"{paths}\"\nrules.ignore = [\"{ignored}\"]\n")
    };
    let own = format!("extends = \"../base.toml\"\n{}", override_of("letters/", "sourcing"));
    let desk = Desk::with(&[
        ("base.toml", &override_of("/desk/**", "markup")),
        ("desk/standfirst.toml", &own),
        ("shared/house.toml", &override_of("/briefs/*", "insights")),
        ("city/standfirst.toml", "extends = \"../shared/house.toml\""),
    ]);
    assert_eq!(desk.ignored("desk/a.article.md"), ["markup"]);
    assert_eq!(desk.ignored("desk/x/letters/a.article.md"), ["sourcing"], "the own one is last");
    assert_eq!(desk.ignored("city/briefs/a.article.md"), ["insights"], "shared from beside");
}

#[test]
fn what_an_override_cannot_say_is_refused_whether_an_article_matches_it_or_not() {
    let table = [
        ("rules.selct = []", "3:7: unknown key `selct`"),
        ("rule.select = []", "3:1: unknown key `rule`"),
        ("extends = \"a.toml\"", "3:1: unknown key `extends`"),
        ("rules.ignore = [\"x\"]", "3:16: there is no rule or group `x`"),
        ("insights.required = [\"sttus\"]", "3:22: there is no category `sttus`"),
    ];
    for (said, expected) in table {
        let message = parse(&format!("[[overrides]]\npaths = \"x/\"\n{said}\n")).unwrap_err();
        assert!(message.starts_with(&format!("standfirst.toml:{expected}")), "{said}: {message}");
    }
    let table = [
        ("", "1:1: missing field `paths`"),
        ("paths = []", "2:9: no article has such a path"),
        ("paths = [\"a\", \"{\"]", "2:15: "),
    ];
    for (said, expected) in table {
        let message = parse(&format!("[[overrides]]\n{said}\n")).unwrap_err();
        assert!(message.starts_with(&format!("standfirst.toml:{expected}")), "{said}: {message}");
    }
}

#[test]
fn the_fingerprint_changes_with_the_files_alone() {
    let files = [
        ("base.toml", "[rules]\n"),
        ("standfirst.toml", "extends = \"base.toml\"\n[[overrides]]\npaths = \"x/\"\n"),
    ];
    let (one, other) = (Desk::with(&files), Desk::with(&files));
    let fingerprint = one.of("a.article.md").fingerprint;
    assert_eq!(other.of("b/c.article.md").fingerprint, fingerprint, "wherever they stand");
    assert_ne!(other.of("x/c.article.md").fingerprint, fingerprint, "an override");
    other.put("base.toml", "[rules]\n ");
    assert_ne!(other.of("a.article.md").fingerprint, fingerprint);
    assert_eq!(fingerprint, 2_833_986_000_930_585_676, "on every machine");
}

#[test]
fn a_file_that_is_extended_matters_whether_it_is_there_or_not() {
    let desk = Desk::with(&[("desk/standfirst.toml", "extends = \"../base.toml\"")]);
    assert!(!desk.configurations.uses(&desk.path("base.toml")));
    assert!(desk.configurations.of_file(&desk.path("desk/a.article.md"), &desk.reach).is_err());
    assert!(desk.configurations.uses(&desk.path("base.toml")));
    assert!(!desk.configurations.uses(&desk.path("other.toml")));
}
