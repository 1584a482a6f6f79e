//! Any bytes, as a `standfirst.toml`.
//!
//! It is understood, or the complaint says what, and where, in lines as editors count them. What is read is read the same again.

use std::path::Path;

use standfirst::workspace::{Configuration, FILE_NAME, Workspace};

/// Reads `data`, and an article with it. Files that it would be an extension of are left alone:
/// there may be some.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if text.contains("extends") {
        return;
    }
    let path = Path::new("/nowhere").join(FILE_NAME);
    match Configuration::parse(&path, &text) {
        Ok(configuration) => {
            let again = Configuration::parse(&path, &text).expect("it was read before");
            assert_eq!(configuration.fingerprint, again.fingerprint);
            let article = "# The line\n\n## Summary\n\n- It hums.\n\n## Insights\n\n- Who hums?\n";
            Workspace::default().review(
                Path::new("/nowhere/a.article.md"),
                article,
                &configuration,
            );
        }
        Err(error) => {
            assert!(!error.message.trim().is_empty(), "{text:?}");
            let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
            let (line, column) = error.at.unwrap_or((1, 1));
            assert!((1..=lines).contains(&line) && column > 0, "{error} in {text:?}");
        }
    }
}
