-- A finding's fix, by `gra` and by the client's API.

local t = require("session")

local function fixable()
  return vim.iter(t.expected.diagnostics):filter(function(finding)
    return finding.fix
  end)
end

t.findings()

t.test("gra offers the fix and applies it", function()
  local finding = fixable():find(function(candidate)
    return candidate.rule == "contradicted-claim"
  end)
  t.put_cursor_on(finding.on)
  local offered
  vim.ui.select = function(actions, options, choose)
    offered = vim.tbl_map(options.format_item, actions)
    choose(actions[1])
  end
  t.keys("gra")
  t.wait("the fix", function()
    return vim.fn.getline(finding.on.line):find(finding.fix.result, 1, true)
  end)
  t.contains(table.concat(offered, "\n"), finding.fix.title)
  t.keys("u")
end)

for finding in fixable() do
  t.test(finding.fix.title, function()
    t.wait("the finding", function()
      return #vim.diagnostic.get(0) == #t.expected.diagnostics
    end)
    t.put_cursor_on(finding.on)
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action)
        return action.title == finding.fix.title
      end,
    })
    t.wait("the finding to vanish", function()
      return #vim.diagnostic.get(0) < #t.expected.diagnostics
    end)
    t.contains(vim.fn.getline(finding.on.line), finding.fix.result)
    t.keys("u")
  end)
end
