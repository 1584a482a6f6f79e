-- Code lenses: off until asked for, kept fresh, and they lead to the evidence.

local t = require("session")

-- The lenses as they are drawn: the line, from 0, and the words.
local function drawn()
  local lenses = {}
  for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
    if vim.startswith(name, "nvim.lsp.codelens:") then
      local marks = vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })
      for _, mark in ipairs(marks) do
        table.insert(lenses, { line = mark[2], title = mark[4].virt_text[1][1] })
      end
    end
  end
  return lenses
end

local function expected(lens)
  return { line = t.locate(lens.above).line, title = lens.title }
end

t.findings()

t.test("there is none at first", function()
  t.equal(drawn(), {})
end)

t.test(":Standfirst lens shows them at the claims", function()
  vim.cmd.Standfirst("lens")
  t.wait("lenses", function()
    return #drawn() > 0
  end)
  t.equal(drawn(), vim.tbl_map(expected, t.expected.lenses))
end)

t.test("running one leads to the evidence", function()
  local finding = vim.iter(t.expected.diagnostics):find(function(candidate)
    return candidate.rule == t.expected.correction.clears
  end)
  t.put_cursor_on(finding.on)
  vim.lsp.codelens.run()
  t.wait("the cursor to move", function()
    return t.cursor().line == t.locate(finding.evidence).line
  end)
end)

t.test("a correction changes them", function()
  t.put_cursor_on(t.expected.correction.on)
  t.keys(("c%dl%s<Esc>"):format(#t.expected.correction.on.words, t.expected.correction.replacement))
  t.wait("a fresh lens", function()
    return vim.iter(drawn()):any(function(lens)
      return lens.line == t.expected.correction.on.line - 1
        and vim.startswith(lens.title, "supported")
    end)
  end)
end)

t.test(":Standfirst lens once more hides them", function()
  vim.cmd.Standfirst("lens")
  t.equal(drawn(), {})
end)
