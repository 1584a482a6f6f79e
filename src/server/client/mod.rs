//! What the client can do and wants, and what it is offered and shown.
//!
//! | file | what it does |
//! | --- | --- |
//! | `abilities`, `offer` | what the client can do, and what this server offers it |
//! | `settings`, `configuring` | what the user has set in the editor, and how it is asked for |
//! | `progress` | shows how far a check has come |

pub mod abilities;
pub mod configuring;
pub mod offer;
pub mod progress;
pub mod settings;
