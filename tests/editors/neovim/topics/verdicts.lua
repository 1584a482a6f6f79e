-- Counts of verdicts, for statuslines.

local t = require("session")

local function counts()
  return t.wait("counts", function()
    return vim.b.standfirst_verdicts
  end)
end

t.test("the counts are those of the article", function()
  t.equal(counts(), t.expected.verdicts)
end)

t.test("status() puts them in words", function()
  local status = require("standfirst").status()
  for verdict, count in pairs(t.expected.verdicts) do
    local words = count .. " " .. verdict
    assert((count > 0) == (status:find(words, 1, true) ~= nil), status)
  end
end)

t.test("a statusline shows them", function()
  vim.o.statusline = "%{v:lua.require'standfirst'.status()}"
  t.equal(vim.api.nvim_eval_statusline(vim.o.statusline, {}).str, require("standfirst").status())
end)

t.test("a correction changes them, and whoever listens hears of it", function()
  local heard
  vim.api.nvim_create_autocmd("User", {
    pattern = "StandfirstVerdicts",
    callback = function(event)
      heard = event.data.buf
    end,
  })
  t.put_cursor_on(t.expected.correction.on)
  t.keys(("c%dl%s<Esc>"):format(#t.expected.correction.on.words, t.expected.correction.replacement))
  t.wait("other counts", function()
    return vim.b.standfirst_verdicts.contradicted == t.expected.verdicts.contradicted - 1
  end)
  t.equal(heard, vim.api.nvim_get_current_buf())
end)

t.test("other buffers have none", function()
  vim.cmd.new()
  t.equal(require("standfirst").status(), "")
end)

t.test("without a server there are none", function()
  vim.cmd.close()
  assert(require("standfirst").status() ~= "")
  vim.lsp.enable("standfirst", false)
  t.wait("the server to end", function()
    return #vim.lsp.get_clients() == 0
  end)
  t.equal(require("standfirst").status(), "")
end)
