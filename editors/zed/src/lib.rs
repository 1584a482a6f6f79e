//! Starts the Standfirst language server in Zed.

use zed_extension_api::{
    Command, Extension, LanguageServerId, Result, Worktree, register_extension,
};

struct Standfirst;

impl Extension for Standfirst {
    fn new() -> Self {
        Standfirst
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let command = worktree
            .which("standfirst")
            .ok_or("`standfirst` is not on the PATH: install it, or set lsp.standfirst.binary.path in the settings")?;
        Ok(Command { command, args: vec!["server".into()], env: worktree.shell_env() })
    }
}

register_extension!(Standfirst);
