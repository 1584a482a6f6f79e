//! The review of a document that is being edited is that of the same text read for the first time:
//! whatever is kept between two edits, nobody can tell.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use standfirst::rules::Review;
use standfirst::workspace::{Configuration, Memory, Workspace};

/// Edits made to each article, one after the other, unless `STANDFIRST_TEST_EDITS` says how many.
const EDITS: usize = 24;

/// What is typed besides letters and words of the article.
const TYPED: [&str; 28] = [
    " ",
    "\n",
    "\n\n",
    "\r\n",
    ". ",
    "? ",
    "“",
    "”",
    "\"",
    "'s",
    "é",
    "😀",
    "\u{2028}",
    "ß",
    "# ",
    "- ",
    "> ",
    "[",
    "](x)",
    "{.claim}",
    "[@ledger]",
    "---\n",
    "not ",
    "40%",
    "€2.1 billion ",
    "on 6 May 2031",
    "North Korean ",
    "Mara Lind said ",
];

/// A generator of numbers (Marsaglia's xorshift), the same on each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 8).unwrap() % end.max(1)
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// The nearest place before `at` where a character begins.
fn border(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Changes `text` at random: types on, deletes, puts one word for another, copies a line.
fn edit(text: &mut String, cursor: &mut usize, numbers: &mut Numbers) {
    if numbers.below(3) == 0 {
        *cursor = numbers.below(text.len());
    }
    *cursor = border(text, *cursor);
    let lines: Vec<&str> = text.lines().collect();
    let line = numbers.one_of(&lines);
    let words: Vec<&str> = text.split_whitespace().collect();
    let word = if words.is_empty() { "word" } else { numbers.one_of(&words) };
    let (deleted, typed) = match numbers.below(10) {
        0..4 => (0, word[..border(word, 1 + numbers.below(3))].to_owned()),
        4 => (0, numbers.one_of(&TYPED).to_owned()),
        5 => (1 + numbers.below(4), String::new()),
        6 => (numbers.below(90), String::new()),
        7 => (text[*cursor..].find(' ').unwrap_or(0), format!(" {word}")),
        8 => (0, format!("{word} ")),
        _ => (0, format!("\n{line}\n")),
    };
    let end = border(text, *cursor + deleted).max(*cursor);
    text.replace_range(*cursor..end, &typed);
    *cursor += typed.len();
}

/// An article made of the claims of one page of `tests/planted` and of what they are held against.
fn planted(name: &str, stories: std::ops::Range<usize>) -> String {
    let page = std::fs::read_to_string(Path::new("tests/planted").join(name)).unwrap();
    let chosen: Vec<&str> =
        page.split("\n## ").skip(1 + stories.start).take(stories.len()).collect();
    let chosen = chosen.join("\n");
    let lines = |start: &'static str| chosen.lines().filter_map(move |l| l.strip_prefix(start));
    let claims = lines("- ").filter_map(|claim| claim.split_once(": "));
    let claims: String = claims.map(|(_, claim)| format!("- {claim}\n")).collect();
    let body: String = lines(">").map(|line| format!("{}\n", line.trim_start())).collect();
    format!("# The news of the day in short\n\n## Summary\n\n{claims}\n## Article\n\n{body}\n")
}

/// Questions about the first stories of `tests/planted/courts.md`; some take for granted what these
/// deny.
const QUESTIONS: &str = "\n## Insights\n\n\
    - Why had the ladder been inspected for three years?\n\
    - Why did the court order Corvane to pay €2.3 million to the widow?\n\
    - How did Ferrol Chemicals sue Amsel Labs?\n\
    - Why has the court set a date?\n\
    - When did the trial of Dario Menk begin?\n";

/// Claims that are held against figures and dates which many sentences have, in one limit or another.
const FIGURES: &str = "\
---
date: 2031-03-18
---

# Ferry line lost €2.1 billion in 2030

## Summary

- The line carried at least 40 passengers a day in the first quarter of 2030.
- Tickets rose from €12 to €15 on 6 May 2030, three times a year.
- Mara Lind paid €2.1 billion for the ferries in May.
- Of 1,960 claims, 40% were settled by the end of 2029.

## Article

The line lost up to €2.1 billion in 2030, said Mara Lind. By the first quarter of 2030 it carried 40
passengers a day.

Tickets rose from €12 to €14 in June 2030. The harbour paid €2.1 billion for the ferries on 6 May 2030.

Of 1,960 claims, 412 were settled in 2029, Mara Lind said. Ticket prices rise three times a month.

The line carried no more than 40 passengers a day in 2029. It lost €1.9 billion then.
";

fn articles() -> Vec<(PathBuf, String)> {
    let fixture = |name: &str| {
        let path = Path::new("tests/fixtures").join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        (path, text)
    };
    let made = |name: &str, text: String| (Path::new("tests/fixtures").join(name), text);
    let dated = "---\ndate: 2031-03-18\nentities:\n  - {id: tram, name: the tram line, type: org}\n\
                 ---\n\n";
    vec![
        fixture("annotated.article.md"),
        fixture("aurora.article.md"),
        fixture("raw-capture.txt"),
        made("city.article.md", planted("city.md", 0..3)),
        made("courts.article.md", planted("courts.md", 0..2).replace('\n', "\r\n")),
        made("trade.article.md", format!("{dated}{}", planted("trade.md", 1..3))),
        made("public.article.md", planted("public.md", 2..4)),
        made("life.article.md", planted("life.md", 0..2)),
        made("asked.article.md", format!("{}{QUESTIONS}", planted("courts.md", 0..2))),
        made("figures.article.md", FIGURES.to_owned()),
    ]
}

/// Asserts that two reviews found the same.
fn assert_same(kept: &Review, fresh: &Review, text: &str) {
    assert_eq!(kept.claims, fresh.claims, "claims of\n{text}");
    assert_eq!(kept.cited, fresh.cited, "cited claims of\n{text}");
    assert_eq!(kept.findings, fresh.findings, "findings in\n{text}");
    let entities = |review: &Review| format!("{:?}", LazyLock::force(&review.analysis.entities));
    assert_eq!(entities(kept), entities(fresh), "entities of\n{text}");
    assert_eq!(kept.analysis.quotes, fresh.analysis.quotes, "quotations of\n{text}");
}

/// Edits the articles whose index leaves `remainder` when divided by four.
fn edit_articles(remainder: usize) {
    let edits = std::env::var("STANDFIRST_TEST_EDITS").ok().and_then(|edits| edits.parse().ok());
    let workspace = Workspace::default();
    let configuration = Configuration::default();
    for (index, (path, mut text)) in articles().into_iter().enumerate() {
        if index % 4 != remainder {
            continue;
        }
        let mut memory = Memory::default();
        let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15 ^ (index as u64 + 1));
        let mut cursor = numbers.below(text.len());
        for _ in 0..edits.unwrap_or(EDITS) {
            let kept = workspace.review_again(&path, &text, &configuration, &mut memory);
            let fresh = Workspace::default().review(&path, &text, &configuration);
            assert_same(&kept, &fresh, &text);
            edit(&mut text, &mut cursor, &mut numbers);
        }
    }
}

/// Asserts that the edit which puts `new` for `old` in `text` changes the findings, and that a review
/// of the edited article sees that.
fn assert_noticed(text: &str, (old, new): (&str, &str)) {
    let (path, configuration) = (Path::new("a.article.md"), Configuration::default());
    let (workspace, mut memory) = (Workspace::default(), Memory::default());
    let before = workspace.review_again(path, text, &configuration, &mut memory);
    let edited = text.replace(old, new);
    let kept = workspace.review_again(path, &edited, &configuration, &mut memory);
    let fresh = Workspace::default().review(path, &edited, &configuration);
    assert_ne!(before.findings.len(), fresh.findings.len(), "the edit was to matter: {edited}");
    assert_same(&kept, &fresh, &edited);
}

#[test]
fn what_makes_a_claim_known_elsewhere_in_the_article_is_noticed() {
    let article = |claim: &str, body: &str| {
        format!("# News\n\n## Summary\n\n- {claim}\n\n## Article\n\n{body}\n")
    };
    // Two figures of another sentence make up the share.
    let body = "The harbour refunded its tickets.\n\nOf 1,960 boats, 412 left the bay.";
    assert_noticed(&article("The harbour refunded 40% of its tickets.", body), ("412", "784"));
    // A name of another sentence is another name of the same country.
    let body = "The old mill was bought by a firm in May.\n\nNobody was asked in Norway.";
    assert_noticed(&article("The Netherlands bought the old mill.", body), ("Norway", "Holland"));
}

#[test]
fn an_edited_article_is_judged_like_a_new_one() {
    edit_articles(0);
}

#[test]
fn edits_of_cited_and_dated_articles_change_nothing_else() {
    edit_articles(1);
}

#[test]
fn edits_of_captures_and_of_other_news_change_nothing_else() {
    edit_articles(2);
}

#[test]
fn edits_of_articles_with_many_quotations_change_nothing_else() {
    edit_articles(3);
}
