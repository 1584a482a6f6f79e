//! Small articles with everything that an article can have.

use proptest::prelude::*;

/// The front matter of an article, or none.
const TOPS: [&str; 4] = [
    "",
    "---\ndate: 2031-03-18\n---\n\n",
    "---\ntitle: The harbour line\ndate: 2031-03-18\nentities:\n  - {id: line, name: the harbour line, type: org, aliases: [the line]}\n---\n\n",
    "---\nreferences:\n  - id: ledger\n    title: The harbour ledger\n    archive_location: sources/none.md\ndate: [\n---\n\n",
];

/// Blocks of articles, each of which stands for itself.
const BLOCKS: [&str; 48] = [
    "# Harbour line lost €2.1 billion in 2030 😀",
    "# The line is not for sale",
    "## Summary",
    "## Article",
    "## Insights",
    "## References",
    "### What comes next",
    "Key points",
    "Insights",
    "::: {.summary}",
    "::: {.insights}",
    "::: {.boilerplate}",
    ":::",
    "- The line carried 40 passengers a day.",
    "- The line was sold to Ferrol Chemicals, Mara Lind said.",
    "- [Tickets rose from €12 to €15]{.claim #fare} on 6 May 2030.",
    "- Nobody has been asked.\n- Mara Lind heads the council of Norway.\n- The council will pay.",
    "* one\n* two\n  * three\n\n    four",
    "1. The first crossing is on Monday.\n2. The second is not.",
    "• The line lost money.\n• The council denied it.",
    "The line carried 14 passengers a day, said Mara Lind, who heads the council.",
    "The line lost up to €2.1 billion in 2030. It lost €1.9 billion in 2029, two officials said.",
    "Tickets rose from €12 to €14 in June 2030.\nThey may rise again.",
    "“We will not sell the line,” Mara Lind told the Harbour Courier. “Not in May.”",
    "\"We will not sell it,\" she said. He said: “Never.",
    "[The line]{entity=line} was founded in 1960 [@ledger, p. 4; @nobody].",
    "[\"will contest any penalty\"]{.quote by=\"Mara Lind\"} was what [Orlo Tern]{.person} heard.",
    "Of 1,960 claims, 412 were settled by the end of 2029.",
    "Ferrol Chemicals sued Amsel Labs last month. Amsel Labs has not answered.",
    "According to @ledger, 40% of the boats left the bay.",
    "A rare word: ÅngstrÃ¶m, Straße, naïve, Ελλάδα, 東京, שלום.",
    "The pilots cried 😀😀 and 👩\u{200d}🚒.",
    "> The council had promised a bridge.\n> It never came.",
    "> > Nested as in a mail.\n> Not so.",
    "<!-- standfirst-disable-next-line unsourced-claim: known -->",
    "<!-- standfirst-disable -->",
    "<!-- standfirst-enable -->",
    "[It lost €3 billion]{allow=\"unsourced-claim: known\"} [so]{.opinion} they say.",
    "```\ncode of the line\n```",
    "| year | loss |\n|------|------|\n| 2030 | €2.1 billion |",
    "A note[^1] and a [link](https://example.org/a).\n\n[^1]: It says *so*.",
    "<div class=\"x\">\nThe line\n</div>",
    "Share this\nOpen App",
    "- Why did the line lose €2.1 billion in 2030?",
    "- Who sold the harbour line to Ferrol Chemicals?\n- What is the line worth",
    "- How will [who] answer ___?\n- How will [who] answer ___?",
    "What do the pilots say?",
    "***",
];

/// Any article: blocks in any order, and line ends and marks as other systems write them.
pub fn any_article() -> impl Strategy<Value = String> {
    let blocks = proptest::collection::vec(proptest::sample::select(&BLOCKS[..]), 5..41);
    let gaps =
        prop_oneof![6 => Just("\n\n"), 1 => Just("\n"), 1 => Just("\n\n\n"), 1 => Just(" \n\t\n")];
    let gaps = proptest::collection::vec(gaps, 41);
    let marks = prop_oneof![5 => Just(""), 1 => Just("\u{feff}")];
    let line_ends = prop_oneof![4 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r")];
    (marks, proptest::sample::select(&TOPS[..]), blocks, gaps, line_ends).prop_map(
        |(mark, top, blocks, gaps, line_end)| {
            let body = blocks.into_iter().zip(gaps).map(|(block, gap)| format!("{block}{gap}"));
            format!("{mark}{top}{}", body.collect::<String>()).replace('\n', line_end)
        },
    )
}
