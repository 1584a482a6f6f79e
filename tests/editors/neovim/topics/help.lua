-- The help file.

local t = require("session")

t.test(":helptags finds no fault", function()
  vim.cmd.helptags(vim.env.PLUGIN .. "/doc")
end)

t.test(":help standfirst opens", function()
  vim.cmd.help("standfirst")
  t.equal(vim.bo.filetype, "help")
  t.contains(vim.fn.getline("."), "*standfirst*")
end)

t.test("every |link| of it leads somewhere", function()
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  local links = 0
  for link in text:gmatch("%s|([^|%s]+)|") do
    vim.cmd.help(link)
    links = links + 1
  end
  assert(links > 20, links .. " links")
end)

t.test("every subcommand is explained", function()
  vim.cmd.help("standfirst-commands")
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  for _, subcommand in ipairs(vim.fn.getcompletion("Standfirst ", "cmdline")) do
    t.contains(text, "\n:Standfirst " .. subcommand)
  end
end)

t.test("every Lua example can be read", function()
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  local examples = 0
  for example in text:gmatch(">lua\n(.-)\n<") do
    assert(load(example) or load("return " .. example), example)
    examples = examples + 1
  end
  assert(examples > 8, examples .. " examples")
end)

t.test("no line is wider than a help window", function()
  for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    assert(vim.api.nvim_strwidth(line) <= 78, line)
  end
end)
