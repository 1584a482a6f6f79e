//! The word lists of the language room, one text file each, compiled in.
//!
//! A list has one entry a line; `#` starts a comment; a tab parts an entry from what is said of
//! it. Entries are facts of the language or of the world, written down for this project.

mod listed;
mod phrases;

use std::sync::LazyLock;

pub use listed::Listed;
pub use phrases::Phrases;

/// A set of words or phrases, in lower case unless the file says otherwise, each with its note.
pub type WordList = Listed<&'static str>;

/// Reads a list: entry, tab, note; the note is empty where a line has none.
pub fn parse(file: &'static str) -> WordList {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim_end())
        .filter(|line| !line.is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .map(|(entry, note)| (entry.trim(), note.trim()))
        .collect()
}

/// Words that carry no content of their own: articles, pronouns, prepositions, auxiliaries.
pub static FUNCTION_WORDS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("function_words.txt")));

/// The months and their usual abbreviations, each with its number.
pub static MONTHS: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("months.txt")));

/// Currency names in the singular, and ISO 4217 codes in capitals; the note is the code.
pub static CURRENCIES: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("currencies.txt")));

/// Units of measure in the singular, and their signs; the note is the symbol.
pub static MEASURES: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("measures.txt")));

/// Phrases before a number that say how it is meant; the note says how.
pub static BOUNDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&parse(include_str!("bounds.txt"))));

/// Phrases behind a quantity that say how it is meant; the note says how.
pub static BOUNDS_AFTER: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&parse(include_str!("bounds_after.txt"))));

/// Stems of words that open a change "from" one value "to" another.
pub static CHANGE_WORDS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("change_words.txt")));

/// Words behind which a number is a label.
pub static LABELS: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("labels.txt")));

/// Irregular past forms ("past"), and words behind which an infinitive lies ahead ("leads").
pub static TENSES: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("tenses.txt")));

/// Abbreviations that end in a full stop; the note says when the stop ends a sentence.
pub static ABBREVIATIONS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("abbreviations.txt")));

/// Words that mostly start a sentence where they have a capital.
pub static SENTENCE_STARTERS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("sentence_starters.txt")));

/// Verbs by which someone is quoted.
pub static REPORTING_VERBS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("reporting_verbs.txt")));

/// Nouns for documents and for those who write them: "report", "poll", "inquiry".
pub static SOURCE_NOUNS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("source_nouns.txt")));

/// Words that open a new clause behind a comma; those noted "bare" without one too.
pub static CLAUSE_OPENERS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("clause_openers.txt")));

/// Phrases that weaken a statement; the note gives the strength that is left.
pub static HEDGES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&parse(include_str!("hedges.txt"))));

/// Words behind a speaker who wants no name, or of whom only what they know is told; the note says
/// which.
pub static ANONYMITY: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&parse(include_str!("anonymity.txt"))));

/// Phrases that negate; the note says what.
pub static NEGATIONS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&parse(include_str!("negations.txt"))));
/// Adjectives and nouns for the people of a country, a faith or a party, with the country.
pub static DEMONYMS: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("demonyms.txt")));

/// Countries, states, regions and large cities.
pub static PLACES: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("places.txt")));

/// Common given names of several cultures.
pub static GIVEN_NAMES: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("given_names.txt")));

/// Given names and titles by which a woman ("f") or a man ("m") is told.
pub static NAME_GENDERS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("name_genders.txt")));

/// Well-known companies, media, authorities and bodies.
pub static ORGANISATIONS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("organisations.txt")));

/// Well-known products.
pub static PRODUCTS: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("products.txt")));

/// Words that tell what a name stands for; the note says what.
pub static NAME_CUES: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("name_cues.txt")));

/// Nouns that say what someone or something named right behind them is: "rival", "partner".
pub static ROLES: LazyLock<WordList> = LazyLock::new(|| parse(include_str!("roles.txt")));

/// Abbreviations that stand for common nouns, not for names: "AI", "CEO".
pub static COMMON_ABBREVIATIONS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("common_abbreviations.txt")));

/// Abbreviations and short names that everybody knows, each with the full name.
pub static SHORT_NAMES: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("short_names.txt")));

/// Words that tell how far a description reaches and what it is; the note lists all that they do.
pub static DESCRIPTION_WORDS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("description_words.txt")));
