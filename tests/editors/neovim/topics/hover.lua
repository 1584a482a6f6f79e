-- `K` shows a card on what the cursor is on.

local t = require("session")

t.findings()

for _, card in ipairs(t.expected.hovers) do
  t.test(("a card on “%s”"):format(card.on.words), function()
    t.put_cursor_on(card.on)
    t.keys("K")
    local text = t.float()
    for _, part in ipairs(card.shows) do
      t.contains(text, part)
    end
    t.keys("<C-w>w<Cmd>quit<CR>")
  end)
end
