//! Citations, declarations and questions are put where they belong.

use standfirst::ide::ActionKind;

use super::{done, range_of, review, titles};

const CITING: &str = "---\n\
    references:\n\
    - {id: notes, title: Minutes of the parish}\n\
    - {id: gazette, title: Letters, container-title: Harbour Gazette}\n\
    - {id: toll, title: Bridge toll brings in millions}\n\
    - {id: tide, title: A table of tides}\n\
    ---\n\n\
    # 😀 A bridge with a toll\n\n\
    The council met on Monday.\n\n\
    The bridge toll brought in €4.2 million last year. It is é old.\n\n\
    “It hums,” [the mayor said]{.claim}.\n";

#[test]
fn a_statement_without_a_source_gets_the_likeliest() {
    let at = range_of(CITING, "brought in");
    let found = titles(CITING, at, ActionKind::QuickFix);
    let cited: Vec<_> = found.iter().filter(|title| title.starts_with("Insert")).collect();
    assert_eq!(cited.len(), 3);
    assert_eq!(cited[0], "Insert citation of toll: Bridge toll brings in millions");
    let cited = done(CITING, at, ActionKind::QuickFix, "Insert citation");
    assert_eq!(cited, CITING.replace("last year.", "last year [@toll]."));
    let unsourced = |source: &str| {
        let findings = review(source).findings.into_iter();
        findings.filter(|f| f.rule == "unsourced-claim" && f.message.contains("4.2")).count()
    };
    assert_eq!((unsourced(CITING), unsourced(&cited)), (1, 0));
}

#[test]
fn any_sentence_of_the_body_that_cites_nothing_can_get_a_citation() {
    let cited =
        |words| done(CITING, range_of(CITING, words), ActionKind::Rewrite, "Insert citation");
    assert_eq!(cited("é old"), CITING.replace("old.", "old [@notes]."));
    let behind_span = CITING.replace("{.claim}.", "{.claim} [@notes].");
    assert_eq!(cited("the mayor"), behind_span);
    let titles = |source: &str| titles(source, range_of(source, "é old"), ActionKind::Rewrite);
    let is_offered = |source: &str| titles(source).iter().any(|t| t.starts_with("Insert"));
    assert!(is_offered(CITING) && !is_offered(&CITING.replace("é old", "é old [@tide]")));
    let headline = range_of(CITING, "A bridge with");
    let found = super::titles(CITING, headline, ActionKind::Rewrite);
    assert!(found.iter().all(|title| title.starts_with("Mark as")), "{found:?}");
}

const BODY: &str = "# Tern Marine builds a ferry\n\n\
    Tern Marine is building a ferry, said Mara Lind. Lind leads Tern Marine.\n";

/// The article after Mara Lind was declared.
fn declared(source: &str) -> String {
    done(source, range_of(source, "Mara Lind"), ActionKind::Rewrite, "Declare ‘Mara Lind’")
}

#[test]
fn a_name_is_declared_in_whatever_front_matter_there_is() {
    const ENTRY: &str = "{id: mara-lind, name: Mara Lind, type: person, aliases: [Lind]}";
    let cases = [
        ("", format!("---\nentities:\n  - {ENTRY}\n---\n\n")),
        (
            "---\ndate: 2026-03-18 # é\n---\n\n",
            format!("---\ndate: 2026-03-18 # é\nentities:\n  - {ENTRY}\n---\n\n"),
        ),
        (
            "---\nentities:\n- id: tern # the ferry\n  name: Tern\n\nlang: en\n---\n\n",
            format!(
                "---\nentities:\n- id: tern # the ferry\n  name: Tern\n- {ENTRY}\n\nlang: en\n---\n\n"
            ),
        ),
        (
            "---\nentities: [{id: tern}] # one\n---\n\n",
            format!("---\nentities: [{{id: tern}}, {ENTRY}] # one\n---\n\n"),
        ),
        (
            "---\nentities: []\nlang: en\n---\n\n",
            format!("---\nentities:\n  - {ENTRY}\nlang: en\n---\n\n"),
        ),
        (
            "---\nentities:\nlang: en\n...\n\n",
            format!("---\nentities:\n  - {ENTRY}\nlang: en\n...\n\n"),
        ),
    ];
    for (front_matter, expected) in cases {
        for line_end in ["\n", "\r\n"] {
            for mark in ["", "\u{feff}"] {
                let with = |front: &str| {
                    mark.to_owned() + &(front.to_owned() + BODY).replace('\n', line_end)
                };
                let source = declared(&with(front_matter));
                assert_eq!(source, with(&expected));
                let review = review(&source);
                let entity = review.analysis.entities.get("mara-lind").expect("it is declared");
                assert_eq!(entity.mentions.len(), 2);
                assert_eq!(review.analysis.article.problems, []);
            }
        }
    }
}

#[test]
fn what_is_declared_or_no_name_is_not_offered() {
    let is_offered = |source: &str, words: &str| {
        let titles = titles(source, range_of(source, words), ActionKind::Rewrite);
        titles.iter().any(|title| title.starts_with("Declare"))
    };
    assert!(is_offered(BODY, "Mara Lind") && !is_offered(BODY, "building"));
    let declared = declared(BODY);
    assert!(!is_offered(&declared, "Lind leads") && is_offered(&declared, "Tern Marine builds"));
    let broken = format!("---\nentities: {{\n---\n\n{BODY}");
    assert!(!is_offered(&broken, "Mara Lind"));
}

#[test]
fn the_missing_categories_get_a_question_each() {
    const TITLE: &str = "Add the missing categories' questions";
    let article = "# Aurora Grid fights the toll dispute\n\nAurora Grid has gone to court over the \
        toll dispute. Aurora Grid says that the toll dispute would ruin it.\n";
    let with = format!("{article}\n## Insights\n\n- What led to the toll dispute?\n");
    for words in ["## Insights", "What led"] {
        let asked = done(&with, range_of(&with, words), ActionKind::Rewrite, TITLE);
        assert!(asked.starts_with(with.trim_end()), "{asked}");
        let library = &review(&asked).library;
        let covered = standfirst::insights::covered(&review(&asked).analysis, library);
        assert!(covered.0 >= 4, "{covered:?}: {asked}");
    }
    let offered = |source: &str, words: &str| {
        titles(source, range_of(source, words), ActionKind::Rewrite).iter().any(|t| t == TITLE)
    };
    assert!(!offered(&with, "gone to court") && !offered(article, "gone to court"));
    assert!(offered(&format!("{article}\n\n"), "\n\n\n"));
}
