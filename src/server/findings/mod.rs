//! How findings reach the client, of documents that are open and of articles that are not.
//!
//! | file | what it does |
//! | --- | --- |
//! | `publishing` | sends those of each document's newest version |
//! | `reports` | gives them to clients that ask |
//! | `stored`, `scanning` | what is known of articles that are not open, and how it is told |
//! | `rule_pages` | the pages to which findings link |

pub mod publishing;
pub mod reports;
pub mod rule_pages;
pub mod scanning;
pub mod stored;
