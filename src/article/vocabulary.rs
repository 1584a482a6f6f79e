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

/// The attributes of bracketed spans, each with what it means in a few words.
pub const ATTRIBUTES: &[(&str, &str)] = &[
    ("by", "who asserts the claim, or speaks the quotation"),
    ("entity", "the identifier of the entity that is meant"),
    ("allow", "a rule that is silent here, and why: `RULE: why`"),
];
