-- What is said to the user outside of findings: one short line, with our name before it.

local M = {}

local function named(text)
  return "standfirst: " .. text
end

function M.info(text)
  vim.notify(named(text), vim.log.levels.INFO)
end

function M.warn(text)
  vim.notify(named(text), vim.log.levels.WARN)
end

function M.warn_once(text)
  vim.notify_once(named(text), vim.log.levels.WARN)
end

return M
