-- The standfirst program: where it is, whether it is there, and what to say when it is not.

local message = require("standfirst.message")

local M = {}

-- The program as it is started: `vim.g.standfirst_command`, or `standfirst` on the path.
function M.path()
  local named = vim.g.standfirst_command
  return named and vim.fs.normalize(named) or "standfirst"
end

function M.is_installed()
  return vim.fn.executable(M.path()) == 1
end

-- Whether a client can be started with this `cmd`. A list is the user's own: the client checks it.
function M.can_run(cmd)
  if type(cmd) == "table" or M.is_installed() then
    return true
  end
  message.warn_once(M.advice())
  return false
end

function M.advice()
  return ("cannot run “%s”. Put it on the path or name it in vim.g.standfirst_command (:help standfirst-program)"):format(
    M.path()
  )
end

-- What the program prints for these arguments, or nil where it fails.
function M.output(...)
  if not M.is_installed() then
    return nil
  end
  local done = vim.system({ M.path(), ... }, { text = true, timeout = 5000 }):wait()
  return done.code == 0 and done.stdout or nil
end

return M
