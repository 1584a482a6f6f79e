-- Insight questions, with their blanks filled in, and citation keys, by CTRL-X CTRL-O.

local t = require("session")

vim.o.completeopt = "menuone,noselect"

local function menu(what)
  return t.wait(what, function()
    return vim.fn.pumvisible() == 1 and vim.fn.complete_info({ "items" }).items
  end)
end

-- Goes down the menu to the entry and takes it.
local function take(entry, what)
  for place, item in ipairs(menu(what)) do
    if item.abbr == entry or item.word == entry then
      t.keys(("<C-n>"):rep(place) .. "<C-y>")
      return
    end
  end
  error(("no “%s” in the menu"):format(entry))
end

t.client()

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
  local cited = { line = 37, words = "[@curier]" }
  t.put_cursor_on(cited)
  t.keys("i" .. citation.typed .. "<C-x><C-o>")
  take(citation.label, "the citation keys")
  t.keys("<Esc>")
  t.contains(vim.fn.getline(cited.line), citation.typed .. citation.label)
end)
