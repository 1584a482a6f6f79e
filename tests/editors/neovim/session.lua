-- How a topic drives its Neovim: `test` runs what a person does and sees, step by step, in a
-- coroutine, so that Neovim reads the typed keys and talks to its server between the steps.

local M = {}

local PATIENCE_MS = 10000
local PAUSE_MS = 20

local tests = {} ---@type { name: string, body: fun() }[]

-- Facts about the article that hold in every editor.
M.expected = vim.json.decode(
  table.concat(vim.fn.readfile(vim.env.ROOT .. "/tests/editors/expected.json"), "\n")
)

function M.test(name, body)
  table.insert(tests, { name = name, body = body })
end

local function pause()
  local test = coroutine.running()
  vim.defer_fn(function()
    coroutine.resume(test)
  end, PAUSE_MS)
  coroutine.yield()
end

-- Goes on as soon as the condition holds, and returns what it returned.
function M.wait(what, condition)
  local deadline = vim.uv.now() + PATIENCE_MS
  repeat
    local held = condition()
    if held then
      return held
    end
    pause()
  until vim.uv.now() > deadline
  error("waited in vain for " .. what, 2)
end

-- Types keys as a person does; Neovim has read them all when this returns.
function M.keys(keys)
  vim.api.nvim_input(keys)
  local read = false
  vim.api.nvim_input("<Cmd>lua require('session').keys_read()<CR>")
  M.keys_read = function()
    read = true
  end
  M.wait("the keys to be read", function()
    return read
  end)
end

function M.equal(actual, expected)
  if not vim.deep_equal(actual, expected) then
    error(("expected %s\ngot %s"):format(vim.inspect(expected), vim.inspect(actual)), 2)
  end
end

function M.contains(text, part)
  if not text:find(part, 1, true) then
    error(("expected %q in\n%s"):format(part, text), 2)
  end
end

-- Where a place of expected.json lies: line and columns from 0, columns in bytes, the end exclusive.
function M.locate(place)
  local first = place.line - 1
  local text = table.concat(vim.api.nvim_buf_get_lines(0, first, -1, false), "\n")
  local from, to = text:find(place.words, 1, true)
  assert(from, ("no %q at or after line %d"):format(place.words, place.line))
  local function position(offset)
    local before = vim.split(text:sub(1, offset), "\n")
    return first + #before - 1, #before[#before]
  end
  local line, column = position(from - 1)
  local end_line, end_column = position(to)
  return { line = line, column = column, end_line = end_line, end_column = end_column }
end

function M.put_cursor_on(place)
  local at = M.locate(place)
  vim.api.nvim_win_set_cursor(0, { at.line + 1, at.column })
end

-- The line and column of the cursor, counted as `locate` does.
function M.cursor()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  return { line = row - 1, column = column }
end

function M.client()
  return M.wait("the client", function()
    local client = vim.lsp.get_clients({ name = "standfirst", bufnr = 0 })[1]
    return client and client.initialized and client
  end)
end

function M.findings()
  return M.wait("findings", function()
    local findings = vim.diagnostic.get(0)
    return #findings > 0 and findings
  end)
end

function M.find_rule(rule)
  return vim.iter(vim.diagnostic.get(0)):find(function(finding)
    return finding.code == rule
  end)
end

-- The text of the floating window, once there is one.
function M.float()
  return M.wait("a floating window", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        return table.concat(lines, "\n")
      end
    end
  end)
end

-- Keeps what is said to the user instead of showing it, and returns the list that it grows.
function M.listen()
  local said = {}
  vim.notify = function(text)
    table.insert(said, text)
  end
  return said
end

local function report(name, ok, problem)
  local topic = vim.fs.basename(vim.env.TOPIC):gsub("%.lua$", "")
  io.stdout:write(("%s neovim: %s: %s\n"):format(ok and "ok  " or "FAIL", topic, name))
  if not ok then
    io.stdout:write(problem, "\n")
  end
end

local function run_all()
  local passed = #tests > 0
  for _, test in ipairs(tests) do
    local ok, problem = xpcall(test.body, debug.traceback)
    report(test.name, ok, problem)
    passed = passed and ok
  end
  vim.cmd(passed and "qall!" or "cquit!")
end

-- Runs the tests of a file when Neovim has started and opened the article.
function M.run(topic)
  vim.api.nvim_create_autocmd("VimEnter", {
    callback = function()
      vim.schedule(coroutine.wrap(function()
        local ok, problem = xpcall(assert(loadfile(topic)), debug.traceback)
        if not ok then
          report("can be read", false, problem)
          vim.cmd("cquit!")
        end
        run_all()
      end))
    end,
  })
end

return M
