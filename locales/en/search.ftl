keys-part-search = Search
do-search-words = What to look for
do-search-way = Another way: one after the other, near, in one paragraph
do-search-begin = Words that begin so, or whole words again
do-search-exact = Let case and accents count, or not
do-search-within = Look only in some sources
do-search-order = In another order
do-search-open = Open in the text
do-search-code = Code the hits
do-search-leave-out = Leave this hit out, or take it again
do-search-close = Leave the coding of hits
do-search-copy = Copy the hits as a table
do-search-list = Into the hits
search-hint-words = Words
search-hint-open = Open
search-hint-code = Code the hits
search-hint-leave-out = Leave out
search-what = What to look for
search-words = Words in all texts
search-way = How the words stand
search-way-phrase = one after the other
search-way-near = near each other
search-way-all = in one paragraph
search-near = within
search-near-words = words
search-begin = words that begin so
search-begin-last = last word begins so
search-exact = exactly so
search-exact-why = Case and accents count
search-within = Look only in some sources
search-within-add = One more source
search-within-hint = A source, by name or kind
search-within-remove = No longer in { $name }
search-everywhere = In all sources
search-hits = { $count ->
    [0] No hit
    [one] One hit
   *[other] { NUMBER($count) } hits
}
search-in = { $sources ->
    [one] in one source
   *[other] in { NUMBER($sources) } sources
}, { $paragraphs ->
    [one] one paragraph
   *[other] { NUMBER($paragraphs) } paragraphs
}
search-cut = Only the first 100,000 paragraphs were looked at
search-busy = Looking…
search-order = In order of
search-order-source = sources
search-order-before = the word before
search-order-after = the word after
search-sources = Sources with hits
search-list = Hits
search-take = Take this hit
search-has = has it
search-copy = Copy as a table
search-copy-source = Source
search-copy-before = Before
search-copy-hit = Hit
search-copy-after = After
search-copy-at = Characters
search-copied = { $count ->
    [one] Copied one hit; a spreadsheet takes it
   *[other] Copied { NUMBER($count) } hits; a spreadsheet takes them
}
search-code = Code the hits
search-code-which = Which code? A new name makes one
search-code-new = a new code
search-code-other = Another
search-extent = How much of the text
search-extent-words = the words alone
search-extent-sentence = the sentence
search-extent-paragraph = the paragraph
search-extent-turn = the turn of the speaker
search-coming-hits = Taken
search-coming-passages = They are
search-coming-already = Coded so already
search-coming-without = Left out
search-passages = { $count ->
    [0] no passage
    [one] one passage
   *[other] { NUMBER($count) } passages
}{ $sources ->
    [0] { "" }
    [one] { " " }in one source
   *[other] { " " }in { NUMBER($sources) } sources
}
search-already = { $count ->
    [0] none
    [one] one, by you
   *[other] { NUMBER($count) }, by you
}
search-without-none = Take all
search-without-how = Leave out single hits with their box or with X. Nothing is done yet.
search-code-take = { $count ->
    [one] Code one passage
   *[other] Code { NUMBER($count) } passages
}
search-code-nothing = There is nothing new to code
search-empty = What are you looking for?
search-empty-why = Words are found in all texts, whatever their case and accents. Each hit stands between the words around it, and all of them can be given a code in one step.
search-no-texts = There is no text yet
search-no-texts-why = Bring in interviews, minutes or press, and their words are found here.
search-import = Import sources
search-refused = This cannot be looked for
search-none = “{ $words }” is in none of these texts
search-none-why = Case and accents do not count unless you ask for it. Another way of looking may find it.
search-try-inexact = Case and accents do not count
search-try-all = The words anywhere in one paragraph
search-try-begin = Words that begin so
search-try-everywhere = In all sources
