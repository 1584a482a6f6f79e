//! "Mark as …" puts whole words of one block into a span, and leaves what they say as it is.

use standfirst::ide::{self, ActionKind};
use standfirst::text::TextRange;

use super::{done, range_of, review, titles};

fn article(body: &str) -> String {
    format!("# 😀 Milling\n\n## Article\n\n{body}\n")
}

/// `body` after `words` of it were marked by the action that `title` starts with.
fn marked(body: &str, words: &str, title: &str) -> String {
    let source = article(body);
    let done = done(&source, range_of(&source, words), ActionKind::Rewrite, title);
    done[article("").len() - 1..].trim_end().to_owned()
}

fn marks(body: &str, words: &str) -> Vec<String> {
    let source = article(body);
    let titles = titles(&source, range_of(&source, words), ActionKind::Rewrite).into_iter();
    titles.filter(|title| title.starts_with("Mark as")).collect()
}

#[test]
fn whole_words_are_marked() {
    let cases = [
        ("It hums é at night.", "hums é", "It [hums é]{.claim} at night."),
        ("It hums at night.", " ums at ".trim_start(), "It [hums at]{.claim} night."),
        ("It hums at night.", " hums ", "It [hums]{.claim} at night."),
        ("It hums\nat night.", "hums\nat", "It [hums\nat]{.claim} night."),
        ("It *hums* at night.", "hums", "It *[hums]{.claim}* at night."),
        ("It *hums* at night.", "*hums* at", "It [*hums* at]{.claim} night."),
        (
            "It [hums]{.opinion} loud.",
            "[hums]{.opinion} loud",
            "It [[hums]{.opinion} loud]{.claim}.",
        ),
    ];
    for (body, words, expected) in cases {
        assert_eq!(marked(body, words, "Mark as claim"), expected, "{body}");
    }
}

#[test]
fn what_cannot_be_a_span_is_left_alone() {
    let cases = [
        ("It *hums at* night.", "at* night"),
        ("It [hums at]{.claim} night.", "at]{.claim} night"),
        ("It hums [@key].", "@key"),
        ("It hums [@key] at night.", "hums [@key] at"),
        ("It hums.\n\nIt is old.", "hums.\n\nIt"),
        ("It hums!loud.", "loud"),
        ("It hums.", ""),
    ];
    for (body, words) in cases {
        assert_eq!(marks(body, words), [""; 0], "{body}");
    }
    let inside = marks("It [hums at]{.claim} night.", "hums");
    assert_eq!(inside, ["Mark as opinion", "Mark as background", "Mark as quotation"]);
}

#[test]
fn a_quotation_gets_its_speaker() {
    let body = "“It will hum for years,” said Mara Lind.";
    let expected = "[“It will hum for years,”]{.quote by=\"Mara Lind\"} said Mara Lind.";
    for words in ["It will hum for years,", "“It will hum for years,”"] {
        assert_eq!(marked(body, words, "Mark as quotation"), expected);
    }
    let told = "The mill will hum, according to Mara Lind.";
    let expected = "The mill [will hum]{.quote by=\"Mara Lind\"}, according to Mara Lind.";
    assert_eq!(marked(told, "will hum", "Mark as quotation"), expected);
    assert_eq!(marked("It hums.", "hums", "Mark as quotation"), "It [hums]{.quote}.");
}

#[test]
fn any_selection_yields_a_span_or_nothing() {
    let source = include_str!("../fixtures/annotated.article.md").replace('\n', "\r\n");
    let before = review(&source);
    let says = |review: &standfirst::rules::Review| -> Vec<String> {
        review.analysis.article.blocks.iter().map(|b| b.text.plain.clone()).collect()
    };
    let starts = source.char_indices().map(|(at, _)| at).filter(|at| at % 7 == 0);
    for start in starts {
        for end in [start + 5, start + 30].into_iter().filter(|end| source.is_char_boundary(*end)) {
            let range = TextRange::new(start, end);
            let actions = ide::actions(&before, &source, range, ActionKind::Rewrite);
            for action in actions.iter().filter(|action| action.title.starts_with("Mark as")) {
                let marked = ide::edited(&source, &action.edits());
                assert_eq!(says(&review(&marked)), says(&before), "{}", action.title);
            }
        }
    }
}
