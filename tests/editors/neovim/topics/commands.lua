-- :Standfirst and its subcommands.

local t = require("session")

local function number_of(checked, what)
  return ("%d %s%s"):format(checked[what .. "s"], what, checked[what .. "s"] == 1 and "" or "s")
end

t.findings()

t.test("subcommands and rules are completed", function()
  t.equal(vim.fn.getcompletion("Standfirst ex", "cmdline"), { "explain" })
  t.equal(vim.fn.getcompletion("Standfirst explain contra", "cmdline"), { t.expected.correction.clears })
  t.equal(vim.fn.getcompletion("Standfirst check ", "cmdline"), {})
end)

t.test("alone it opens its help", function()
  vim.cmd.helptags(vim.env.PLUGIN .. "/doc")
  vim.cmd.Standfirst()
  t.equal(vim.bo.filetype, "help")
  vim.cmd.close()
end)

t.test("an unknown subcommand is named", function()
  local said = t.listen()
  vim.cmd.Standfirst("chekc")
  t.contains(said[1], "no command “chekc”")
end)

t.test("explain shows the page of the finding under the cursor", function()
  t.put_cursor_on(t.expected.correction.on)
  vim.cmd.Standfirst("explain")
  t.contains(t.float(), "# " .. t.expected.correction.clears)
  t.keys("<C-w>w<Cmd>quit<CR>")
end)

t.test("explain takes the finding under the cursor where a line has several", function()
  t.put_cursor_on({ line = 23, words = " homes" })
  t.keys("i [@nobody]<Esc>")
  t.wait("the finding", function()
    return #vim.diagnostic.get(0) > #t.expected.diagnostics
  end)
  t.put_cursor_on({ line = 23, words = "nobody" })
  vim.cmd.Standfirst("explain")
  t.contains(t.float(), "# undefined-source")
  t.keys("<C-w>w<Cmd>quit<CR>u")
  t.wait("the finding to vanish", function()
    return #vim.diagnostic.get(0) == #t.expected.diagnostics
  end)
end)

t.test("explain shows the page of a rule by its name", function()
  vim.cmd.Standfirst("explain", t.expected.rule_page.rule)
  t.contains(t.float(), t.expected.rule_page.shows)
  t.keys("<C-w>w<Cmd>quit<CR>")
end)

t.test("explain says when there is no such rule", function()
  local said = t.listen()
  vim.cmd.Standfirst("explain", "no-such-rule")
  t.wait("a message", function()
    return said[1]
  end)
  t.contains(said[1], "no-such-rule")
end)

t.test("questions offers questions and inserts the chosen one", function()
  local offered
  vim.ui.select = function(questions, options, choose)
    offered = vim.tbl_map(options.format_item, questions)
    choose(questions[1])
  end
  vim.cmd.Standfirst("questions")
  t.wait("the first choice of the question", function()
    return vim.fn.pumvisible() == 1
  end)
  t.contains(table.concat(offered, "\n"), "status: ")
  t.keys("<C-n><C-y><Esc>")
  t.contains(vim.fn.getline("."), "- ")
  assert(vim.fn.line(".") > t.locate({ line = 1, words = "## Insights" }).line + 1)
  t.keys("u")
end)

t.test("check counts what is found and lists it", function()
  local said = t.listen()
  vim.cmd.Standfirst("check")
  t.wait("a message", function()
    return said[1]
  end)
  for _, what in ipairs({ "article", "error", "warning" }) do
    t.contains(said[1], number_of(t.expected.checked, what))
  end
  t.equal(vim.fn.getqflist({ title = true }).title, "Standfirst")
  t.equal(#vim.fn.getqflist(), #t.expected.diagnostics)
end)

t.test("log opens the log", function()
  vim.cmd.Standfirst("log")
  t.equal(vim.fn.expand("%:t"), "lsp.log")
end)
