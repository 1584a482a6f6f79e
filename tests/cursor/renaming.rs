//! What a rename changes, and what it refuses.

use super::*;
use standfirst::article::{EntityDeclaration, Spanned};

const ARTICLE: &str = "---\n\
    title: Tidal Works 😀 sold\n\
    references:\n- {id: courier, title: The yard}\n- {id: wire, title: The wire}\n\
    entities:\n\
    - {id: tidal, name: Tidal Works, aliases: [the yard]}\n\
    - {id: lind, name: \"Mara Lind\"}\n---\n\n\
    ## Summary\n\n- É: [Tidal Works is sold]{.claim #sold} [@courier].\n\n## Article\n\n\
    [Tidal\nWorks]{entity=tidal} [@courier, p. 4; @wyre] is sold, said [“the yard”]{.quote \
    by=\"Mara Lind\"}. Lind read of [it](#sold) and of [**Tidal** Works]{.org}.\n";

/// The article after what stands at `$0` was called `new`, or why it was not.
fn renamed(from: &str, to: &str, new: &str) -> Result<String, String> {
    assert!(ARTICLE.contains(from), "{from}");
    let (review, mut source, offset) = reviewed(&ARTICLE.replacen(from, to, 1));
    let renamable = ide::renamable(&review, &source, &[], offset)?;
    for edit in ide::rename(&review, &source, &renamable, new)?.iter().rev() {
        source.replace_range(edit.range.start..edit.range.end, &edit.new_text);
    }
    Ok(source)
}

#[test]
fn a_key_changes_in_its_entry_and_in_all_citations() {
    let expected = ARTICLE.replace("courier", "harbour-courier");
    for (from, to) in [("@courier]", "@cou$0rier]"), ("id: courier", "id: $0courier")] {
        assert_eq!(renamed(from, to, "harbour-courier"), Ok(expected.clone()), "{to}");
    }
    let corrected = ARTICLE.replace("@wyre", "@wire");
    assert_eq!(renamed("@wyre", "@wy$0re", "wire"), Ok(corrected), "it was not defined");
}

#[test]
fn an_identifier_changes_where_it_is_written() {
    let expected = ARTICLE.replace("id: tidal", "id: tw").replace("entity=tidal", "entity=tw");
    for (from, to) in [("entity=tidal", "entity=ti$0dal"), ("id: tidal", "id: ti$0dal")] {
        assert_eq!(renamed(from, to, " tw "), Ok(expected.clone()), "{to}");
    }
    let expected = ARTICLE.replace("#sold", "#sale");
    assert_eq!(renamed("(#sold", "(#so$0ld", "sale"), Ok(expected));
}

#[test]
fn a_name_changes_where_it_is_written_exactly_so() {
    let expected =
        ARTICLE.replace("Tidal Works", "Tidal & Sons").replace("Tidal\nWorks", "Tidal & Sons");
    for (from, to) in [("- É: [Tidal", "- É: [Ti$0dal"), ("name: Tidal", "name: T$0idal")] {
        assert_eq!(renamed(from, to, "Tidal & Sons"), Ok(expected.clone()), "{to}");
    }
    let expected = ARTICLE.replace("Mara Lind", "Mara Orr");
    assert_eq!(renamed("by=\"Mara", "by=\"Ma$0ra", "Mara Orr"), Ok(expected), "“Lind” stays");
    let expected = ARTICLE.replace("the yard", "the wharf");
    assert_eq!(renamed("[the yard", "[the y$0ard", "the wharf"), Ok(expected));
}

#[test]
fn the_same_name_changes_nothing() {
    assert_eq!(renamed("@courier]", "@cou$0rier]", "courier"), Ok(ARTICLE.to_owned()));
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    let table = [
        ("is sold, said", "is so$0ld, said", "x", "no key, identifier or name"),
        ("@courier]", "@cou$0rier]", "the courier", "letters, digits"),
        ("@courier]", "@cou$0rier]", "", "can be no key"),
        ("@courier]", "@cou$0rier]", "wire", "a source called “wire” already"),
        ("(#sold", "(#so$0ld", "4th", "starts with a letter"),
        ("entity=tidal", "entity=ti$0dal", "lind", "another entity called “lind” already"),
        ("- É: [Tidal", "- É: [Ti$0dal", "Mara Lind", "another entity called “Mara Lind”"),
        ("- É: [Tidal", "- É: [Ti$0dal", "Tidal*", "“*” would be read as markup"),
        ("- É: [Tidal", "- É: [Ti$0dal", "Tide: a yard", "in the title only if"),
    ];
    for (from, to, new, reason) in table {
        let refused = renamed(from, to, new).unwrap_err();
        assert!(refused.contains(reason), "{to} → {new}: {refused}");
    }
}

#[test]
fn an_entity_of_the_workspace_is_not_the_articles_to_rename() {
    let spanned = |value: &str| Spanned { value: value.to_owned(), ..Spanned::default() };
    let id = spanned("orr");
    let listed = [EntityDeclaration { id, name: spanned("Orr"), ..EntityDeclaration::default() }];
    let (review, source, offset) = reviewed("[He]{entity=o$0rr} hums.\n");
    let refused = ide::renamable(&review, &source, &listed, offset).unwrap_err();
    assert!(refused.contains("standfirst.toml"), "{refused}");
    assert!(ide::renamable(&review, &source, &[], offset).is_ok());
}
