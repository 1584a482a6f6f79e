-- Which files are articles. A pattern is tried before the extension, so this wins over Markdown.

vim.filetype.add({ pattern = { [".*%.article%.md"] = "article" } })
