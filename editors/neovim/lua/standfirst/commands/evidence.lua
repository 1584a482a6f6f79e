-- :Standfirst evidence: goes from the claim under the cursor to its evidence, and from a citation to
-- its source.

local client = require("standfirst.client")

local M = {}

function M.run()
  if client.here() then
    vim.lsp.buf.definition()
  end
end

return M
