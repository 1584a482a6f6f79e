-- How completions become entries of Neovim's menu.

local M = {}

local SNIPPET = vim.lsp.protocol.InsertTextFormat.Snippet

-- A chosen question stands in the text in full until it is taken, with its category beside it in the
-- menu. The client alone would put in the words before the first blank.
local function entry(item)
  if item.insertTextFormat ~= SNIPPET then
    return {}
  end
  return { word = item.label, kind = item.detail, menu = "" }
end

function M.enable(client, bufnr)
  vim.lsp.completion.enable(true, client.id, bufnr, {
    autotrigger = vim.g.standfirst_autocomplete == true,
    convert = entry,
  })
end

return M
