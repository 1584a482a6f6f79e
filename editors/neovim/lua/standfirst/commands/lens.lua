-- :Standfirst lens: switches the code lenses of this article (which passage supports each claim) on
-- and off.

local client = require("standfirst.client")

local M = {}

-- The autocommand that keeps the lenses of each buffer fresh, where they are on.
local refreshing = {} ---@type table<integer, integer>

local function show(bufnr)
  vim.lsp.codelens.refresh({ bufnr = bufnr })
  refreshing[bufnr] = vim.api.nvim_create_autocmd("User", {
    pattern = "StandfirstVerdicts",
    desc = "Fetch the code lenses anew after each check",
    callback = function(event)
      if event.data.buf == bufnr then
        vim.lsp.codelens.refresh({ bufnr = bufnr })
      end
    end,
  })
end

local function hide(bufnr)
  vim.api.nvim_del_autocmd(refreshing[bufnr])
  refreshing[bufnr] = nil
  vim.lsp.codelens.clear(nil, bufnr)
end

function M.run()
  if not client.here() then
    return
  end
  local bufnr = vim.api.nvim_get_current_buf()
  if vim.lsp.codelens.enable then -- Neovim 0.12 keeps them fresh by itself
    local here = { bufnr = bufnr }
    vim.lsp.codelens.enable(not vim.lsp.codelens.is_enabled(here), here)
  elseif refreshing[bufnr] then
    hide(bufnr)
  else
    show(bufnr)
  end
end

return M
