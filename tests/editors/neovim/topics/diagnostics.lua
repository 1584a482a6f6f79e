-- What is wrong with the article is underlined: the right words, the right severity.

local t = require("session")

local function shown(finding)
  return {
    rule = finding.code,
    severity = finding.severity,
    message = finding.message,
    at = {
      line = finding.lnum,
      column = finding.col,
      end_line = finding.end_lnum,
      end_column = finding.end_col,
    },
  }
end

local SEVERITIES = {
  error = vim.diagnostic.severity.ERROR,
  warning = vim.diagnostic.severity.WARN,
  information = vim.diagnostic.severity.INFO,
  hint = vim.diagnostic.severity.HINT,
}

local function expected(finding)
  return {
    rule = finding.rule,
    severity = SEVERITIES[finding.severity],
    message = finding.message,
    at = t.locate(finding.on),
  }
end

local function in_order(findings)
  table.sort(findings, function(a, b)
    return { a.at.line, a.at.column } ~= { b.at.line, b.at.column }
      and (a.at.line < b.at.line or a.at.line == b.at.line and a.at.column < b.at.column)
  end)
  return findings
end

t.test("the client attaches", function()
  t.equal(t.client().server_info.name, "standfirst")
end)

t.test("the findings are those of the article", function()
  t.equal(
    in_order(vim.tbl_map(shown, t.findings())),
    in_order(vim.tbl_map(expected, t.expected.diagnostics))
  )
end)

t.test("each comes from us", function()
  for _, finding in ipairs(t.findings()) do
    t.equal(finding.source, t.expected.source)
  end
end)

t.test("each leads to its evidence", function()
  for _, wanted in ipairs(t.expected.diagnostics) do
    if wanted.evidence then
      local finding = vim.iter(t.findings()):find(function(candidate)
        return candidate.message == wanted.message
      end)
      local related = finding.user_data.lsp.relatedInformation[1].location.range.start
      t.equal(related.line, t.locate(wanted.evidence).line)
    end
  end
end)

t.test("an underline is drawn", function()
  local finding = t.findings()[1]
  local drawn = vim.inspect_pos(0, finding.lnum, finding.col).extmarks
  local groups = vim.tbl_map(function(mark)
    return mark.opts.hl_group
  end, drawn)
  t.contains(table.concat(groups, " "), "DiagnosticUnderline")
end)

t.test("typing the right figure makes the finding vanish", function()
  local correction = t.expected.correction
  t.put_cursor_on(correction.on)
  t.keys(("c%dl%s<Esc>"):format(#correction.on.words, correction.replacement))
  t.wait("the finding to vanish", function()
    return not t.find_rule(correction.clears)
  end)
  t.equal(#vim.diagnostic.get(0), #t.expected.diagnostics - 1)
end)

t.test("undoing brings it back", function()
  t.keys("u")
  t.wait("the finding to return", function()
    return t.find_rule(t.expected.correction.clears)
  end)
end)
