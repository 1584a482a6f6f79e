-- :Standfirst log: opens what clients and servers have logged, at its end.

local M = {}

function M.run()
  vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.log.get_filename()))
  vim.cmd.normal({ "G", bang = true })
end

return M
