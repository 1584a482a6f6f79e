//! The fenced blocks of a Markdown file.

/// The content of a fenced block.
pub struct Block {
    /// The number of its first line in the file, from 1.
    pub line: usize,
    /// What stands between the fences.
    pub text: String,
}

/// All blocks whose info string is `article`.
pub fn article_blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        let Some((fence, info)) = opening(line) else { continue };
        let content = lines.by_ref().map(|(line, _)| line).take_while(|line| !closes(line, fence));
        let text: String = content.flat_map(|line| [line, "\n"]).collect();
        if info == "article" {
            blocks.push(Block { line: number + 1, text });
        }
    }
    blocks
}

/// The number of backticks that open a block, and the info string behind them.
fn opening(line: &str) -> Option<(usize, &str)> {
    let info = line.trim_start_matches('`');
    let fence = line.len() - info.len();
    (fence >= 3 && !info.contains('`')).then_some((fence, info.trim()))
}

/// Whether `line` closes a block that `fence` backticks have opened.
fn closes(line: &str, fence: usize) -> bool {
    opening(line).is_some_and(|(length, info)| length >= fence && info.is_empty())
}

#[test]
fn longer_fences_hold_shorter_ones() {
    let markdown = "```sh\nls\n```\n\n````article\na\n```\nb\n````\n```article\nc\n```\n";
    let found: Vec<(usize, String)> =
        article_blocks(markdown).into_iter().map(|block| (block.line, block.text)).collect();
    assert_eq!(found, [(6, "a\n```\nb\n".to_owned()), (11, "c\n".to_owned())]);
}
