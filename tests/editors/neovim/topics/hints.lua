-- Inlay hints: off until asked for.

local t = require("session")

local function drawn()
  local namespace = vim.api.nvim_create_namespace("nvim.lsp.inlayhint")
  local hints = {}
  for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })) do
    for _, chunk in ipairs(mark[4].virt_text) do
      table.insert(hints, chunk[1])
    end
  end
  return table.concat(hints, "\n")
end

t.findings()

t.test("there is none at first", function()
  t.equal(drawn(), "")
end)

t.test(":Standfirst hints shows them", function()
  t.put_cursor_on({ line = 23, words = "January" }) -- they are drawn where one looks
  vim.cmd.Standfirst("hints")
  t.wait("the dates of January", function()
    vim.cmd.redraw()
    return drawn():find("2026-01-01 to 2026-01-31", 1, true)
  end)
end)

t.test(":Standfirst hints once more hides them", function()
  vim.cmd.Standfirst("hints")
  t.equal(drawn(), "")
end)
