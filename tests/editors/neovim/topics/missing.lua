-- Without the program articles open all the same, and it is said once.

local t = require("session")

vim.lsp.enable("standfirst", false)
vim.g.standfirst_command = "/nowhere/standfirst"

t.test("one message for any number of articles", function()
  local said = t.listen()
  vim.lsp.enable("standfirst")
  vim.cmd.edit("second.article.md")
  vim.cmd.edit("third.article.md")
  t.equal(vim.bo.filetype, "article")
  vim.wait(300, function()
    return #said > 1
  end)
  t.equal(#said, 1)
  t.contains(said[1], "cannot run “/nowhere/standfirst”")
end)

t.test("commands say what is wrong", function()
  local said = t.listen()
  vim.cmd.Standfirst("check")
  t.contains(said[1], ":checkhealth standfirst")
end)

t.test("once it is there, :edit starts it", function()
  vim.g.standfirst_command = vim.fn.exepath("standfirst")
  vim.cmd.edit({ "aurora.article.md", bang = true })
  t.client()
end)
