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
