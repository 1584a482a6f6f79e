-- The client of an article, and the server's own commands.

local message = require("standfirst.message")

local M = {}

---@return vim.lsp.Client?
function M.of(bufnr)
  return vim.lsp.get_clients({ name = "standfirst", bufnr = bufnr })[1]
end

-- The client of this buffer; the user is told when there is none.
function M.here()
  local client = M.of(0)
  if not client then
    message.warn("no server reads this buffer (:checkhealth standfirst says why)")
  end
  return client
end

-- Has the server run one of its commands for this buffer, and passes its result on.
---@param on_result fun(result: any, client: vim.lsp.Client)
function M.execute(command, arguments, on_result)
  local client = M.here()
  if not client then
    return
  end
  local request = { title = command, command = command, arguments = arguments }
  client:exec_cmd(request, { bufnr = 0 }, function(err, result)
    if err then
      message.warn(err.message)
    else
      on_result(result, client)
    end
  end)
end

return M
