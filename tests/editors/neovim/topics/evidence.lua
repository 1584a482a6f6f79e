-- From a claim to its evidence and back, with Neovim's keys and with the command.

local t = require("session")

t.findings()

local function goes_by(keys, jump)
  t.test(("%s goes from “%s” to “%s”"):format(keys, jump.on.words, jump.leads_to.words), function()
    t.put_cursor_on(jump.on)
    t.keys(keys)
    local there = t.locate(jump.leads_to)
    t.wait("the cursor to move", function()
      return vim.deep_equal(t.cursor(), { line = there.line, column = there.column })
    end)
  end)
end

for _, jump in ipairs(t.expected.definitions) do
  goes_by("<C-]>", jump)
  goes_by("<Cmd>Standfirst evidence<CR>", jump)
end

t.test("CTRL-T comes back", function()
  local jump = t.expected.definitions[1]
  t.put_cursor_on(jump.on)
  local before = t.cursor()
  t.keys("<C-]>")
  t.wait("the cursor to move", function()
    return t.cursor().line ~= before.line
  end)
  t.keys("<C-t>")
  t.equal(t.cursor(), before)
end)

t.test("the command says when there is nothing to go to", function()
  local said = t.listen()
  t.put_cursor_on({ line = 39, words = "## Insights" })
  vim.cmd.Standfirst("evidence")
  t.wait("a message", function()
    return said[1]
  end)
  t.contains(said[1], "no claim or citation")
end)
