-- Code lenses: off until asked for, kept fresh, and they lead to the evidence.

local t = require("session")

local function drawn()
  local lenses = {}
  for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
    if vim.startswith(name, "nvim.lsp.codelens:") then
      vim.list_extend(
        lenses,
        vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })
      )
    end
  end
  return lenses
end

local function titles()
  local all = {}
  for _, mark in ipairs(drawn()) do
    for _, chunk in ipairs(mark[4].virt_text) do
      table.insert(all, chunk[1])
    end
  end
  return table.concat(all, "\n")
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
  t.contains(titles(), "contradicted")
end)

t.test("running one leads to the evidence", function()
  local claim = t.expected.correction.on
  t.put_cursor_on(claim)
  vim.lsp.codelens.run()
  local evidence = t.locate({ line = 30, words = t.expected.correction.replacement })
  t.wait("the cursor to move", function()
    return t.cursor().line == evidence.line
  end)
end)

t.test("a correction changes them", function()
  t.put_cursor_on(t.expected.correction.on)
  t.keys(("c%dl%s<Esc>"):format(#t.expected.correction.on.words, t.expected.correction.replacement))
  t.wait("fresh lenses", function()
    return #drawn() > 0 and not titles():find("contradicted")
  end)
end)

t.test(":Standfirst lens once more hides them", function()
  vim.cmd.Standfirst("lens")
  t.equal(drawn(), {})
end)
