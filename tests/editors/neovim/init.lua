-- The whole configuration of a Neovim under test: the runtime folder, as a user without a plugin
-- manager adds it, and the topic that is run once Neovim has started.

vim.opt.runtimepath:prepend(vim.env.PLUGIN)

local here = vim.env.ROOT .. "/tests/editors/neovim"
package.path = ("%s/?.lua;%s"):format(here, package.path)
require("session").run(vim.env.TOPIC)
