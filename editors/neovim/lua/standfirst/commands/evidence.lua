-- :Standfirst evidence: goes from the claim under the cursor to its evidence, and from a citation to
-- its source.

local client = require("standfirst.client")
local message = require("standfirst.message")

local M = {}

function M.run()
  local of_article = client.here()
  if not of_article then
    return
  end
  local encoding = of_article.offset_encoding
  local place = vim.lsp.util.make_position_params(0, encoding)
  of_article:request("textDocument/definition", place, function(_, locations)
    if locations and locations[1] then
      -- The first is the very words that count; the passages around them follow.
      vim.lsp.util.show_document(locations[1], encoding, { focus = true })
    else
      message.info("no claim or citation under the cursor has evidence")
    end
  end)
end

return M
