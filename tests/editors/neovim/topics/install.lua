-- One step, in each of the ways that :help standfirst-install names, and an open article is checked.

local t = require("session")

-- Starts a Neovim with this init.lua in this home, opens the article, and returns what the script does.
local function ask_neovim(home, init, script)
  local configuration = home .. "/.config/nvim"
  vim.fn.mkdir(configuration, "p")
  vim.fn.writefile(vim.split(init, "\n"), configuration .. "/init.lua")
  local answer = vim
    .system({
      vim.env.NVIM_UNDER_TEST,
      "--headless",
      "-n",
      "-i",
      "NONE",
      "aurora.article.md",
      ("+lua io.stdout:write(tostring((function() %s end)()))"):format(script),
      "+qall!",
    }, {
      env = {
        HOME = home,
        XDG_CONFIG_HOME = home .. "/.config",
        XDG_DATA_HOME = home .. "/.local/share",
      },
      text = true,
    })
    :wait()
  return answer.stdout
end

-- A home with a copy of the project in ~/src.
local function new_home()
  local home = vim.fn.tempname()
  vim.fn.mkdir(home .. "/src/standfirst/editors", "p")
  vim.uv.fs_symlink(vim.env.PLUGIN, home .. "/src/standfirst/editors/neovim")
  return home
end

local IN_INIT = 'vim.opt.runtimepath:prepend("~/src/standfirst/editors/neovim")'
local CHECKED = "vim.wait(5000, function() return #vim.diagnostic.get(0) > 0 end) "
local FINDINGS = CHECKED .. "return #vim.diagnostic.get(0)"
local ALL = tostring(#t.expected.diagnostics)

t.test("one line in init.lua", function()
  t.equal(ask_neovim(new_home(), IN_INIT, FINDINGS), ALL)
end)

-- A home with the folder as a package, which starts with Neovim ("start") or on request ("opt").
local function home_with_package(kind)
  local home = new_home()
  local packages = home .. "/.local/share/nvim/site/pack/standfirst/" .. kind
  vim.fn.mkdir(packages, "p")
  vim.uv.fs_symlink(home .. "/src/standfirst/editors/neovim", packages .. "/standfirst")
  return home
end

t.test("a package", function()
  t.equal(ask_neovim(home_with_package("start"), "", FINDINGS), ALL)
end)

t.test("a package that is loaded late", function()
  local late = "vim.cmd.packadd('standfirst') vim.cmd.edit() "
  t.equal(ask_neovim(home_with_package("opt"), "", late .. FINDINGS), ALL)
end)

t.test("a program that is not on the path is named", function()
  local home = new_home()
  vim.uv.fs_symlink(vim.fn.exepath("standfirst"), home .. "/src/elsewhere")
  local named = IN_INIT .. '\nvim.g.standfirst_command = "~/src/elsewhere"'
  t.equal(ask_neovim(home, named, FINDINGS), ALL)
end)

t.test("the user can enable it, too", function()
  local disabled = "vim.g.standfirst_enable = false\n" .. IN_INIT
  t.equal(ask_neovim(new_home(), disabled, 'return vim.lsp.is_enabled("standfirst")'), "false")
  t.equal(ask_neovim(new_home(), disabled, 'return vim.fn.exists(":Standfirst")'), "2")
  local enabled = disabled .. '\nvim.lsp.enable("standfirst")'
  t.equal(ask_neovim(new_home(), enabled, FINDINGS), ALL)
end)

t.test("completion that the user switched on stays so", function()
  local own = IN_INIT
    .. [[

    vim.api.nvim_create_autocmd("LspAttach", { callback = function(event)
      vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
    end })
  ]]
  local typed = CHECKED
    .. 'return #vim.api.nvim_get_autocmds({ event = "InsertCharPre", buffer = 0 })'
  t.equal(ask_neovim(new_home(), own, typed), "1")
  t.equal(ask_neovim(new_home(), IN_INIT, typed), "0")
end)
