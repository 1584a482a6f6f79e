//! BibTeX whose entries and abbreviations use each other so much that the reader would never come
//! to an end, and values that are nested too deep for it.

use std::collections::{HashMap, HashSet};

use ::biblatex::{Field, RawBibliography, RawChunk, RawEntry};

use crate::workspace::gate::{FileFault, limits};

/// Fields by which an entry has what others have. Nothing else here uses the other names of an
/// entry, its `ids`, which can lead in a circle as well.
const LINKS: [&str; 2] = ["crossref", "xdata"];

/// The abbreviations of a file.
struct Abbreviations<'a> {
    values: HashMap<&'a str, &'a Field<'a>>,
    /// How much each comes to: pieces and bytes.
    known: HashMap<&'a str, Size>,
}

/// How much a value comes to when its abbreviations are written out.
#[derive(Clone, Copy, Default)]
struct Size {
    pieces: u64,
    bytes: u64,
}

/// Takes links out of `raw` that lead from an entry with links to another; what is left leads one
/// step far.
///
/// # Errors
///
/// It comes to more than a bibliography may when all is written out, or is nested too deep.
pub(super) fn disentangle(raw: &mut RawBibliography<'_>) -> Result<(), FileFault> {
    check_values(raw)?;
    let linked: HashSet<&str> = raw.entries.iter().filter(|e| has_links(&e.v)).map(key).collect();
    let sizes: HashMap<&str, u64> = raw.entries.iter().map(|e| (key(e), size(&e.v))).collect();
    let mut inherited = 0;
    let mut keeps = Vec::new();
    for entry in &raw.entries {
        let targets = links(&entry.v).map(targets).collect::<Option<Vec<_>>>();
        let targets: Option<Vec<&str>> = targets.map(|all| all.into_iter().flatten().collect());
        let is_short = targets.as_ref().is_some_and(|t| t.iter().all(|key| !linked.contains(key)));
        if is_short {
            let bytes = targets.iter().flatten().filter_map(|key| sizes.get(key));
            inherited += bytes.sum::<u64>();
        }
        keeps.push(is_short);
    }
    if inherited > limits::BIBLIOGRAPHY.most {
        return Err(FileFault::TooEntangled(limits::BIBLIOGRAPHY));
    }
    for (entry, keeps) in raw.entries.iter_mut().zip(keeps) {
        entry.v.fields.retain(|field| {
            !field.key.v.eq_ignore_ascii_case("ids") && (keeps || !is_link(field.key.v))
        });
    }
    Ok(())
}

fn key<'a>(entry: &'a ::biblatex::Spanned<RawEntry<'a>>) -> &'a str {
    entry.v.key.v
}

fn is_link(field: &str) -> bool {
    LINKS.iter().any(|link| field.eq_ignore_ascii_case(link))
}

fn has_links(entry: &RawEntry<'_>) -> bool {
    links(entry).next().is_some()
}

fn links<'a>(entry: &'a RawEntry<'a>) -> impl Iterator<Item = &'a Field<'a>> {
    entry.fields.iter().filter(|field| is_link(field.key.v)).map(|field| &field.value.v)
}

/// The keys in the value of a link; none where TeX could make others of them.
fn targets<'a>(value: &'a Field<'a>) -> Option<Vec<&'a str>> {
    let [::biblatex::Spanned { v: RawChunk::Normal(keys), .. }] = value.as_slice() else {
        return None;
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ":_./+-, ".contains(c);
    let is_certain = keys.chars().all(is_plain) && !keys.contains("--");
    is_certain.then(|| keys.split(',').map(str::trim).collect())
}

/// How many bytes stand in an entry.
fn size(entry: &RawEntry<'_>) -> u64 {
    let chunks = entry.fields.iter().flat_map(|field| &field.value.v);
    chunks.map(|chunk| written(&chunk.v).len() as u64).sum()
}

fn written<'a>(chunk: &RawChunk<'a>) -> &'a str {
    match chunk {
        RawChunk::Normal(text) | RawChunk::Abbreviation(text) => text,
    }
}

/// Whether all values may be written out.
fn check_values(raw: &RawBibliography<'_>) -> Result<(), FileFault> {
    let values = raw.abbreviations.iter().map(|pair| (pair.key.v, &pair.value.v)).collect();
    let mut abbreviations = Abbreviations { values, known: HashMap::new() };
    let mut bytes = 0;
    for field in raw.entries.iter().flat_map(|entry| &entry.v.fields) {
        let size = abbreviations.size(&field.value.v, 0)?;
        bytes += size.bytes;
        if bytes > limits::BIBLIOGRAPHY.most || size.pieces > limits::PIECES.most {
            return Err(FileFault::TooEntangled(limits::BIBLIOGRAPHY));
        }
    }
    Ok(())
}

impl<'a> Abbreviations<'a> {
    /// How much `value` comes to, which stands in so many abbreviations.
    fn size(&mut self, value: &Field<'a>, depth: u64) -> Result<Size, FileFault> {
        if depth > limits::NESTING.most {
            return Err(FileFault::TooDeep(limits::NESTING));
        }
        let mut sum = Size::default();
        for chunk in value {
            let size = match chunk.v {
                RawChunk::Normal(text) => plain_size(text)?,
                RawChunk::Abbreviation(name) => self.size_of(name, depth)?,
            };
            sum.pieces = sum.pieces.saturating_add(size.pieces);
            sum.bytes = sum.bytes.saturating_add(size.bytes);
        }
        Ok(sum)
    }

    fn size_of(&mut self, name: &'a str, depth: u64) -> Result<Size, FileFault> {
        if let Some(known) = self.known.get(name) {
            return Ok(*known);
        }
        // What no abbreviation stands for is the name of a month.
        let Some(value) = self.values.get(name).copied() else { return plain_size(name) };
        let size = self.size(value, depth + 1)?;
        self.known.insert(name, size);
        Ok(size)
    }
}

/// How much `text` comes to: TeX's braces and commands part it, and must not be nested too deep.
fn plain_size(text: &str) -> Result<Size, FileFault> {
    let mut depth = 0_u64;
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits::NESTING.most {
            return Err(FileFault::TooDeep(limits::NESTING));
        }
    }
    Ok(Size { pieces: 1, bytes: text.len() as u64 })
}

#[cfg(test)]
mod tests {
    use super::super::biblatex;
    use super::*;

    fn titles(text: &str) -> Result<Vec<Option<String>>, FileFault> {
        let entries = biblatex::read(text)?.unwrap_or_default();
        Ok(entries.into_iter().map(|entry| entry.title).collect())
    }

    #[test]
    fn abbreviations_and_links_do_what_they_do_everywhere() {
        let text = "@string{port = \"Port\"}\n@string{line = port # \" Line\"}\n\
                    @book{a, title = line # { of the North}, year = 2026, month = mar}\n\
                    @book{b, xdata = {c}}\n@xdata{c, title = {A Timetable}}\n";
        let titles = titles(text).unwrap();
        assert!(titles.contains(&Some("Port Line of the North".to_owned())), "{titles:?}");
        assert!(titles.contains(&Some("A Timetable".to_owned())), "{titles:?}");
    }

    #[test]
    fn entries_in_a_circle_are_read_each_for_itself() {
        let circles = [
            "@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}\n",
            "@book{a, title = {A}, xdata = {a}}\n@book{b, title = {B}}\n",
            "@book{a, title = {A}, crossref = {\\\"{o}}}\n@book{ö, title = {B}, crossref = {a}}\n",
            "@book{a, title = {A}, crossref = {b}}\n@book{c, title = {B}, ids = {b}, xdata = {a}}\n",
        ];
        for text in circles {
            let expected = ["A", "B"].map(|title| Some(title.to_owned())).to_vec();
            assert_eq!(titles(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_would_never_come_to_an_end_is_refused() {
        let doubled = |n: usize| format!("@string{{a{n} = a{} # a{}}}\n", n - 1, n - 1);
        let doubled: String = (1..60).map(doubled).collect();
        let chained: String = (1..90).map(|n| format!("@string{{a{n} = a{}}}\n", n - 1)).collect();
        let long = format!("@string{{a = \"{}\"}}\n", "x".repeat(1 << 20));
        let table = [
            (format!("@string{{a0 = \"x\"}}\n{doubled}@book{{b, title = a59}}\n"), "comes to more"),
            (format!("{chained}@book{{b, title = a89}}\n"), "nested deeper than 64 levels"),
            ("@string{a = a}\n@book{b, title = a}\n".to_owned(), "nested deeper than 64 levels"),
            (format!("@book{{b, title = {}{}}}", "{".repeat(99), "}".repeat(99)), "nested deeper"),
            (long + &"@book{b, title = a}\n".repeat(20), "comes to more than 16 MiB"),
            (format!("@book{{b, title = {{a}}{}}}", " # {a}".repeat(1_000)), "comes to more than"),
        ];
        for (text, expected) in table {
            let told = titles(&text).unwrap_err().to_string();
            assert!(told.contains(expected), "{told}");
        }
    }
}
