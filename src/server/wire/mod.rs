//! What comes down the pipe, before a handler sees it.
//!
//! | file | what it does |
//! | --- | --- |
//! | `input` | reads messages, whatever else comes |
//! | `guard` | keeps a panicking handler from ending the server |
//! | `dialect` | puts what clients say so that `tower-lsp` understands it |

pub mod dialect;
pub mod guard;
pub mod input;
