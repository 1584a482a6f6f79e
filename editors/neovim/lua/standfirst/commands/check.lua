-- :Standfirst check: checks every article of the workspace and lists what is found.

local client = require("standfirst.client")
local message = require("standfirst.message")

local M = {}

local function count(number, noun)
  return ("%d %s%s"):format(number, noun, number == 1 and "" or "s")
end

local function summary(checked)
  return ("%s checked: %s, %s, %d for information, %s"):format(
    count(checked.articles, "article"),
    count(checked.errors, "error"),
    count(checked.warnings, "warning"),
    checked.infos,
    count(checked.hints, "hint")
  )
end

-- Where findings are kept: those of open articles, which Neovim asks for, and those of others.
local function namespaces(of_client)
  local namespace = vim.lsp.diagnostic.get_namespace
  return { namespace(of_client.id, true), namespace(of_client.id, false) }
end

local function list_findings(of_client)
  vim.diagnostic.setqflist({ namespace = namespaces(of_client), title = "Standfirst" })
end

-- Shows what was found in an article that is not open, as if the server had published it.
local function show_stored(report, of_client)
  local bufnr = vim.uri_to_bufnr(report.uri)
  if report.kind == "full" and not vim.lsp.buf_is_attached(bufnr, of_client.id) then
    local published = { uri = report.uri, diagnostics = report.items }
    local context = { client_id = of_client.id, method = "textDocument/publishDiagnostics" }
    vim.lsp.handlers[context.method](nil, published, context)
  end
end

-- Neovim asks for the findings of open articles only.
local function with_stored(of_client, on_shown)
  local asked = { previousResultIds = {} }
  of_client:request("workspace/diagnostic", asked, function(_, answer)
    for _, report in ipairs(answer and answer.items or {}) do
      show_stored(report, of_client)
    end
    on_shown()
  end)
end

function M.run()
  client.execute("standfirst.checkArticles", {}, function(checked, of_client)
    with_stored(of_client, function()
      list_findings(of_client)
      message.info(summary(checked))
    end)
  end)
end

-- Forgets what was shown of an article before it was opened: from here on Neovim asks for it.
function M.forget(of_client, bufnr)
  vim.diagnostic.reset(vim.lsp.diagnostic.get_namespace(of_client.id, false), bufnr)
end

return M
