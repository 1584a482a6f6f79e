//! The house stands as its plan says: no room uses one above or beside it, only the server knows
//! LSP, and every rule has its page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The floor of each room, from the table at the top of `src/lib.rs`.
fn floors() -> BTreeMap<String, u32> {
    let row = Regex::new(r"(?m)^//! \| (\d+) \| \[`(\w+)`\] \|").unwrap();
    let plan = fs::read_to_string(src().join("lib.rs")).unwrap();
    let rows = row.captures_iter(&plan);
    rows.map(|row| (row[2].to_owned(), row[1].parse().unwrap())).collect()
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All Rust files under `folder`.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let walk = ignore::Walk::new(folder).map(|entry| entry.unwrap().into_path());
    walk.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// The room that a file stands in: the first folder or file name below `src`.
fn room_of(file: &Path) -> String {
    let first = file.strip_prefix(src()).unwrap().iter().next().unwrap();
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The code of a file without its comments, which may link upwards.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_plan_lists_every_room() {
    let floors = floors();
    for entry in fs::read_dir(src()).unwrap() {
        let room = room_of(&entry.unwrap().path());
        assert!(matches!(room.as_str(), "lib" | "main") || floors.contains_key(&room), "{room}");
    }
}

#[test]
fn a_room_stands_above_all_that_it_uses() {
    let floors = floors();
    let used = Regex::new(r"\bcrate::(\w+|\{)").unwrap();
    for file in rust_files(&src()) {
        let room = room_of(&file);
        let Some(floor) = floors.get(&room) else { continue };
        for name in used.captures_iter(&code_of(&file)) {
            let name = &name[1];
            assert_ne!(name, "{", "{}: name each room on a line of its own", file.display());
            let below = floors.get(name).is_some_and(|other| other < floor);
            let place = file.display();
            assert!(
                name == room || below,
                "{place}: `{room}` (floor {floor}) must not use `{name}`"
            );
        }
    }
}

#[test]
fn only_the_server_knows_lsp() {
    for file in rust_files(&src()).iter().filter(|file| room_of(file) != "server") {
        let code = code_of(file);
        assert!(!code.contains("tower_lsp") && !code.contains("lsp_types"), "{}", file.display());
    }
}

#[test]
fn every_rule_has_its_page_beside_it() {
    for rule in standfirst::rules::ALL {
        let module = src().join("rules").join(rule.name.replace('-', "_"));
        let page = fs::read_to_string(module.with_extension("md")).unwrap_or_default();
        assert!(!page.trim().is_empty(), "{} has no page", rule.name);
        assert_eq!(page, rule.page, "{} compiles in another page", rule.name);
    }
}
