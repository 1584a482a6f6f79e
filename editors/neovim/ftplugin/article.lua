-- Options for the writing of articles. How prose is wrapped and spelt is the user's own affair.

if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = 1

vim.opt_local.commentstring = "<!-- %s -->"
vim.opt_local.comments = "n:>"
vim.opt_local.formatoptions:append("n")
vim.opt_local.formatlistpat = [[^\s*\%(\d\+[.)]\|[-*+]\)\s\+]]

-- Folds, text objects and highlighters that work on the syntax tree read articles as Markdown.
vim.treesitter.language.register("markdown", "article")

vim.b.undo_ftplugin = "setlocal commentstring< comments< formatoptions< formatlistpat<"
