//! Who takes part in what a verb tells, by the order of the words and the prepositions.

use std::ops::Range;

use crate::evidence::statement::{Statement, is_content};
use crate::language::{Token, TokenKind};

use crate::evidence::slots::verb::{is_be, is_past};

/// A phrase has at most so many tokens, and a main verb stands so near before its infinitive.
const LONGEST: usize = 16;
/// Words of a verb group.
const AUXILIARIES: [&str; 27] = [
    "has",
    "have",
    "had",
    "was",
    "were",
    "is",
    "are",
    "be",
    "been",
    "being",
    "will",
    "would",
    "could",
    "may",
    "might",
    "must",
    "should",
    "can",
    "to",
    "not",
    "also",
    "still",
    "now",
    "already",
    "then",
    "never",
    "reportedly",
];
/// Verbs whose object does what the infinitive behind it says: "ordered the firm to pay".
const COMMANDS: [&str; 14] = [
    "order", "ask", "tell", "told", "urg", "forc", "allow", "requir", "persuad", "invit", "want",
    "expect", "compel", "instruct",
];
/// Prepositions that open the phrase of one who takes part.
const LINKS: [&str; 11] =
    ["to", "from", "by", "against", "over", "above", "below", "behind", "for", "with", "of"];
/// Prepositions of time and place, behind which nobody takes part.
const ASIDES: [&str; 16] = [
    "in", "at", "on", "during", "through", "near", "about", "under", "off", "into", "after",
    "before", "until", "since", "within", "outside",
];
/// Words that open another clause.
const OPENERS: [&str; 12] = [
    "that", "if", "when", "while", "because", "although", "but", "as", "so", "unless", "where",
    "whether",
];

/// Those who take part in an event, as tokens of the sentence.
#[derive(Debug, Default)]
pub(super) struct Event {
    /// Who does it.
    pub doer: Vec<usize>,
    /// What it is done to: the object, or the subject of a passive verb.
    pub object: Vec<usize>,
    /// Whom it reaches, and from whom it comes.
    pub to: Vec<usize>,
    pub from: Vec<usize>,
    /// Over whom, above whom, against whom.
    pub rival: Vec<usize>,
    pub is_passive: bool,
}

/// Whether a word is a preposition that opens a phrase of its own.
pub(super) fn opens_phrase(word: &str) -> bool {
    LINKS.contains(&word) || ASIDES.contains(&word)
}

/// Reads the event that the verb at `at` tells.
pub(super) fn event(statement: &Statement<'_>, at: usize) -> Event {
    let tokens = statement.tokens();
    let start = group_start(tokens, at);
    let has_be = tokens[start..at].iter().any(is_be);
    let is_passive = has_be && is_past(&tokens[at]);
    let mut event = Event { is_passive, ..Event::default() };
    let subject = subject(tokens, start);
    let mut by = Vec::new();
    for (link, phrase) in phrases(tokens, at + 1) {
        let words = words(tokens, phrase.clone());
        match link {
            None if is_passive => {}
            None => {
                let (first, second) = split_objects(tokens, phrase);
                match second.is_empty() {
                    true => event.object.extend(first),
                    false => {
                        event.to.extend(first);
                        event.object.extend(second);
                    }
                }
            }
            Some("to") => event.to.extend(words),
            Some("from") => event.from.extend(words),
            Some("by") if is_passive => by.extend(words),
            Some("over" | "above" | "below" | "behind" | "against") => event.rival.extend(words),
            Some(_) => {}
        }
    }
    if is_passive {
        event.doer = by;
        event.object.extend(subject);
    } else {
        event.doer = subject;
    }
    event
}

/// The first token of the verb group that ends at `at`: "has agreed to buy".
fn group_start(tokens: &[Token], at: usize) -> usize {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let token = &tokens[before];
        let is_light = AUXILIARIES.contains(&token.lower.as_str())
            || token.lower.ends_with("ly") && !token.is_capitalised();
        let governs = tokens[start].lower == "to" && is_verb_before_to(tokens, before);
        if !is_light && !governs {
            break;
        }
        start = before;
    }
    start
}

/// "agreed", "plans" before "to": a verb that shares its subject with the next one.
fn is_verb_before_to(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let is_form = is_past(token)
        || matches!(
            token.lower.as_str(),
            "plans"
                | "wants"
                | "hopes"
                | "agrees"
                | "intends"
                | "aims"
                | "refuses"
                | "due"
                | "set"
                | "likely"
                | "about"
        );
    is_form && !token.is_capitalised()
}

/// The subject of the verb group that starts at `start`: the nearest phrase before it, or, behind
/// "who", what stands before that. An infinitive of purpose has the subject of its sentence; one
/// behind a command has its object.
fn subject(tokens: &[Token], start: usize) -> Vec<usize> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.lower == word);
    if is(start, "to") {
        let main = (0..start).rev().take(LONGEST).find(|at| is_main(tokens, *at));
        return match main {
            Some(main) if is_command(&tokens[main]) => last_phrase(tokens, start),
            Some(main) => subject(tokens, group_start(tokens, main)),
            None => Vec::new(),
        };
    }
    let relative = start.checked_sub(1).filter(|at| is(*at, "who") || is(*at, "which"));
    let end = relative.unwrap_or(start);
    match end.checked_sub(1).filter(|at| tokens[*at].is_mark(',')) {
        Some(comma) => beside_commas(tokens, comma),
        None => last_phrase(tokens, end),
    }
}

/// Whether the verb has somebody else do something: "asked the firm to pay".
pub(super) fn is_command(verb: &Token) -> bool {
    COMMANDS.contains(&verb.stem.as_str())
}

/// Who tells, and who is to do it, as tokens of the sentence.
pub(super) struct Command {
    pub who: Vec<usize>,
    pub whom: Vec<usize>,
}

/// Reads the command that the active verb at `at` gives: "the village asked the government to pay".
pub(super) fn commanded(tokens: &[Token], at: usize) -> Option<Command> {
    let start = group_start(tokens, at);
    let behind = at + 1..tokens.len().min(at + 1 + LONGEST);
    let to = behind.clone().find(|index| tokens[*index].lower == "to")?;
    let is_passive = tokens[start..at].iter().any(is_be);
    let is_broken = tokens[at + 1..to].iter().any(is_break);
    let (who, whom) = (subject(tokens, start), words(tokens, at + 1..to));
    (!is_passive && !is_broken && !who.is_empty() && !whom.is_empty())
        .then_some(Command { who, whom })
}

/// "The maker, Lumen Pharma, [paid]": both; "Oster, [who]": him alone.
fn beside_commas(tokens: &[Token], comma: usize) -> Vec<usize> {
    let mut all = last_phrase(tokens, comma);
    let start = phrase_start(tokens, comma);
    let before = start.and_then(|start| start.checked_sub(1)).filter(|at| tokens[*at].is_mark(','));
    all.extend(before.map(|comma| last_phrase(tokens, comma)).unwrap_or_default());
    all
}

/// The content words of the phrase that ends before `end`.
fn last_phrase(tokens: &[Token], end: usize) -> Vec<usize> {
    let Some(first) = phrase_start(tokens, end) else { return Vec::new() };
    // "In June Lowfield sold": a time of one word.
    let opens_time = ASIDES.contains(&tokens[first].lower.as_str());
    let first = if opens_time { end.min(first + 2) } else { first };
    words(tokens, first..end)
}

/// Whether the word at `at` is a past verb of its own.
fn is_main(tokens: &[Token], at: usize) -> bool {
    is_past(&tokens[at]) && !tokens[at].is_capitalised() && is_content(&tokens[at])
}

/// Where the phrase that ends before `end` starts: behind the last mark, clause word or verb.
fn phrase_start(tokens: &[Token], end: usize) -> Option<usize> {
    let is_border = |at: usize| {
        let token = &tokens[at];
        is_break(token) || OPENERS.contains(&token.lower.as_str()) || is_main(tokens, at)
    };
    let first = (end.saturating_sub(LONGEST)..end).rev().take_while(|at| !is_border(*at)).last()?;
    Some(first)
}

/// The content words of a phrase: of what stands before its first preposition but "of".
fn words(tokens: &[Token], phrase: Range<usize>) -> Vec<usize> {
    let is_link = |at: &usize| {
        let lower = tokens[*at].lower.as_str();
        lower != "of" && opens_phrase(lower)
    };
    let inside = phrase.take_while(|at| !is_link(at));
    inside.filter(|at| is_content(&tokens[*at])).collect()
}

fn is_break(token: &Token) -> bool {
    token.kind == TokenKind::Mark
        && !["-", "'s", "&", "€", "$", "£", "%"].contains(&token.lower.as_str())
}

/// The phrases behind a verb up to the end of its clause, each with the preposition before it. A
/// phrase of time or place is left out.
fn phrases(tokens: &[Token], from: usize) -> Vec<(Option<&str>, Range<usize>)> {
    let mut all = Vec::new();
    let mut link = None;
    let mut start = from;
    let mut is_aside = false;
    let mut at = from;
    loop {
        let token = tokens.get(at);
        let lower = token.map_or("", |token| token.lower.as_str());
        let ends = token.is_none_or(is_break) || OPENERS.contains(&lower) || lower == "who";
        let opens = !ends && lower != "of" && opens_phrase(lower);
        if ends || opens {
            if !is_aside && start < at {
                all.push((link, start..apposition_end(tokens, at)));
            }
            is_aside = ASIDES.contains(&lower);
            link = Some(lower);
            start = at + 1;
        }
        if ends {
            return all;
        }
        at += 1;
    }
}

/// The end of a name behind a comma: "a harbour pilot, Luca Brandis".
fn apposition_end(tokens: &[Token], comma: usize) -> usize {
    let is_comma = tokens.get(comma).is_some_and(|token| token.is_mark(','));
    let names = tokens.iter().skip(comma + 1).take_while(|token| token.is_capitalised()).count();
    let ends = tokens.get(comma + 1 + names).is_none_or(is_break);
    if is_comma && names > 0 && ends { comma + 1 + names } else { comma }
}

/// "Amsel | some €4 million": whom it reaches, and what.
fn split_objects(tokens: &[Token], phrase: Range<usize>) -> (Vec<usize>, Vec<usize>) {
    let opens = |at: usize| {
        let token = &tokens[at];
        token.kind == TokenKind::Number
            || ["€", "$", "£"].contains(&token.lower.as_str())
            || matches!(
                token.lower.as_str(),
                "a" | "an"
                    | "the"
                    | "its"
                    | "some"
                    | "about"
                    | "money"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
            )
    };
    let is_name = |at: usize| {
        tokens[at].is_capitalised()
            || matches!(tokens[at].lower.as_str(), "it" | "them" | "him" | "her")
    };
    let is_whole = |at: usize| at > phrase.start + 1 && tokens[phrase.start].lower == "the";
    let mut inner = phrase.clone().skip(1);
    let border = inner.find(|at| opens(*at) && (is_name(*at - 1) || is_whole(*at)));
    match border {
        Some(border) => (words(tokens, phrase.start..border), words(tokens, border..phrase.end)),
        None => (words(tokens, phrase), Vec::new()),
    }
}
