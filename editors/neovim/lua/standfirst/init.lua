-- What other Lua code may call. Nothing has to be set up.

local M = {}

-- The verdicts of the article in this buffer for a statusline: "1 supported, 3 overstated"; empty
-- where no server reads the buffer or nothing was checked yet.
---@param bufnr integer? the current buffer by default
---@return string
function M.status(bufnr)
  bufnr = bufnr or 0
  local counts = vim.b[bufnr].standfirst_verdicts
  if not counts or not require("standfirst.client").of(bufnr) then
    return ""
  end
  return require("standfirst.verdicts").summary(counts)
end

return M
