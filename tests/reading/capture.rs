//! Raw captures, and articles that are marked up only in part.

use super::assert_outline;

#[test]
fn a_raw_capture_has_headline_summary_body_questions_and_boilerplate() {
    assert_outline(
        include_str!("../fixtures/raw-capture.txt"),
        "boilerplate | The Norhaven Lantern
         headline | Council weighs a toll for the old bridge at Harrow Quay
         boilerplate | Summarized by the newsroom's machine
         summary | The council is weighing a toll for the old bridge.
         summary | Drivers could pay two crowns a crossing.
         summary | A vote is due in May, and the ferry line is against it.
         body | The council of Norhaven is weighing a toll for the old bridge at Harrow Quay, three councillors said on Monday. The bridge has been free since it opened.
         body | Drivers could pay two crowns a crossing. Bicycles and buses would go free, said Mara Lind, who leads the council.
         body | The ferry line opposes the plan. It fears that a toll of two crowns makes the bridge look cheap.
         boilerplate | Download our app to read on the way
         boilerplate | Insights
         insights | What are the origins of the dispute between the council and the ferry line?
         insights | How do other towns pay for their old bridges?
         insights | Who gains from a toll of two crowns?
         insights | Why is the vote due in May?
         boilerplate | Home
         boilerplate | News
         boilerplate | Open App
         boilerplate | © The Norhaven Lantern",
    );
}

#[test]
fn a_text_alone_is_body() {
    assert_outline(
        "The bridge is late.\n\nIt is dear, too.",
        "body | The bridge is late.\nbody | It is dear, too.",
    );
    assert_outline("", "");
}

#[test]
fn the_front_matter_alone_gives_the_headline() {
    assert_outline(
        "---\ntitle: The bridge is late\n---\n\nIt opens in May.\n",
        "headline | The bridge is late
         body | It opens in May.",
    );
}

#[test]
fn headings_alone_give_the_sections() {
    assert_outline(
        "# The bridge is late\n\n## Key points\n\n- It opens in May.\n\n### Costs\n\n1. It is dear.\n\n## Story\n\nIt opens in May.\n\n## Background\n\nIt is old.\n\n## Questions\n\n- Why is it late?\n\n## Sources\n\n- The Lantern\n",
        "headline | The bridge is late
         boilerplate | Key points
         summary | It opens in May.
         boilerplate | Costs
         summary | It is dear.
         boilerplate | Story
         body | It opens in May.
         boilerplate | Background
         body | It is old.
         boilerplate | Questions
         insights | Why is it late?
         boilerplate | Sources
         references | The Lantern",
    );
}

#[test]
fn divs_give_the_sections_and_give_them_back() {
    assert_outline(
        "# The bridge is late\n\n::: {.summary}\n- It opens in May.\n:::\n\nIt opens in May.\n\n::: insights\n- Why is it late?\n:::\n\nIt is old.\n",
        "headline | The bridge is late
         summary | It opens in May.
         body | It opens in May.
         insights | Why is it late?
         body | It is old.",
    );
}

#[test]
fn what_is_no_part_of_the_article_can_be_set_apart() {
    assert_outline(
        "# The bridge is late\n\n::: {.boilerplate}\nThe Lantern writes about the bridge.\n\nInsights\n\n- Home\n:::\n\nIt opens in May.\n",
        "headline | The bridge is late
         boilerplate | The Lantern writes about the bridge.
         boilerplate | Insights
         boilerplate | Home
         body | It opens in May.",
    );
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let source = include_str!("../fixtures/raw-capture.txt");
    let expected = super::outline(source);
    assert_outline(&source.replace('\n', "\r\n"), &expected);
    assert_outline(&format!("\u{feff}{source}"), &expected);
    let titled = "---\ntitle: The bridge is late\n---\n\nIt opens\nin May.\n";
    let expected = super::outline(titled);
    assert_outline(&titled.replace('\n', "\r\n"), &expected);
    assert_outline(&format!("\u{feff}{titled}"), &expected);
}
