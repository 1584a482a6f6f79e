//! Which words can make up a role.

use crate::language::lexicon;
use crate::language::token::{Case, Token, TokenKind};

/// Titles that tell nothing of what someone does.
const COURTESY: [&str; 14] = [
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "rev", "reverend", "vice",
    "chief", "deputy",
];

/// Nouns for happenings and times: what they say behind a comma, they say of the sentence.
const ABSTRACT: [&str; 38] = [
    "move",
    "step",
    "decision",
    "deal",
    "relationship",
    "sign",
    "blow",
    "claim",
    "change",
    "charge",
    "figure",
    "way",
    "time",
    "year",
    "day",
    "week",
    "month",
    "decade",
    "century",
    "hour",
    "result",
    "view",
    "fact",
    "effort",
    "attempt",
    "plan",
    "number",
    "lot",
    "bit",
    "case",
    "process",
    "increase",
    "decrease",
    "rise",
    "fall",
    "drop",
    "reason",
    "majority",
];

/// Participles behind which an apposition only goes into detail.
const DETAILS: [&str; 22] = [
    "designed",
    "based",
    "known",
    "led",
    "run",
    "founded",
    "owned",
    "backed",
    "called",
    "named",
    "dubbed",
    "located",
    "held",
    "made",
    "used",
    "published",
    "built",
    "created",
    "who",
    "which",
    "that",
    "whose",
];

/// Verbs and auxiliaries that no description has: where one stands, a clause is told.
const TOLD: [&str; 27] = [
    "is", "was", "are", "were", "be", "been", "has", "have", "had", "will", "would", "can",
    "could", "may", "might", "must", "should", "do", "does", "did", "told", "met", "won", "lost",
    "went", "came", "said",
];

/// Forms of verbs without an ending that would show them, before which no role begins.
const VERBS: [&str; 52] = [
    "met", "told", "won", "beat", "led", "saw", "took", "gave", "made", "put", "sent", "left",
    "lost", "paid", "bought", "sold", "held", "found", "got", "had", "let", "set", "cut", "ran",
    "hit", "quit", "hear", "say", "see", "meet", "join", "ask", "tell", "help", "call", "sue",
    "beats", "wrote", "became", "become", "heard", "knew", "thought", "felt", "kept", "brought",
    "caught", "taught", "chose", "drew", "fought", "hired",
];

/// Words in -s and -ing that stand before nouns all the same.
const MODIFIERS: [&str; 23] = [
    "news",
    "sports",
    "sales",
    "politics",
    "arms",
    "rights",
    "affairs",
    "communications",
    "overseas",
    "operations",
    "systems",
    "services",
    "acting",
    "managing",
    "founding",
    "leading",
    "outgoing",
    "incoming",
    "sitting",
    "ruling",
    "governing",
    "commanding",
    "engineering",
];

/// Whether the word says what someone or something is: "rival", "Co-founder", "Prime Minister".
pub(super) fn is_role(token: &Token) -> bool {
    let lower = token.lower.trim_end_matches('.');
    if token.kind != TokenKind::Word || COURTESY.contains(&lower) {
        return false;
    }
    let last = lower.rsplit('-').next().unwrap_or(lower);
    let singular = last.strip_suffix('s').unwrap_or(last);
    let is_listed = |word: &str| {
        lexicon::ROLES.contains_key(word) || lexicon::NAME_CUES.get(word) == Some(&"title")
    };
    let is_follower = lower.len() > 6 && (lower.ends_with("ist") || lower.ends_with("crat"));
    is_listed(last) || is_listed(singular) || is_follower
}

/// Whether the role is that of several.
pub(super) fn is_plural_role(token: &Token) -> bool {
    let lower = token.lower.as_str();
    let singular = lower.strip_suffix('s').unwrap_or(lower);
    let is_listed = |word: &str| {
        lexicon::ROLES.contains_key(word) || lexicon::NAME_CUES.get(word) == Some(&"title")
    };
    lower.ends_with('s') && !is_listed(lower) && is_listed(singular) || lower.ends_with("crats")
}

/// Whether the role is a verb too: "to host".
pub(super) fn may_be_verb(lower: &str) -> bool {
    const VERBS: [&str; 14] = [
        "host", "partner", "captain", "coach", "head", "star", "champion", "broker", "pioneer",
        "sponsor", "judge", "father", "author", "pilot",
    ];
    VERBS.contains(&lower)
}

/// Whether the noun is for a relative, who is one of somebody's.
pub(super) fn is_kin(lower: &str) -> bool {
    const KIN: [&str; 16] = [
        "father",
        "mother",
        "brother",
        "sister",
        "son",
        "daughter",
        "wife",
        "husband",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "grandfather",
        "grandmother",
        "widow",
        "widower",
    ];
    KIN.contains(&lower)
}

/// Whether the word can stand before a role as part of it: "long-term", "Swedish", "Prime".
pub(super) fn modifies(token: &Token) -> bool {
    let lower = token.lower.as_str();
    if !matches!(token.kind, TokenKind::Word | TokenKind::Mixed) || is_small(token) {
        return false;
    }
    match token.case {
        Case::Lower => is_plain_modifier(lower),
        _ => {
            lexicon::DEMONYMS.contains_key(lower)
                || is_role(token)
                || matches!(lower, "prime" | "vice" | "chief" | "deputy" | "home" | "shadow")
                || matches!(lower, "foreign" | "major" | "emeritus" | "general" | "former")
                || token.case == Case::Upper && !lexicon::MONTHS.contains_key(lower)
                || lower.contains('-') && lower.len() > 6
        }
    }
}

/// A word of a sentence's start that would be in lower case elsewhere.
pub(super) fn modifies_at_start(token: &Token) -> bool {
    token.case == Case::Capital
        && !is_small(token)
        && !lexicon::SENTENCE_STARTERS.contains_key(token.lower.as_str())
        && !is_day(token)
        && is_plain_modifier(&token.lower)
}

fn is_plain_modifier(lower: &str) -> bool {
    let is_verb = lexicon::REPORTING_VERBS.contains_key(lower) || VERBS.contains(&lower);
    let ending = lower.ends_with("ed") && !lower.contains('-')
        || lower.ends_with("ly")
        || lower.ends_with("ing")
        || lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us");
    !is_verb && (!ending || MODIFIERS.contains(&lower))
}

/// Whether the word is an article, a pronoun, a preposition, an auxiliary.
pub(super) fn is_small(token: &Token) -> bool {
    lexicon::FUNCTION_WORDS.contains_key(token.lower.as_str()) && !matches!(token.case, Case::Upper)
}

/// Whether the word is a day of the week or a month.
pub(super) fn is_day(token: &Token) -> bool {
    let lower = token.lower.trim_end_matches('.');
    lower.ends_with("day") && token.is_capitalised() || lexicon::MONTHS.contains_key(lower)
}

/// Whether the noun is for a happening or a time.
pub(super) fn is_abstract(lower: &str) -> bool {
    ABSTRACT.contains(&lower) || ABSTRACT.contains(&lower.trim_end_matches('s'))
}

/// Whether an apposition goes into detail from this word on.
pub(super) fn opens_detail(lower: &str) -> bool {
    DETAILS.contains(&lower)
}

/// Whether the word shows that a clause is told.
pub(super) fn tells(token: &Token) -> bool {
    let lower = token.lower.as_str();
    let reports = lexicon::REPORTING_VERBS.get(lower).is_some_and(|note| *note != "noun");
    let past = token.case == Case::Lower && lower.ends_with("ed") && !lower.contains('-');
    TOLD.contains(&lower) || reports || past && lower.len() > 4
}

/// Nouns for kinds of places that are named behind "of": "the town of Orlo".
pub(super) fn is_place_kind(lower: &str) -> bool {
    const KINDS: [&str; 16] = [
        "town",
        "city",
        "village",
        "island",
        "province",
        "state",
        "port",
        "region",
        "suburb",
        "district",
        "county",
        "borough",
        "municipality",
        "emirate",
        "capital",
        "hamlet",
    ];
    KINDS.contains(&lower)
}

/// Verbs that say what someone does for a living, or something is for.
pub(super) fn is_office(lower: &str) -> bool {
    const OFFICES: [&str; 30] = [
        "heads",
        "leads",
        "runs",
        "chairs",
        "owns",
        "directs",
        "edits",
        "oversees",
        "represents",
        "manages",
        "coaches",
        "founded",
        "hosts",
        "makes",
        "operates",
        "publishes",
        "covers",
        "plays",
        "teaches",
        "sells",
        "builds",
        "employs",
        "controls",
        "led",
        "ran",
        "chaired",
        "headed",
        "regulates",
        "supplies",
        "supervises",
    ];
    OFFICES.contains(&lower)
}
