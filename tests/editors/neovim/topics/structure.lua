-- What the article consists of: where a thing is named, its new name, the outline, tidying.

local t = require("session")

t.findings()

local function ask(method, more)
  local params = vim.tbl_extend("error", { textDocument = { uri = vim.uri_from_bufnr(0) } }, more or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000) or {}
  local _, answer = next(answers)
  return answer and answer.result or {}
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

t.test("the outline has the sections", function()
  local names = vim.tbl_map(function(symbol)
    return symbol.name
  end, ask("textDocument/documentSymbol"))
  t.equal(names, t.expected.outline)
end)

t.test("references fill the quickfix list", function()
  t.put_cursor_on(t.expected.references.on)
  vim.lsp.buf.references()
  t.wait("the references", function()
    return #vim.fn.getqflist() == #t.expected.references.at
  end)
  vim.cmd.cclose()
end)

t.test("a new name goes to each place", function()
  t.put_cursor_on(t.expected.rename.on)
  vim.lsp.buf.rename(t.expected.rename.to)
  for _, words in ipairs(t.expected.rename.result) do
    t.wait(words, function()
      return text():find(words, 1, true) ~= nil
    end)
  end
  vim.cmd.undo()
end)

t.test("formatting tidies the marks", function()
  vim.lsp.buf.format({ timeout_ms = 30000 })
  t.equal(text():find(t.expected.tidied.is, 1, true) ~= nil, true)
  vim.cmd.undo()
end)
