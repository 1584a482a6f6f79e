//! The classes and attributes that mean something in an annotated article.

/// The classes of bracketed spans, each with what it means in a few words.
pub const CLASSES: &[(&str, &str)] = &[
    ("claim", "a statement to be checked"),
    ("opinion", "an opinion: not checked"),
    ("background", "common knowledge: not checked"),
    ("quote", "a quotation; `by` names its speaker"),
    ("person", "a person"),
    ("org", "an organisation"),
    ("place", "a place"),
    ("product", "a product"),
    ("event", "an event"),
    ("law", "a law or treaty"),
    ("work", "a book, film, song or paper"),
];

/// What a comment can begin with to switch rules off and on, each with what it does.
pub const DIRECTIVES: &[(&str, &str)] = &[
    (DISABLE_NEXT_LINE, "rules are silent about the next line"),
    (DISABLE, "rules are silent from here on"),
    (ENABLE, "rules speak again"),
];

/// Silences rules in the next line.
pub const DISABLE_NEXT_LINE: &str = "standfirst-disable-next-line";
/// Silences rules from here on.
pub const DISABLE: &str = "standfirst-disable";
/// Ends [`DISABLE`].
pub const ENABLE: &str = "standfirst-enable";

/// The keys of the front matter, each with what it says.
pub const FRONT_MATTER: &[(&str, &str)] = &[
    ("title", "the headline, where no heading gives it"),
    ("author", "who wrote the article"),
    ("date", "the day on which it appeared: 2026-03-18"),
    ("lang", "its language: en"),
    ("bibliography", "files that define sources: BibTeX, CSL-JSON or CSL-YAML"),
    (REFERENCES, "sources that are defined here"),
    (ENTITIES, "names that are declared here"),
];

/// The key of the list of sources.
pub const REFERENCES: &str = "references";
/// The key of the list of entities.
pub const ENTITIES: &str = "entities";

/// The keys of a source (CSL), each with what it says.
pub const REFERENCE_KEYS: &[(&str, &str)] = &[
    ("id", "the key that citations use"),
    ("type", "what it is: article-newspaper, webpage, report"),
    ("title", "its title"),
    ("author", "who wrote it"),
    ("container-title", "the newspaper, journal or site"),
    ("issued", "the day on which it appeared"),
    ("URL", "where it is on the web"),
    ("archive_location", "the file with its text, relative to this one"),
];

/// The types of sources (CSL) that articles cite most, each with what it is.
pub const REFERENCE_TYPES: &[(&str, &str)] = &[
    ("article-newspaper", "an article in a newspaper"),
    ("article-magazine", "an article in a magazine"),
    ("article-journal", "a paper in a journal"),
    ("webpage", "a page on the web"),
    ("report", "a report"),
    ("book", "a book"),
    ("broadcast", "a programme on radio or television"),
    ("interview", "an interview"),
    ("speech", "a speech"),
    ("legislation", "a law"),
    ("legal_case", "a judgment"),
    ("dataset", "data"),
    ("post", "a post on a social network"),
];

/// The parts of an author's name (CSL), each with what it is.
pub const AUTHOR_KEYS: &[(&str, &str)] = &[
    ("family", "the family name"),
    ("given", "the given name"),
    ("literal", "the name as a whole: an organisation"),
];

/// The keys of a declared entity, each with what it says.
pub const ENTITY_KEYS: &[(&str, &str)] = &[
    ("id", "what `entity=` refers to"),
    ("name", "its full name"),
    ("type", "what it is: person, org, place"),
    ("aliases", "other names for the same"),
];

/// The attributes of bracketed spans, each with what it means in a few words.
pub const ATTRIBUTES: &[(&str, &str)] = &[
    ("by", "who asserts the claim, or speaks the quotation"),
    ("entity", "the identifier of the entity that is meant"),
    ("allow", "a rule that is silent here, and why: `RULE: why`"),
];
