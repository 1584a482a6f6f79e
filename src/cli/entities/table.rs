//! The table that people read: entities by salience, then the figures and dates with what they mean,
//! then the quotations.

use std::io::{self, Write};

use super::extraction::{Entity, Extraction};

/// Roles that a line has room for.
const MOST_ROLES: usize = 2;

/// Writes what was extracted from the article at `path`.
pub fn write(path: &str, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{path}")?;
    let width = extraction.entities.iter().map(|e| e.name.chars().count()).max().unwrap_or(0);
    for entity in &extraction.entities {
        let Entity { name, kind, salience, mentions, roles, .. } = entity;
        let (kind, count) = (kind.as_str(), format!("{}×", mentions.len()));
        let roles: Vec<_> = roles.iter().take(MOST_ROLES).map(|role| role.text.as_str()).collect();
        let line =
            format!("  {name:<width$}  {kind:<8} {salience:.2}  {count:<4} {}", roles.join("; "));
        writeln!(out, "{}", line.trim_end())?;
    }
    let Extraction { quantities, dates, quotes, .. } = extraction;
    let quantities = quantities.iter().map(|found| meant(&found.span.text, &found.meaning()));
    let dates = dates.iter().map(|found| meant(&found.span.text, &found.meaning()));
    list(out, "quantities", quantities)?;
    list(out, "dates", dates)?;
    list(out, "quotes", quotes.iter().map(|found| found.span.text.clone()))
}

/// "last month = 2026-02-01 to 2026-02-28"
fn meant(words: &str, meaning: &str) -> String {
    if meaning.is_empty() { words.to_owned() } else { format!("{words} = {meaning}") }
}

/// One line a thing, under its heading; nothing where there is none.
fn list(
    out: &mut impl Write,
    heading: &str,
    mut things: impl Iterator<Item = String>,
) -> io::Result<()> {
    let Some(first) = things.next() else { return Ok(()) };
    writeln!(out, "  {heading}")?;
    std::iter::once(first).chain(things).try_for_each(|thing| writeln!(out, "    {thing}"))
}
