//! What the articles of the workspace name: found, listed and renamed in all of them.
//!
//! | file | what it does |
//! | --- | --- |
//! | `index`, `namesakes` | what they name, and where others name the same |
//! | `symbols` | the search through these names |
//! | `references`, `rename` | where a thing is named, and its change there |
//! | `relocating` | paths that are kept right when files are renamed |

pub mod index;
pub mod namesakes;
pub mod references;
pub mod relocating;
pub mod rename;
pub mod symbols;
