-- How many claims of an article are supported, overstated, contradicted and unsupported: as the
-- server counts them after each check, kept in `b:standfirst_verdicts`.

local M = {}

local VERDICTS = { "supported", "overstated", "contradicted", "unsupported" }

-- Takes the server's notification; whoever shows counts hears of it by `User StandfirstVerdicts`.
function M.receive(counts)
  local bufnr = vim.uri_to_bufnr(counts.uri)
  if not vim.api.nvim_buf_is_loaded(bufnr) then
    return
  end
  local kept = {}
  for _, verdict in ipairs(VERDICTS) do
    kept[verdict] = counts[verdict]
  end
  vim.b[bufnr].standfirst_verdicts = kept
  vim.api.nvim_exec_autocmds("User", { pattern = "StandfirstVerdicts", data = { buf = bufnr } })
  vim.cmd.redrawstatus({ bang = true })
end

-- "1 supported, 3 overstated": what there is of each, without the zeros.
function M.summary(counts)
  local present = {}
  for _, verdict in ipairs(VERDICTS) do
    if counts[verdict] > 0 then
      table.insert(present, counts[verdict] .. " " .. verdict)
    end
  end
  return table.concat(present, ", ")
end

return M
