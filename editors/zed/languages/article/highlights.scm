; The blocks of an article. What stands within a line is left to Zed's own inline Markdown.

[(atx_heading) (setext_heading)] @title

[(list_marker_minus) (list_marker_plus) (list_marker_star)] @punctuation.list_marker
[(list_marker_dot) (list_marker_parenthesis)] @punctuation.list_marker

[(block_quote_marker) (thematic_break)] @punctuation

(fenced_code_block) @text.literal
(link_reference_definition) @link_text
(html_block) @comment
