-- A restart gives a new server; leaving Neovim's client leaves no process behind.

local t = require("session")

local function server_processes()
  return vim.tbl_filter(function(pid)
    local name = vim.api.nvim_get_proc(pid)
    return name and name.name == "standfirst"
  end, vim.api.nvim_get_proc_children(vim.fn.getpid()))
end

t.test("one server runs for the article", function()
  t.findings()
  t.equal(#server_processes(), 1)
end)

t.test(":Standfirst restart gives a new one, with findings", function()
  local before = t.client().id
  local old = server_processes()[1]
  vim.cmd.Standfirst("restart")
  t.wait("a new client", function()
    return t.client().id ~= before
  end)
  t.wait("the findings", function()
    return #vim.diagnostic.get(0) == #t.expected.diagnostics
  end)
  t.equal(#server_processes(), 1)
  assert(server_processes()[1] ~= old)
end)

t.test("a stopped client leaves no process", function()
  vim.lsp.enable("standfirst", false)
  t.wait("the server to end", function()
    return #server_processes() == 0
  end)
end)
