-- :Standfirst explain [RULE]: shows the page of a rule; without a name, of the finding under the
-- cursor.

local client = require("standfirst.client")
local message = require("standfirst.message")
local program = require("standfirst.program")

local M = {}

local function spans(finding, line, column)
  local starts = finding.lnum < line or finding.col <= column
  local ends = finding.end_lnum > line or finding.end_col > column
  return starts and ends
end

-- The rule of the finding under the cursor, or else of the first one in its line.
local function rule_here()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local line = row - 1
  local findings = vim.tbl_filter(function(diagnostic)
    return diagnostic.source == "standfirst"
  end, vim.diagnostic.get(0, { lnum = line }))
  local under_cursor = vim.iter(findings):find(function(finding)
    return spans(finding, line, column)
  end)
  local finding = under_cursor or findings[1]
  return finding and finding.code
end

local function show(page)
  vim.lsp.util.open_floating_preview(vim.split(vim.trim(page), "\n"), "markdown", {
    focus_id = "standfirst-rule",
    max_width = 100,
  })
end

function M.run(rule)
  rule = rule or rule_here()
  if rule then
    client.execute("standfirst.rulePage", { rule }, show)
  else
    message.info("no finding in this line; name a rule to read about it")
  end
end

function M.complete()
  local rules = vim.json.decode(program.output("rules", "--format", "json") or "[]")
  return vim.tbl_map(function(rule)
    return rule.name
  end, rules)
end

return M
