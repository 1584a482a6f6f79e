//! Whatever is repeated or nested to no end is read in time, on the stack that there is.

use std::time::{Duration, Instant};

use standfirst::article::layout;

use super::read_article;

/// As long is each text, in bytes.
const LENGTH: usize = 64 * 1024;

/// How long reading may take in a build that is not optimised, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is opened, or said, again and again.
const OPENED: [&str; 50] = [
    "[",
    "]",
    "(",
    "{",
    "![",
    "[a](",
    "[a][",
    "^[",
    "[^",
    "[@",
    "[-@",
    "[[",
    "*[",
    "[*",
    "[]{",
    "](",
    "{{<",
    "> ",
    ">",
    "- ",
    "1. ",
    "> - ",
    "- > ",
    "*a ",
    "_a ",
    "**a *b ",
    "(*a ",
    "\"a ",
    "`",
    "a` ",
    "~~a ",
    "<",
    "<div>",
    "<div>\n",
    "<p>\n",
    "<span>a ",
    "<section>\n\n",
    "<!-- ",
    "::: a\n",
    "\n",
    "\r\n",
    " \n",
    "a\n\n",
    "| a ",
    "[a]: b\n",
    "[^a]: b\n\n",
    "# a\n",
    "---\n",
    "standfirst-disable ",
    "\u{2028}- ",
];

/// What is opened, and what closes it.
const CLOSED: [(&str, &str); 12] = [
    ("[", "]"),
    ("[a ", "](b)"),
    ("[a ", "]{.claim}"),
    ("![a ", "](b)"),
    ("^[a ", "]"),
    ("*a ", "a* "),
    ("_a ", "a_ "),
    ("**a *b ", "b* a** "),
    ("<span>a ", "</span> "),
    ("<div>\n", "</div>\n"),
    ("<ul>\n", "</ul>\n"),
    ("::: a\n", ":::\n"),
];

fn read_in_time(text: &str, name: &str) {
    let begun = Instant::now();
    read_article(text);
    layout(text);
    assert!(begun.elapsed() < PATIENCE, "{name:?} took {:?}", begun.elapsed());
}

#[test]
fn what_is_opened_again_and_again_is_read() {
    for opened in OPENED {
        read_in_time(&opened.repeat(LENGTH / opened.len()), opened);
    }
}

#[test]
fn what_is_nested_again_and_again_is_read() {
    for (opened, closed) in CLOSED {
        let times = LENGTH / (opened.len() + closed.len());
        read_in_time(&(opened.repeat(times) + &closed.repeat(times)), opened);
    }
}

#[test]
fn what_is_indented_ever_deeper_is_read() {
    for (indent, mark) in
        [("  ", "- a"), ("    ", "1. a"), ("\t", "- a"), ("    ", "[^1]: a"), (" ", "a:")]
    {
        let lines = (0..300).map(|depth| format!("{}{mark}\n", indent.repeat(depth)));
        let list: String = lines.collect();
        read_in_time(&list, mark);
        read_in_time(&format!("---\n{list}---\n"), mark);
    }
}

#[test]
fn front_matter_that_is_nested_again_and_again_is_read() {
    for nested in ["- ", "? ", "[", "{a: ", "&a ", "*a ", "!a ", "\"", "|\n ", "a: "] {
        let yaml = nested.repeat(LENGTH / nested.len());
        read_in_time(&format!("---\n{yaml}\n---\n\nThe line hums.\n"), nested);
        read_in_time(&format!("---\nreferences: {yaml}\n---\n\nThe line hums.\n"), nested);
    }
}
