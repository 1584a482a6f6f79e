-- Insight questions, with their blanks filled in, and citation keys, by CTRL-X CTRL-O.

local t = require("session")

vim.o.completeopt = "menuone,noselect"

local CITED = { line = 37, words = "[@curier]" }

local function menu(what)
  return t.wait(what, function()
    return vim.fn.pumvisible() == 1 and vim.fn.complete_info({ "items" }).items
  end)
end

-- Goes down the menu to the entry and takes it.
local function take(entry, what)
  for place, item in ipairs(menu(what)) do
    if item.word == entry then
      t.keys(("<C-n>"):rep(place) .. "<C-y>")
      return
    end
  end
  error(("no “%s” in the menu"):format(entry))
end

t.client()

t.test("a question shows in full, with its category, before it is taken", function()
  local question = t.expected.question
  t.keys("Go" .. vim.trim(question.typed) .. " <C-x><C-o>")
  local first = menu("the questions")[1]
  t.equal(first.kind, question.category)
  t.keys("<C-n>")
  t.equal(vim.fn.getline("$"), "- " .. first.abbr)
  t.keys("<C-e><Esc>u")
end)

t.test("a question is completed and its blanks are filled in", function()
  local question = t.expected.question
  t.keys("Go" .. vim.trim(question.typed) .. " <C-x><C-o>")
  take(question.label, "the questions")
  for _, choice in ipairs(question.chosen) do
    take(choice, "the choices of a blank")
    t.keys("<Tab>")
  end
  t.keys("<Esc>")
  t.equal(vim.fn.getline("$"), question.filled)
end)

t.test("a citation key is completed", function()
  local citation = t.expected.citation
  t.put_cursor_on(CITED)
  t.keys("i" .. citation.typed .. "<C-x><C-o>")
  take(citation.label, "the citation keys")
  t.keys("<Esc>")
  t.contains(vim.fn.getline(CITED.line), citation.typed .. citation.label)
end)

t.test("the list comes up by itself where the user wants it", function()
  vim.g.standfirst_autocomplete = true
  vim.cmd.write("second.article.md")
  vim.cmd.edit("second.article.md")
  t.client()
  t.put_cursor_on(CITED)
  t.keys("i" .. t.expected.citation.typed)
  t.equal(menu("the citation keys")[1].word, t.expected.citation.label)
end)
