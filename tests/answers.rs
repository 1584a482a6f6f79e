//! Where an article answers its own questions, as an editor shows it: `$0` marks the cursor.

use std::path::Path;

use standfirst::ide;
use standfirst::rules::Review;
use standfirst::text::TextRange;
use standfirst::workspace::{Configuration, Workspace};

/// The article without its mark `$0`, reviewed, and where the mark stood.
fn reviewed(marked: &str) -> (Review, String, usize) {
    let offset = marked.find("$0").expect("the article has a cursor");
    let source = marked.replacen("$0", "", 1);
    let review =
        Workspace::default().review(Path::new("a.article.md"), &source, &Configuration::default());
    (review, source, offset)
}

fn asking(question: &str) -> String {
    format!(
        "# The night ferry is back\n\nThe pier is new.\n\nThe night ferry crosses the strait \
         again from 3 May, the pilots said.\n\n## Insights\n\n- {question}\n"
    )
}

#[test]
fn stand_in_the_card_of_a_question() {
    let card = |marked: &str| {
        let (review, _, offset) = reviewed(&asking(marked));
        ide::hover(&review, offset).map(|card| card.markdown)
    };
    assert_eq!(
        card("When does the night fer$0ry cross the strait?").as_deref(),
        Some(
            "Question of outlook · **answered**\n\n> The night ferry crosses the strait again from 3 May, the pilots said. (¶2)"
        )
    );
    let open = card("How do pi$0lots feel about the night ferry?").unwrap_or_default();
    assert!(open.contains("**open**"), "{open}");
}

#[test]
fn are_where_a_question_leads() {
    let (review, source, offset) =
        reviewed(&asking("When does the night fer$0ry cross the strait?"));
    let definition = ide::definition(&review, offset).expect("it leads somewhere");
    assert!(definition.targets[0].range.of(&source).starts_with("The night ferry crosses"));
}

#[test]
fn are_noted_behind_each_question() {
    let article = asking("When does the night ferry cross the strait?\n- Who minds?$0");
    let (review, source, _) = reviewed(&article);
    let insights = source.find("## Insights").unwrap();
    let hints = ide::hints(&review, TextRange::new(insights, source.len()));
    let labels: Vec<_> = hints.iter().map(|hint| hint.label.as_str()).collect();
    assert_eq!(labels, ["answered in ¶2", "open"]);
}
