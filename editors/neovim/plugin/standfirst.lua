-- What this folder does by itself when Neovim starts: it defines :Standfirst and enables the server
-- for articles, unless `vim.g.standfirst_enable` is false.

if vim.g.loaded_standfirst then
  return
end
vim.g.loaded_standfirst = true

if vim.fn.has("nvim-0.11") == 0 then
  vim.notify("standfirst: this needs Neovim 0.11 or later", vim.log.levels.WARN)
  return
end

vim.api.nvim_create_user_command("Standfirst", function(call)
  require("standfirst.command").run(call.fargs)
end, {
  nargs = "*",
  desc = "Check, explain and extend annotated articles",
  complete = function(...)
    return require("standfirst.command").complete(...)
  end,
})

if vim.g.standfirst_enable ~= false then
  vim.lsp.enable("standfirst")
end
