-- :Standfirst questions: offers insight questions for the article, and inserts the chosen one as a
-- snippet whose blanks are filled in next.

local client = require("standfirst.client")
local message = require("standfirst.message")

local M = {}

-- Puts the cursor where the text is to go, even behind the last character of a line, which normal
-- mode does not allow by itself.
local function expand_at(position, snippet, encoding)
  local line = vim.api.nvim_buf_get_lines(0, position.line, position.line + 1, true)[1]
  local column = vim.str_byteindex(line, encoding, position.character, false)
  local of_window = { scope = "local" }
  local before = vim.api.nvim_get_option_value("virtualedit", of_window)
  vim.api.nvim_set_option_value("virtualedit", "onemore", of_window)
  vim.api.nvim_win_set_cursor(0, { position.line + 1, column })
  vim.snippet.expand(snippet)
  vim.api.nvim_set_option_value("virtualedit", before, of_window)
end

local function offer(proposed, of_client)
  if #proposed.questions == 0 then
    message.info("no question to propose for this article")
    return
  end
  vim.ui.select(proposed.questions, {
    prompt = "Insight question:",
    format_item = function(item)
      return ("%s: %s"):format(item.category, item.question)
    end,
  }, function(chosen)
    if chosen then
      expand_at(proposed.position, chosen.newText, of_client.offset_encoding)
    end
  end)
end

function M.run()
  client.execute("standfirst.proposeQuestions", { vim.uri_from_bufnr(0) }, offer)
end

return M
