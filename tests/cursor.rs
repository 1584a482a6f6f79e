//! What an editor offers and shows where the cursor stands, and where it leads from there: `$0`
//! marks the cursor in the article, what is expected there stands beside it.

#[path = "cursor/completion.rs"]
mod completion;

use std::path::Path;

use standfirst::ide::{self, Completion};
use standfirst::rules::Review;
use standfirst::workspace::{Configuration, Workspace};

/// The article without its mark `$0`, reviewed, and where the mark stood.
fn reviewed(marked: &str) -> (Review, String, usize) {
    let offset = marked.find("$0").expect("the article has a cursor");
    let source = marked.replacen("$0", "", 1);
    let review =
        Workspace::default().review(Path::new("a.article.md"), &source, &Configuration::default());
    (review, source, offset)
}

/// What is offered at `$0` in `marked`, and the article without the mark.
fn offered(marked: &str) -> (Vec<Completion>, String) {
    let (review, source, offset) = reviewed(marked);
    (ide::complete(&review, &source, offset), source)
}

/// The labels of what is offered at `$0`.
fn labels(marked: &str) -> Vec<String> {
    offered(marked).0.into_iter().map(|item| item.label).collect()
}

/// The article after the first offer at `$0` called `label` was accepted, without snippets.
fn accepted(marked: &str, label: &str) -> String {
    let (items, mut source) = offered(marked);
    let item = items.iter().find(|item| item.label == label).expect("it is offered");
    source.replace_range(item.range.start..item.range.end, &item.plain);
    source
}

/// What is shown about an item that is offered at `$0`.
fn documented(marked: &str, item: &Completion) -> String {
    let (review, _, _) = reviewed(marked);
    let origin = item.origin.as_ref().expect("it comes from a template");
    ide::document(&review, origin).expect("it is documented")
}

/// An article with two organisations, a place and a topic, and with `insights` at its end.
fn article(insights: &str) -> String {
    format!(
        "---\n\
         entities:\n\
         - {{id: aurora, name: Aurora Grid, type: org}}\n\
         - {{id: tidal, name: Tidal Works, type: org}}\n\
         - {{id: norhaven, name: Norhaven, type: place}}\n\
         ---\n\n\
         # Aurora Grid fights the toll dispute in Norhaven\n\n\
         Aurora Grid has gone to court over the toll dispute. Aurora Grid says that the toll dispute \
         would ruin it.\n\n\
         Its rival Tidal Works supports the toll dispute, and so does the town of Norhaven.\n\n\
         ## Insights\n\n{insights}"
    )
}

/// An article that cites, with `body` as its text.
fn citing(body: &str) -> String {
    format!(
        "---\n\
         references:\n\
         - id: courier\n  \
           title: Cap goes to court\n  \
           container-title: Harbour Courier\n  \
           issued: 2026-03-17\n\
         - id: council2025\n  \
           title: Council minutes\n\
         - id: gazette\n  \
           title: Town notes\n\
         ---\n\n\
         # Grid goes to court\n\n{body}\n\n## Insights\n\n"
    )
}

mod questions {
    use super::*;

    const BACKGROUND: &str = "What led to the toll dispute?";

    #[test]
    fn are_offered_on_an_empty_line_after_a_bullet_and_while_typing() {
        for line in ["$0", "- $0", "* $0", "• $0", "- What led$0", "What$0", "3. $0", "- What$0?"]
        {
            let labels = labels(&article(line));
            assert!(labels.iter().any(|label| label == BACKGROUND), "{line}: {labels:?}");
        }
    }

    #[test]
    fn replace_what_was_typed_and_nothing_else() {
        let cases = [
            ("$0", BACKGROUND.to_owned()),
            ("- Who pays?\n- $0\n- Who wins?", format!("- Who pays?\n- {BACKGROUND}\n- Who wins?")),
            ("* What led$0", format!("* {BACKGROUND}")),
            ("- What$0?\r\n", format!("- {BACKGROUND}\r\n")),
        ];
        for (line, expected) in cases {
            assert_eq!(accepted(&article(line), BACKGROUND), article(&expected));
        }
    }

    #[test]
    fn are_offered_nowhere_else() {
        let elsewhere = [
            "# Aurora$0 Grid\n\nIt pays.\n\n## Insights\n\n- Who pays?",
            "# Aurora Grid\n\nIt pays.\n\n$0\n\n## Insights\n\n- Who pays?",
            "# Aurora Grid\n\nIt pays.\n\n## Insights\n\n-$0",
            "# Aurora Grid\n\nIt pays.\n\n## Insights$0\n\n- Who pays?",
            "# Aurora Grid\n\nIt pays.\n\n## Insights\n\n- Who pays?\n\n## References\n\n$0",
            "# Aurora Grid\n\nIt pays.\n\n::: {.insights}\n- Who pays?\n:::$0\n",
            "$0",
        ];
        for marked in elsewhere {
            assert_eq!(labels(marked), [""; 0], "{marked}");
        }
    }

    #[test]
    fn show_their_category_and_come_as_snippets_with_the_articles_names() {
        let (items, _) = offered(&article("- $0"));
        let item = items
            .iter()
            .find(|item| item.label == "What is Aurora Grid's position on the toll dispute?")
            .expect("it is offered");
        assert_eq!(item.detail.as_deref(), Some("status"));
        let snippet = &item.snippet.as_ref().expect("it has holes").with_choices;
        assert!(
            snippet.starts_with("What is ${1|Aurora Grid's,Tidal Works'|} position on"),
            "{snippet}"
        );
        assert!(snippet.contains("${2|the toll dispute") && snippet.ends_with("?$0"));
        let documentation = documented(&article("- $0"), item);
        assert!(
            documentation.starts_with("**status**\n\n- org|person: Aurora Grid's, Tidal Works'")
        );
    }

    #[test]
    fn go_on_from_what_was_typed_and_say_what_raises_them() {
        let (items, _) = offered(&article("- What is Tid$0"));
        let label = "What is Tidal Works' position on the toll dispute?";
        let item = items.iter().find(|item| item.label == label).expect("it is offered");
        let documentation = documented(&article("- What is Tid$0"), item);
        assert!(documentation.contains("Raised by ¶"), "{documentation}");
        assert!(documentation.contains("Not asked yet: "), "{documentation}");
    }

    #[test]
    fn within_a_question_offer_names_and_topics_and_keep_the_words_behind() {
        let cases = [
            ("- What does Aur$0 owe?", "Aurora Grid", "- What does Aurora Grid owe?"),
            ("- What does $0 owe?", "Aurora Grid", "- What does Aurora Grid owe?"),
            ("- Does Aurora Gr$0 owe it?", "Aurora Grid", "- Does Aurora Grid owe it?"),
            (
                "- Who won the tol$0 in May?",
                "the toll dispute",
                "- Who won the toll dispute in May?",
            ),
        ];
        for (line, label, expected) in cases {
            assert_eq!(accepted(&article(line), label), article(expected), "{line}");
        }
    }

    #[test]
    fn within_a_question_can_replace_the_word_that_the_cursor_is_in() {
        let (items, source) = offered(&article("- What does Aur$0ra owe?"));
        let item = items.iter().find(|item| item.label == "Aurora Grid").expect("it is offered");
        let replaced = item.replaced.expect("it replaces a word");
        assert_eq!((item.range.of(&source), replaced.of(&source)), ("Aur", "Aurra"));
    }

    #[test]
    fn within_a_question_can_take_the_place_of_all_of_it() {
        let line = "- What led $0 of the dispute?";
        assert_eq!(accepted(&article(line), BACKGROUND), article(&format!("- {BACKGROUND}")));
        assert!(!labels(&article("- Who $0 of it?")).iter().any(|label| label == BACKGROUND));
    }

    #[test]
    fn of_categories_that_the_article_lacks_come_first() {
        let first = |insights: &str| offered(&article(insights)).0[0].detail.clone();
        assert_eq!(first("- $0").as_deref(), Some("background"));
        let asked = "- What are the origins of the toll dispute?\n- $0";
        assert_eq!(first(asked).as_deref(), Some("status"));
    }
}

mod citations {
    use super::*;

    #[test]
    fn are_offered_after_an_at_sign() {
        let cases: [(&str, &[&str]); 7] = [
            ("It pays [@$0", &["courier", "council2025", "gazette"]),
            ("It pays [@cou$0]", &["courier", "council2025"]),
            ("It pays [@courier; @ga$0]", &["gazette"]),
            ("As @co$0 has it", &["courier", "council2025"]),
            ("Write to lind@co$0", &[]),
            ("It pays [@courier, p$0]", &[]),
            ("It pays $0", &[]),
        ];
        for (body, keys) in cases {
            assert_eq!(labels(&citing(body)), keys, "{body}");
        }
    }

    #[test]
    fn show_title_container_and_year() {
        let (items, _) = offered(&citing("It pays [@cour$0]"));
        let detail = items[0].detail.as_deref();
        assert_eq!(detail, Some("Cap goes to court · Harbour Courier · 2026"));
    }

    #[test]
    fn replace_the_whole_key() {
        let accepted = accepted(&citing("It pays [@cour$0xyz, p. 2]"), "courier");
        assert_eq!(accepted, citing("It pays [@courier, p. 2]"));
    }

    #[test]
    fn are_not_offered_among_the_questions() {
        assert_eq!(labels(&(citing("It pays.") + "Who pays @$0, and why?")), [""; 0]);
    }
}

mod attributes {
    use super::*;

    const ALL: [&str; 14] = [
        ".claim",
        ".opinion",
        ".background",
        ".quote",
        ".person",
        ".org",
        ".place",
        ".product",
        ".event",
        ".law",
        ".work",
        "by=",
        "entity=",
        "allow=",
    ];

    #[test]
    fn are_offered_in_the_braces_behind_a_bracket() {
        let cases: [(&str, &[&str]); 9] = [
            ("[It pays]{$0}", &ALL),
            ("[It pays]{$0", &ALL),
            ("[It pays]{.cl$0}", &[".claim"]),
            ("[It pays]{.claim $0}", &ALL[1..]),
            ("[It pays]{.quote b$0}", &["by="]),
            ("[It pays]{by=\"the $0\"}", &[]),
            ("[It pays]{.claim} $0", &[]),
            ("[It pays] {$0}", &[]),
            ("It {$0} pays", &[]),
        ];
        for (body, expected) in cases {
            assert_eq!(labels(&citing(body)), expected, "{body}");
        }
    }

    #[test]
    fn with_words_as_values_put_the_cursor_between_the_quotes() {
        let (items, _) = offered(&citing("[It pays]{b$0}"));
        let snippet = items[0].snippet.as_ref().expect("it has a hole");
        assert_eq!(snippet.with_choices, "by=\"$1\"$0");
        assert_eq!(
            accepted(&citing("[It pays]{.quote b$0}"), "by="),
            citing("[It pays]{.quote by=\"\"}")
        );
    }

    #[test]
    fn that_tie_to_an_entity_offer_the_declared_ones() {
        let at = |insights: &str| labels(&article(insights));
        assert_eq!(at("- Does [it]{entity=$0} pay?"), ["aurora", "tidal", "norhaven"]);
        assert_eq!(at("- Does [it]{entity=\"ti$0\"} pay?"), ["tidal"]);
        assert_eq!(
            accepted(&article("- Does [it]{entity=\"ti$0\"} pay?"), "tidal"),
            article("- Does [it]{entity=\"tidal\"} pay?")
        );
    }
}

/// An article with a source and a declared entity, in which `from` is replaced by `to`: by itself
/// with a cursor in it.
fn harbour(from: &str, to: &str) -> String {
    const ARTICLE: &str = "\
---
date: 2026-03-18
references:
- id: courier
  title: Cap goes to court
  author:
  - family: Lind
    given: Mara
  container-title: Harbour Courier
  issued: 2026-03-17
  URL: https://courier.example/cap
  archive_location: sources/courier.txt
entities:
- {id: aurora, name: Aurora Grid, type: org, aliases: [Aurora]}
---

# Aurora Grid pays a fine of $40 million

::: {.summary}
- The regulator fined Aurora Grid $45 million on Tuesday.
:::

The regulator fined [Aurora Grid]{.org entity=\"aurora\"}, the region's largest utility, up to \
$45 million on Tuesday [@courier, p. 4]. Mara Lind welcomed it.

The town of Norhaven buys its power from Aurora [@gazette]. It spent €2,500 last month.

## Insights

- What does Aurora Grid say?
";
    assert!(ARTICLE.contains(from), "{from}");
    ARTICLE.replacen(from, to, 1)
}

mod hover {
    use super::*;

    /// The words that the card at `$0` is about, and the card.
    fn shown(marked: &str) -> Option<(String, String)> {
        let (review, source, offset) = reviewed(marked);
        let hover = ide::hover(&review, offset)?;
        Some((source[hover.range.start..hover.range.end].to_owned(), hover.markdown))
    }

    /// Scores are compared by their form only: each fitting moves them.
    fn assert_shown(marked: &str, words: &str, card: &str) {
        let score = regex::Regex::new(r"score [01]\.\d\d").unwrap();
        let shown = shown(marked)
            .map(|(words, card)| (words, score.replace(&card, "score #").into_owned()));
        assert_eq!(shown, Some((words.to_owned(), card.to_owned())));
    }

    #[test]
    fn on_a_name_tells_what_it_is_and_where_it_stands() {
        assert_shown(
            &harbour("from Aurora", "from Aur$0ora"),
            "Aurora",
            "\
**Aurora Grid** · org

- the region's largest utility (¶1)
- also: Aurora
- figures: up to $45 million (¶1)
- dates: Tuesday (¶1)
- with: Norhaven
- 5 mentions: headline, summary, ¶1, ¶2, questions

First mention:

> Aurora Grid pays a fine of $40 million (headline)",
        );
    }

    #[test]
    fn on_a_word_of_a_claim_shows_the_verdict_and_the_evidence() {
        assert_shown(
            &harbour("pays a", "pa$0ys a"),
            "Aurora Grid pays a fine of $40 million",
            "\
Claim **supported** · score #

> The regulator fined Aurora Grid, the region's largest utility, up to $45 million on Tuesday. (¶1)",
        );
    }

    #[test]
    fn on_a_claim_that_says_more_quotes_both_sides() {
        assert_shown(
            &harbour("The regulator", "The regu$0lator"),
            "The regulator fined Aurora Grid $45 million on Tuesday.",
            "\
Claim **overstated** · score #

- scope: “$45 million” where the evidence says “up to $45 million” (¶1)

> The regulator fined Aurora Grid, the region's largest utility, up to $45 million on Tuesday. (¶1)",
        );
    }

    #[test]
    fn on_a_quantity_shows_its_value() {
        let cases = [
            ("to $45", "to $$045", "**45,000,000 USD**, at most"),
            ("€2,500", "€2,5$000", "**2,500 EUR**"),
        ];
        for (from, to, card) in cases {
            let (_, shown) = shown(&harbour(from, to)).expect("there is a card");
            assert_eq!(shown, card, "{to}");
        }
    }

    #[test]
    fn on_a_quantity_of_a_claim_adds_the_verdict() {
        assert_shown(
            &harbour("Grid $45", "Grid $4$05"),
            "$45 million",
            "\
**45,000,000 USD**

---

Claim **overstated** · score #",
        );
    }

    #[test]
    fn on_a_date_shows_its_days() {
        let month = "**2026-02-01 to 2026-02-28**, by the article's date 2026-03-18";
        assert_shown(&harbour("last month", "last mon$0th"), "last month", month);
        let undated = harbour("last month", "last mon$0th").replace("date: 2026-03-18\n", "");
        assert_shown(&undated, "last month", "not known: the article has no date");
        let written = harbour("last month", "in May 2$0025");
        assert_shown(&written, "May 2025", "**2025-05-01 to 2025-05-31**");
    }

    #[test]
    fn on_a_citation_shows_its_source() {
        let source = "\
**Cap goes to court**

- by Mara Lind
- Harbour Courier, 2026-03-17
- <https://courier.example/cap>
- archived: sources/courier.txt";
        assert_shown(&harbour("@courier", "@cou$0rier"), "courier", source);
        assert_shown(&harbour("p. 4", "p.$0 4"), "[@courier, p. 4]", source);
        let undefined = "no bibliography defines “gazette”";
        assert_shown(&harbour("@gazette", "@$0gazette"), "gazette", undefined);
    }

    #[test]
    fn shows_nothing_where_there_is_nothing_to_say() {
        let places = [
            ("{.org", "{.o$0rg"),
            ("entity=", "ent$0ity="),
            ("welcomed", "welc$0omed"),
            ("::: {.summary}", "::: {.sum$0mary}"),
            ("## Insights", "## Ins$0ights"),
            ("date:", "da$0te:"),
        ];
        for (from, to) in places {
            assert_eq!(shown(&harbour(from, to)), None, "{to}");
        }
    }
}

mod definition {
    use super::*;

    /// The words asked about at `$0`, and those that they lead to, best first.
    fn led(marked: &str) -> Option<(String, Vec<String>)> {
        let (review, source, offset) = reviewed(marked);
        let definition = ide::definition(&review, offset)?;
        let targets = definition.targets.iter().map(|target| {
            assert_eq!(target.file, None);
            target.focus.of(&source).to_owned()
        });
        Some((definition.origin.of(&source).to_owned(), targets.collect()))
    }

    fn assert_led(marked: &str, words: &str, targets: &[&str]) {
        let targets = targets.iter().map(|&target| target.to_owned()).collect();
        assert_eq!(led(marked), Some((words.to_owned(), targets)));
    }

    const FINED: &str = "The regulator fined [Aurora Grid]{.org entity=\"aurora\"}, the region's \
        largest utility, up to $45 million on Tuesday [@courier, p. 4].";
    const DECLARATION: &str = "{id: aurora, name: Aurora Grid, type: org, aliases: [Aurora]}";

    #[test]
    fn of_a_claim_is_its_evidence() {
        let claim = "Aurora Grid pays a fine of $40 million";
        assert_led(&harbour("pays a", "pa$0ys a"), claim, &[FINED]);
    }

    #[test]
    fn of_words_that_disagree_are_the_words_that_they_disagree_with() {
        assert_led(&harbour("Grid $45", "Grid $4$05"), "$45 million", &["up to $45 million"]);
    }

    #[test]
    fn of_a_citation_is_its_entry() {
        assert_led(&harbour("@courier", "@cou$0rier"), "courier", &["courier"]);
        assert_eq!(led(&harbour("@gazette", "@gaz$0ette")), None);
    }

    #[test]
    fn of_a_name_is_its_declaration_or_its_first_mention() {
        assert_led(&harbour("=\"aurora", "=\"aur$0ora"), "aurora", &[DECLARATION]);
        assert_led(&harbour("from Aurora", "from Aur$0ora"), "Aurora", &[DECLARATION]);
        let questions = "- What does Norhaven$0 say?";
        let again = harbour("- What does Aurora Grid say?", questions);
        assert_led(&again, "Norhaven", &["Norhaven"]);
    }

    #[test]
    fn of_a_link_is_the_claim_that_it_leads_to() {
        let linked = harbour("welcomed it", "welcomed [it](#fi$0ne)");
        let annotated =
            linked.replacen("up to $45 million", "[up to $45 million]{.claim #fine}", 1);
        assert_led(&annotated, "#fine", &["up to $45 million"]);
        assert_eq!(led(&linked), None);
    }

    #[test]
    fn of_other_words_there_is_none() {
        assert_eq!(led(&harbour("welcomed", "welc$0omed")), None);
        assert_eq!(led(&harbour("## Insights", "## Ins$0ights")), None);
    }
}

mod notes {
    use super::*;
    use standfirst::ide::Insertion;
    use standfirst::text::TextRange;

    const ARTICLE: &str = "---\ndate: 2026-03-18\n---\n\n# Grid pays a fine of $40 million\n\n\
        The grid pays a fine of $45 million, a third of its profit, the court said on Monday. \
        It has 410,000 customers and two owners.\n\n## Insights\n\n* What is the history of the fine?\n";

    #[test]
    fn above_claims_and_questions_tell_how_they_stand() {
        let (review, source, _) = reviewed(&format!("$0{ARTICLE}"));
        let lenses = ide::lenses(&review);
        let shown: Vec<_> =
            lenses.iter().map(|l| (l.range.of(&source), l.label.as_str())).collect();
        let [(claim, verdict), (question, coverage)] = shown[..] else { panic!("{shown:?}") };
        assert_eq!(claim, "Grid pays a fine of $40 million");
        assert!(verdict.starts_with("contradicted by ¶1 · 0."), "{verdict}");
        assert_eq!(question, "What is the history of the fine?");
        assert_eq!(coverage, "1 of 6 categories covered");
    }

    #[test]
    fn lead_to_the_words_that_the_verdict_rests_on() {
        let (review, source, offset) = reviewed(&ARTICLE.replacen("pays", "pa$0ys", 1));
        let evidence = ide::evidence(&review, offset).map(|range| range.of(&source));
        assert_eq!(evidence, Some("$45 million"));
    }

    #[test]
    fn behind_words_say_what_is_meant() {
        let (review, source, _) = reviewed(&format!("$0{ARTICLE}"));
        let shown = |range| -> Vec<_> {
            let hints = ide::hints(&review, range).into_iter();
            hints
                .map(|hint| {
                    let word = source[..hint.offset].rsplit(' ').next().unwrap();
                    // A score is another with each fit of the model.
                    (word, hint.label.split(" 0.").next().unwrap().to_owned())
                })
                .collect()
        };
        let expected = [
            ("million", "= 40,000,000 USD"),
            ("million", "contradicted"),
            ("million", "= 45,000,000 USD"),
            ("third", "= 33.3333%"),
            ("Monday", "= 2026-03-16"),
            ("fine?", "open"),
        ];
        let expected = expected.map(|(word, label)| (word, label.to_owned()));
        assert_eq!(shown(TextRange::new(0, source.len())), expected);
        let body = source.find("The grid").unwrap();
        assert_eq!(shown(TextRange::new(body, body + 40)), expected[2..3]);
    }

    /// The first question that `article` invites, and the article with it in its place.
    fn with_question(article: &str) -> (String, String) {
        let (review, source, _) = reviewed(&format!("$0{article}"));
        let Insertion { offset, questions } = ide::insertion(&review, &source);
        let (before, after) = source.split_at(offset);
        (questions[0].text.clone(), format!("{before}{}{after}", questions[0].snippet.with_choices))
    }

    #[test]
    fn questions_go_to_the_end_of_their_section() {
        let cases = [
            ("", "\n\n## Insights\n\n- "),
            ("\n## Insights\n", "\n## Insights\n\n- "),
            ("\n## Insights\n\n- Who pays?\n", "- Who pays?\n- "),
            ("\n## Insights\n\n* Who pays?\n\n## References\n", "* Who pays?\n* "),
        ];
        for (section, expected) in cases {
            let article = format!(
                "# Grid fights the cap\n\nThe grid fights the toll dispute. The town likes the toll dispute.\n{section}"
            );
            let (question, asked) = with_question(&article);
            let first_word = question.split(' ').next().unwrap();
            assert!(asked.contains(&format!("{expected}{first_word}")), "{asked}");
            assert!(asked.ends_with(&article[article.trim_end().len()..]), "{asked:?}");
        }
    }
}

#[path = "cursor/naming.rs"]
mod naming;
#[path = "cursor/outlining.rs"]
mod outlining;
#[path = "cursor/renaming.rs"]
mod renaming;
