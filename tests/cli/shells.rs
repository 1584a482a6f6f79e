//! What the definitions of the arguments are made into: completions and manual pages.

use std::process::Command;

use crate::{Desk, stderr, stdout};

/// What bash completes the last of `words` to, by the script that `completions bash` prints.
#[cfg(unix)]
fn completed(words: &[&str]) -> Vec<String> {
    let desk = Desk::with(&[]);
    desk.put("script", stdout(&desk.run("completions bash").code(0)).as_bytes());
    let ask = "source ./script; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); \
               _standfirst standfirst \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\"; \
               printf '%s\\n' \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    let bash = bash.args(["--norc", "-c", ask, "bash"]).args(words).current_dir(desk.path());
    let output = bash.output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_formats_and_rules() {
    let table: [(&[&str], &[&str]); 5] = [
        (&["standfirst", "ver"], &["verify"]),
        (&["standfirst", "check", "--show"], &["--show-config"]),
        (&["standfirst", "check", "--format", "conc"], &["concise"]),
        (&["standfirst", "check", "--select", "unsource"], &["unsourced-claim"]),
        (&["standfirst", "explain", "missing-"], &["missing-archive", "missing-category"]),
    ];
    for (words, expected) in table {
        assert_eq!(completed(words), expected, "{words:?}");
    }
}

/// What fish completes `line` to.
#[cfg(unix)]
fn completed_by_fish(script: &str, line: &str) -> Option<Vec<String>> {
    let desk = Desk::with(&[("script", script), ("missing-file", "")]);
    let ask = format!("source ./script; complete -C '{line}'");
    let mut fish = Command::new("fish");
    let fish = fish.args(["--no-config", "-c", &ask]).current_dir(desk.path());
    let output = fish.env("HOME", desk.path()).output().ok()?;
    let words = String::from_utf8(output.stdout).unwrap();
    Some(words.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect())
}

#[cfg(unix)]
#[test]
fn fish_completes_arguments_without_a_name_and_lists() {
    let script = stdout(&Desk::with(&[]).run("completions fish").code(0));
    for (line, expected) in [
        ("standfirst explain missing-", &["missing-archive", "missing-category"][..]),
        ("standfirst completions po", &["powershell"]),
        ("standfirst check --select unsource", &["unsourced-claim"]),
        ("standfirst check --select markup,unsource", &["markup,unsourced-claim"]),
        ("standfirst check --ignore=markup,unsource", &["--ignore=markup,unsourced-claim"]),
    ] {
        // Not every machine has fish.
        let Some(completed) = completed_by_fish(&script, line) else { return };
        assert_eq!(completed, expected, "{line}");
    }
}

#[test]
fn there_are_completions_for_five_shells() {
    let desk = Desk::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&desk.run(&format!("completions {shell}")).code(0));
        assert!(script.contains("show-config"), "{shell}");
    }
    assert!(stderr(&desk.run("completions tcsh").code(2)).contains("possible values"));
}

#[test]
fn there_is_a_manual_page_and_one_for_each_command() {
    let desk = Desk::with(&[]);
    let page = stdout(&desk.run("man").code(0));
    assert!(page.contains(".TH standfirst 1"), "{page}");
    for command in ["check", "verify", "entities", "questions", "import", "init", "server"] {
        assert!(page.contains(&format!("standfirst\\-{command}(1)")), "{command}: {page}");
        let own = stdout(&desk.run(&format!("man {command}")).code(0));
        assert!(own.contains(&format!(".TH standfirst-{command} 1")), "{own}");
        assert!(own.contains("SYNOPSIS"), "{own}");
    }
    let complaint = stderr(&desk.run("man chekc").code(2));
    assert!(complaint.contains("there is no command `chekc`: use one of check, "), "{complaint}");
}
