-- Inlay hints: off until asked for.

local t = require("session")

-- The hints as they are drawn: the line and column that they stand before, and the words.
local function drawn()
  vim.cmd.redraw()
  local namespace = vim.api.nvim_create_namespace("nvim.lsp.inlayhint")
  return vim.tbl_map(function(mark)
    local words = vim.tbl_map(function(chunk)
      return chunk[1]
    end, mark[4].virt_text)
    return { line = mark[2], column = mark[3], label = vim.trim(table.concat(words)) }
  end, vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true }))
end

local function expected(hint)
  local at = t.locate(hint.after)
  return { line = at.end_line, column = at.end_column, label = hint.label }
end

vim.o.lines = vim.fn.line("$") + 10 -- they are drawn where one looks
t.findings()

t.test("there is none at first", function()
  t.equal(drawn(), {})
end)

t.test(":Standfirst hints shows them", function()
  vim.cmd.Standfirst("hints")
  t.wait("hints", function()
    return #drawn() > 0
  end)
  t.equal(drawn(), vim.tbl_map(expected, t.expected.hints))
end)

t.test(":Standfirst hints once more hides them", function()
  vim.cmd.Standfirst("hints")
  t.equal(drawn(), {})
end)
