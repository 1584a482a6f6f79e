-- :checkhealth standfirst.

local t = require("session")

local function health()
  vim.cmd.checkhealth("standfirst")
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  vim.cmd.close()
  return text
end

t.test("all is well", function()
  t.client()
  local text = health()
  assert(not text:find("ERROR") and not text:find("WARNING"), text)
  t.contains(text, "OK Neovim")
  t.contains(text, "standfirst 0.")
  t.contains(text, "aurora.article.md: attached")
end)

t.test("what is missing is said, and what to do", function()
  vim.g.standfirst_command = "/nowhere/standfirst"
  local text = health()
  t.contains(text, "ERROR cannot run “/nowhere/standfirst”")
  t.contains(text, "ADVICE")
  vim.g.standfirst_command = nil
end)

t.test("a server that was switched off is said", function()
  vim.lsp.enable("standfirst", false)
  t.wait("the server to end", function()
    return #vim.lsp.get_clients() == 0
  end)
  local text = health()
  t.contains(text, "WARNING the server is not enabled")
  t.contains(text, "aurora.article.md: no server attached")
end)
