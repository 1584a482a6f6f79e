//! Standfirst checks annotated articles: does the article support its headline and summary, and do
//! its sources support the article?
//!
//! The house has floors. A room may use the rooms below it, never one above or beside it unless
//! this table says so; `tests/architecture.rs` holds the table against the code.
//!
//! | floor | room | what lives there |
//! | --- | --- | --- |
//! | 8 | [`cli`] | one file per subcommand |
//! | 7 | [`server`] | the language server: the only room that knows LSP |
//! | 7 | [`report`] | one file per output format of `check` |
//! | 6 | [`check`] | many articles: at once, remembered on disk, held against a baseline and git, mended |
//! | 5 | [`ide`] | one file per editor feature, pure functions over a [`rules::Review`] |
//! | 5 | [`workspace`] | configuration, files, bibliographies: all reading from disk |
//! | 4 | [`rules`] | one file per rule with its page beside it, one registry |
//! | 3 | [`evidence`] | claim → passages → alignment → verdict |
//! | 3 | [`insights`] | question templates, their slots and fills |
//! | 2 | [`analysis`] | the article read with the language, block by block, cached by content |
//! | 1 | [`article`] | the article model, built from the Pandoc syntax tree; knows no language |
//! | 1 | [`language`] | sentences, names, quantities, dates, quotations …; knows plain text only |
//! | 0 | [`text`] | the rope, ranges, positions in UTF-8/16/32, edits |
//!
//! Ranges are byte offsets into UTF-8 text everywhere; lines, columns and UTF-16 units exist only
//! where a report or the protocol is written.

pub mod analysis;
pub mod article;
pub mod check;
pub mod cli;
pub mod evidence;
pub mod ide;
pub mod insights;
pub mod language;
pub mod report;
pub mod rules;
pub mod server;
pub mod text;
pub mod workspace;
