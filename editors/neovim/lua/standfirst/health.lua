-- :checkhealth standfirst: everything between a file on disk and a squiggle, in that order, and what
-- to do where the chain breaks.

local program = require("standfirst.program")

local M = {}

local health = vim.health

local function check_neovim()
  local version = tostring(vim.version())
  if vim.fn.has("nvim-0.11") == 1 then
    health.ok("Neovim " .. version)
  else
    health.error("Neovim " .. version, "Install Neovim 0.11 or later.")
  end
end

local function check_program()
  local version = program.output("--version")
  if version then
    health.ok(("%s: %s"):format(vim.fn.exepath(program.path()), vim.trim(version)))
  elseif program.is_installed() then
    health.error(program.path() .. " does not run", "Try `standfirst --version` in a terminal.")
  else
    health.error(program.advice(), {
      "Install it: `cargo install --path .` in a copy of the project.",
      "Then: `:edit` in the article.",
    })
  end
end

local function check_filetype()
  local filetype = vim.filetype.match({ filename = "any.article.md" })
  if filetype == "article" then
    health.ok("*.article.md is read as an article")
  else
    health.error(("*.article.md is read as “%s”"):format(filetype), {
      "Another plugin claims it: give ours a higher priority with |vim.filetype.add()|.",
    })
  end
end

local function check_enabled()
  if vim.lsp.is_enabled("standfirst") then
    health.ok("the server is enabled")
  else
    health.warn("the server is not enabled", {
      'Say `vim.lsp.enable("standfirst")`, or do not set vim.g.standfirst_enable to false.',
    })
  end
end

local function open_articles()
  return vim.tbl_filter(function(bufnr)
    return vim.api.nvim_buf_is_loaded(bufnr) and vim.bo[bufnr].filetype == "article"
  end, vim.api.nvim_list_bufs())
end

local function check_article(bufnr)
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ":~:.")
  local client = require("standfirst.client").of(bufnr)
  if client then
    health.ok(("%s: attached, workspace %s"):format(name, client.root_dir or "none"))
  else
    health.warn(name .. ": no server attached", {
      "`:edit` the article once everything above is well.",
      "`:Standfirst log` shows what went wrong.",
    })
  end
end

function M.check()
  health.start("standfirst")
  check_neovim()
  check_program()
  check_filetype()
  check_enabled()

  health.start("standfirst: open articles")
  local articles = open_articles()
  if #articles == 0 then
    health.info("none is open")
  end
  vim.iter(articles):each(check_article)
end

return M
