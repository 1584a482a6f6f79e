; The sections of an article, by their headings.

(section
  (atx_heading
    heading_content: (_) @name)) @item
