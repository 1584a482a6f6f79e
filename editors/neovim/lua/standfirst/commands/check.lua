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

local function list_findings(of_client)
  vim.diagnostic.setqflist({
    namespace = vim.lsp.diagnostic.get_namespace(of_client.id),
    title = "Standfirst",
  })
end

function M.run()
  client.execute("standfirst.checkArticles", {}, function(checked, of_client)
    list_findings(of_client)
    message.info(summary(checked))
  end)
end

return M
