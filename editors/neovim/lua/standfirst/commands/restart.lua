-- :Standfirst restart: stops the server and starts it again, for every open article.

local M = {}

-- How long a server may take to end before it is made to.
local PATIENCE_MS = 2000

local function all_ended(clients)
  return vim.iter(clients):all(function(client)
    return client.rpc.is_closing()
  end)
end

function M.run()
  local running = vim.lsp.get_clients({ name = "standfirst" })
  vim.lsp.enable("standfirst", false)
  local ended = vim.wait(PATIENCE_MS, function()
    return all_ended(running)
  end, 20)
  if not ended then
    for _, client in ipairs(running) do
      client:stop(true)
    end
  end
  vim.lsp.enable("standfirst")
end

return M
