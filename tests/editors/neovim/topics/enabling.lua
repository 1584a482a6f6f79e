-- Who enables the server: the plugin, or the user.

local t = require("session")

-- Starts another Neovim and returns what it prints of itself.
local function ask_neovim(setting, question)
  local done = vim
    .system({
      vim.env.NVIM_UNDER_TEST,
      "--headless",
      "-n",
      "-i",
      "NONE",
      "-u",
      "NONE",
      "--cmd",
      "set runtimepath^=" .. vim.env.PLUGIN,
      "--cmd",
      "lua " .. setting,
      "-c",
      "runtime! plugin/standfirst.lua",
      "-c",
      ("lua io.stdout:write(tostring(%s))"):format(question),
      "-c",
      "qall!",
    }, { text = true })
    :wait()
  return done.stdout
end

t.test("the plugin enables it by itself", function()
  t.equal(ask_neovim("", 'vim.lsp.is_enabled("standfirst")'), "true")
end)

t.test("unless it is told not to", function()
  local setting = "vim.g.standfirst_enable = false"
  t.equal(ask_neovim(setting, 'vim.lsp.is_enabled("standfirst")'), "false")
end)

t.test("the command is there either way", function()
  local setting = "vim.g.standfirst_enable = false"
  t.equal(ask_neovim(setting, 'vim.fn.exists(":Standfirst")'), "2")
end)
