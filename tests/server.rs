//! The language server, driven by a scripted client: in process, and as the real binary.

#[path = "server/actions.rs"]
mod actions;
#[path = "server/binary.rs"]
mod binary;
#[path = "server/client.rs"]
mod client;
#[path = "server/commands.rs"]
mod commands;
#[path = "server/completion.rs"]
mod completion;
#[path = "server/configuration.rs"]
mod configuration;
#[path = "server/conversation.rs"]
mod conversation;
#[path = "server/desk.rs"]
mod desk;
#[path = "server/diagnostics.rs"]
mod diagnostics;
#[path = "server/encodings.rs"]
mod encodings;
#[path = "server/folding.rs"]
mod folding;
#[path = "server/formatting.rs"]
mod formatting;
#[path = "server/hostile.rs"]
mod hostile;
#[path = "server/links.rs"]
mod links;
#[path = "server/load.rs"]
mod load;
#[cfg(target_os = "linux")]
#[path = "server/memory.rs"]
mod memory;
#[path = "server/publishing.rs"]
mod publishing;
#[path = "server/pulling.rs"]
mod pulling;
#[path = "server/references.rs"]
mod references;
#[path = "server/relocating.rs"]
mod relocating;
#[path = "server/rename.rs"]
mod rename;
#[path = "server/scanning.rs"]
mod scanning;
#[path = "server/selection.rs"]
mod selection;
#[path = "server/settings.rs"]
mod settings;
#[path = "server/symbols.rs"]
mod symbols;
#[path = "server/tokens.rs"]
mod tokens;
#[path = "server/trouble.rs"]
mod trouble;
