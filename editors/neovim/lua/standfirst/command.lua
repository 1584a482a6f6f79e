-- The :Standfirst command: which subcommands there are, and which file runs each.

local message = require("standfirst.message")

local M = {}

local SUBCOMMANDS = {
  "check",
  "evidence",
  "explain",
  "hints",
  "lens",
  "log",
  "questions",
  "restart",
}

local function subcommand(name)
  return vim.list_contains(SUBCOMMANDS, name) and require("standfirst.commands." .. name) or nil
end

---@param words string[] what stands after :Standfirst
function M.run(words)
  local name, argument = words[1], words[2]
  if not name then
    vim.cmd.help("standfirst-commands")
  elseif subcommand(name) then
    subcommand(name).run(argument)
  else
    message.warn(("no command “%s”; there are %s"):format(name, table.concat(SUBCOMMANDS, ", ")))
  end
end

-- What can stand at the cursor of the command line: a subcommand, or what it offers itself.
function M.complete(lead, line, cursor)
  local before = vim.split(line:sub(1, cursor - #lead), "%s+", { trimempty = true })
  local offered = SUBCOMMANDS
  if #before > 1 then
    local chosen = subcommand(before[2])
    offered = #before == 2 and chosen and chosen.complete and chosen.complete() or {}
  end
  return vim.tbl_filter(function(word)
    return vim.startswith(word, lead)
  end, offered)
end

return M
