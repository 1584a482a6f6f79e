-- How Neovim's client runs the server for `vim.lsp.enable("standfirst")`. Any of it can be changed
-- with `vim.lsp.config("standfirst", { … })`.

---@type vim.lsp.Config
return {
  cmd = function(dispatchers)
    return vim.lsp.rpc.start({ require("standfirst.program").path(), "server" }, dispatchers)
  end,
  filetypes = { "article" },
  root_markers = { "standfirst.toml", ".git" },

  -- A function, because it is asked before anything is started: without the program it says so once
  -- and starts nothing, where the client would complain about every article.
  root_dir = function(bufnr, start_in)
    local config = vim.lsp.config.standfirst
    if require("standfirst.program").can_run(config.cmd) then
      start_in(vim.fs.root(bufnr, config.root_markers))
    end
  end,

  capabilities = { experimental = { verdicts = true } },
  handlers = {
    ["standfirst/verdicts"] = function(_, counts)
      require("standfirst.verdicts").receive(counts)
    end,
  },

  -- Runs after LspAttach, so a user who switched completion on with other options there keeps them.
  on_attach = function(client, bufnr)
    require("standfirst.completion").enable(client, bufnr)
    require("standfirst.commands.check").forget(client, bufnr)
  end,
}
