//! The two pipes to the client, and what lies between them and the handlers.
//!
//! | file | what it does |
//! | --- | --- |
//! | `exchange` | passes messages from the one pipe to the handlers, and answers to the other |
//! | `input` | reads messages, whatever else comes |
//! | `output` | writes messages |
//! | `guard` | keeps a panicking handler from ending the server |
//! | `dialect` | puts what clients say so that `tower-lsp` understands it |
//! | `enclosed` | answers that are too long for `tower-lsp`'s way with them |

pub mod dialect;
pub mod enclosed;
pub mod exchange;
pub mod guard;
pub mod input;
pub mod output;
