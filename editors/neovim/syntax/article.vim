" Vim syntax file
" Language: annotated article: Pandoc Markdown with spans, citations and sections that Standfirst reads

if exists('b:current_syntax')
  finish
endif

runtime! syntax/markdown.vim
unlet! b:current_syntax

let s:cpo_save = &cpo
set cpo&vim
syntax case match

" An underscore inside a word is fine in prose.
syntax clear markdownError

" Headings that open a section; the server knows more names for them when standfirst.toml does.
syntax match articleSection contained nextgroup=articleAttributes
      \ "\c^ \{,3}#\{1,6}\s\+\%(summary\|key points\|key takeaways\|takeaways\|highlights\|in brief\|at a glance\|tl;dr\|article\|body\|\%(full \)\=story\|full article\|\%(insight \)\=questions\|insights\|references\|sources\|bibliography\)\s*:\=\s*#*\s*\%($\|{\@=\)"
syntax cluster markdownBlock add=articleSection
syntax match articleDiv "^ \{,3}:::\+.*$" contains=articleAttributes

" What stands in braces: classes, an identifier, attributes. Only after a span, a heading or a div.
syntax region articleAttributes contained oneline start="{" end="}"
      \ contains=articleClass,articleId,articleKey,articleAllow
syntax match articleClass "\.[[:alnum:]_-]\+" contained
syntax match articleId "#[[:alnum:]_:.-]\+" contained
syntax match articleKey "\<\a[[:alnum:]_-]*=" contained nextgroup=articleValue
syntax match articleValue +"[^"]*"\|[^[:space:]}"]\++ contained contains=@NoSpell
syntax match articleAllow "\<allow=" contained nextgroup=articleReason
syntax region articleReason contained oneline start=+"+ end=+"+ contains=articleRule

" Spans, told apart by what their braces hold. Inside the brackets may stand further pairs.
let s:inside = '\_[^][]*\%(\[[^][]*\]\_[^][]*\)*'
function! s:span(group, mark) abort
  execute 'syntax region' a:group 'matchgroup=articleBracket'
        \ 'start=+\[\ze' . s:inside . '\]{[^}]*' . a:mark . '+ end=+\]{\@=+'
        \ 'nextgroup=articleAttributes contains=@articleInSpan,@Spell'
endfunction
call s:span('articleSpan', '')
call s:span('articleUnchecked', '\.\%(opinion\|background\)\>')
call s:span('articleEntity', '\%(\<entity=\|\.\%(person\|org\|place\|product\|event\|law\|work\)\>\)')
call s:span('articleQuote', '\.quote\>')
call s:span('articleClaim', '\.claim\>')
delfunction s:span
unlet s:inside

" Bracketed citations alone: whether a bare @name is one, only the bibliography can tell.
syntax region articleCitation matchgroup=articleBracket oneline keepend
      \ start="\[\%([^][@]*@[[:alnum:]_{]\)\@=\%([^][]*\][({]\)\@!" end="\]"
      \ contains=articleCitationKey,@NoSpell
syntax match articleCitationKey "-\=@[[:alnum:]_][[:alnum:]_:.#$%&+?<>~/-]*[[:alnum:]_/]\@1<=" contained contains=@NoSpell
syntax cluster articleInSpan contains=articleCitation,@markdownInline
syntax cluster markdownInline add=articleSpan,articleUnchecked,articleEntity,articleQuote,articleClaim,articleCitation

" Comments that switch rules off, with their reasons.
syntax region articleSuppression keepend
      \ start="<!--\s*standfirst-\%(disable\%(-next-line\)\=\|enable\)\>" end="-->"
      \ contains=articleDirective,@Spell
syntax match articleDirective "standfirst-[a-z-]\+" contained contains=@NoSpell nextgroup=articleRule skipwhite
syntax match articleRule "\<\l\+\%(-\l\+\)\+\>" contained contains=@NoSpell nextgroup=articleRuleComma
syntax match articleRuleComma ",\s*" contained nextgroup=articleRule

highlight default link articleSection Label
highlight default link articleDiv PreProc
highlight default link articleClaim Statement
highlight default link articleQuote String
highlight default link articleEntity Type
highlight default link articleUnchecked Comment
highlight default link articleBracket Delimiter
highlight default link articleAttributes Delimiter
highlight default link articleClass StorageClass
highlight default link articleId Identifier
highlight default link articleKey Identifier
highlight default link articleValue Constant
highlight default link articleAllow PreProc
highlight default link articleReason SpecialComment
highlight default link articleCitation Special
highlight default link articleCitationKey Tag
highlight default link articleSuppression SpecialComment
highlight default link articleDirective PreProc
highlight default link articleRule Identifier

let b:current_syntax = 'article'
let &cpo = s:cpo_save
unlet s:cpo_save
