-- Articles are articles, not Markdown, and are set up for writing.

local t = require("session")

t.test("*.article.md is an article", function()
  t.equal(vim.bo.filetype, "article")
end)

t.test("other Markdown stays Markdown", function()
  t.equal(vim.filetype.match({ filename = "notes.md" }), "markdown")
  t.equal(vim.filetype.match({ filename = "article.md" }), "markdown")
end)

t.test("a comment is an HTML comment", function()
  vim.api.nvim_win_set_cursor(0, { vim.fn.line("$"), 0 })
  t.keys("gcc")
  t.equal(vim.fn.getline("$"):sub(1, 4), "<!--")
  t.keys("u")
end)

t.test("a list item is indented under its text", function()
  vim.bo.textwidth = 40
  t.keys("Go- Who pays for the repair of the line that failed in January?<Esc>")
  assert(vim.fn.getline("$"):match("^  %S"), vim.fn.getline("$"))
  t.keys("u")
end)

t.test("the syntax tree is Markdown's", function()
  t.equal(vim.treesitter.get_parser(0):lang(), "markdown")
end)

t.test("another file type undoes all of it", function()
  vim.bo.filetype = "text"
  t.equal(vim.bo.commentstring, vim.go.commentstring)
  t.equal(vim.bo.formatlistpat, vim.go.formatlistpat)
end)
