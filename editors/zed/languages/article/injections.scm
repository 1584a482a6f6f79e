; The front matter is YAML, and what stands within a line is inline Markdown.

((minus_metadata) @injection.content
  (#set! injection.language "yaml"))

((inline) @injection.content
  (#set! injection.language "markdown-inline"))
