//! A change as a unified diff, which `git apply -p0` and `patch -p0` take.

use std::path::Path;

use similar::udiff::UnifiedHunkHeader;
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

/// How many lines around a change stay as they are and are shown.
const CONTEXT: usize = 3;

/// The change of the file at `path` from `before` to `after`.
pub fn patch(path: &Path, before: &str, after: &str) -> String {
    // A carriage return ends no line of a diff.
    let old: Vec<_> = before.split_inclusive('\n').collect();
    let new: Vec<_> = after.split_inclusive('\n').collect();
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let name = written(path);
    let mut patch = format!("--- {name}\n+++ {name}\n");
    for hunk in group_diff_ops(changes, CONTEXT) {
        patch.push_str(&format!("{}\n", UnifiedHunkHeader::new(&hunk)));
        hunk.iter().for_each(|change| push(change, &old, &new, &mut patch));
    }
    patch
}

fn push(change: &DiffOp, old: &[&str], new: &[&str], patch: &mut String) {
    let stays = matches!(change, DiffOp::Equal { .. });
    let (before, after) = (old.get(change.old_range()), new.get(change.new_range()));
    let sides = [(if stays { ' ' } else { '-' }, before), ('+', after)];
    for (sign, lines) in sides.into_iter().take(if stays { 1 } else { 2 }) {
        for line in lines.into_iter().flatten() {
            patch.push(sign);
            patch.push_str(line);
            if !line.ends_with('\n') {
                patch.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
}

/// The name as git writes it: what would end it stands behind a backslash, and behind a name with
/// spaces a tab says where it ends.
fn written(path: &Path) -> String {
    let Some(name) = path.to_str() else {
        return quoted(path.as_os_str().as_encoded_bytes(), |byte| !byte.is_ascii());
    };
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    if name.contains(['"', '\\']) || name.contains(|c: char| c.is_ascii_control()) {
        return quoted(name.as_bytes(), |_| false);
    }
    let tab = if name.contains(' ') { "\t" } else { "" };
    format!("{name}{tab}")
}

/// The name between quotation marks, bytes that are `strange` and control characters as numbers.
fn quoted(name: &[u8], strange: impl Fn(u8) -> bool) -> String {
    let mut quoted = vec![b'"'];
    for byte in name {
        match byte {
            b'"' | b'\\' => quoted.extend([b'\\', *byte]),
            _ if byte.is_ascii_control() || strange(*byte) => {
                quoted.extend(format!("\\{byte:03o}").bytes());
            }
            _ => quoted.push(*byte),
        }
    }
    quoted.push(b'"');
    String::from_utf8_lossy(&quoted).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_line_feeds_alone() {
        let patch = patch(Path::new("a"), "one\rtwo\r\nthree\r", "one\r2\r\nthree\r");
        let expected = "--- a\n+++ a\n@@ -1,2 +1,2 @@\n-one\rtwo\r\n+one\r2\r\n three\r\n\
                        \\ No newline at end of file\n";
        assert_eq!(patch, expected);
    }

    #[test]
    fn names_are_written_as_git_writes_them() {
        for (name, expected) in [
            ("desk/é.md", "desk/é.md"),
            ("a b.md", "a b.md\t"),
            ("a\tb\n\"é\".md", "\"a\\011b\\012\\\"é\\\".md\""),
        ] {
            assert_eq!(written(Path::new(name)), expected);
        }
    }
}
