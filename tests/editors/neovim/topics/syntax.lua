-- The annotations are coloured on top of Markdown.

local t = require("session")

local function group_at(place)
  local at = t.locate(place)
  return vim.fn.synIDattr(vim.fn.synID(at.line + 1, at.column + 1, true), "name")
end

local function coloured(what, place, group)
  t.test(("%s: “%s” is %s"):format(what, place.words, group), function()
    t.equal(group_at(place), group)
  end)
end

local function annotations(what)
  coloured(what, { line = 17, words = "Aurora Grid broke" }, "markdownH1")
  coloured(what, { line = 19, words = "## Summary" }, "articleSection")
  coloured(what, { line = 21, words = "is preparing" }, "articleClaim")
  coloured(what, { line = 21, words = ".claim" }, "articleClass")
  coloured(what, { line = 21, words = "#fine" }, "articleId")
  coloured(what, { line = 29, words = "@courier" }, "articleCitationKey")
  coloured(what, { line = 29, words = "para. 4" }, "articleCitation")
  coloured(what, { line = 35, words = "The grid operator" }, "articleEntity")
  coloured(what, { line = 35, words = "entity=" }, "articleKey")
  coloured(what, { line = 35, words = "will contest" }, "articleQuote")
  coloured(what, { line = 35, words = "Mara Lind" }, "articleValue")
  coloured(what, { line = 36, words = "executive" }, "")
end

annotations("as it is opened")
coloured("as it is opened", { line = 2, words = "title" }, "yamlBlockMappingKey")

t.test("annotations that the article lacks are added", function()
  vim.api.nvim_buf_set_lines(0, -1, -1, false, {
    "<!-- standfirst-disable-next-line unsourced-claim: the meter was read -->",
    "An [awful]{.opinion} night for foo_bar [of many",
    'lines]{.claim} and a [gauge]{.made-up allow="unknown-class: ours"}, [a link](http://x.org).',
    "::: {.insights}",
  })
end)

coloured("added", { line = 43, words = "standfirst-disable-next-line" }, "articleDirective")
coloured("added", { line = 43, words = "unsourced-claim" }, "articleRule")
coloured("added", { line = 43, words = "the meter" }, "articleSuppression")
coloured("added", { line = 44, words = "awful" }, "articleUnchecked")
coloured("added", { line = 44, words = "_bar" }, "")
coloured("added", { line = 44, words = "of many" }, "articleClaim")
coloured("added", { line = 45, words = "lines" }, "articleClaim")
coloured("added", { line = 45, words = "gauge" }, "articleSpan")
coloured("added", { line = 45, words = "allow=" }, "articleAllow")
coloured("added", { line = 45, words = "ours" }, "articleReason")
coloured("added", { line = 45, words = "a link" }, "markdownLinkText")
coloured("added", { line = 46, words = ":::" }, "articleDiv")

t.test("every group looks like something", function()
  for _, group in ipairs(vim.fn.getcompletion("article", "highlight")) do
    local linked = vim.api.nvim_get_hl(0, { name = group }).link
    assert(linked or group == "articleSpan", group)
  end
end)

t.test("the Markdown parser can colour as well", function()
  vim.treesitter.start()
  vim.bo.syntax = "ON"
end)

annotations("beside the Markdown parser")
