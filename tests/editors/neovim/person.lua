-- The configuration of a person at a terminal: Neovim as it comes, the runtime folder, and a few lines
-- that :help standfirst offers.

vim.opt.runtimepath:prepend(vim.env.PLUGIN)

vim.cmd.colorscheme("habamax")
vim.o.hlsearch = false
vim.o.completeopt = "menuone,noselect"
vim.o.statusline = " %f %m%=%{v:lua.require'standfirst'.status()}   %l:%c "
vim.diagnostic.config({ virtual_lines = { current_line = true } })

for _, severity in ipairs({ "Error", "Warn", "Info", "Hint" }) do
  local group = "DiagnosticUnderline" .. severity
  local colour = vim.api.nvim_get_hl(0, { name = group }).sp
  vim.api.nvim_set_hl(0, group, { undercurl = true, sp = colour })
end
