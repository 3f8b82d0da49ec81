keys-part-quotations = Quotations
do-quotations-words = Words in the quotation
do-quotations-filter = Add a filter
do-quotations-clear = Clear the filters
do-quotations-open = Open in the text
do-quotations-code = Add a code to the chosen quotations
do-quotations-recode = Give the chosen codings another code
do-quotations-stance = Say whether they speak for or against their code
do-quotations-remove = Take codes off the chosen quotations
do-quotations-copy = Copy with their source
do-quotations-all = Choose all quotations of the list
do-quotations-heading = Under other headings
do-quotations-order = In another order
do-quotations-list = Into the list
quotations-hint-open = Open
quotations-hint-choose = Choose
quotations-hint-filter = Filter
quotations-hint-code = Code
quotations-hint-recode = Recode
quotations-list = Quotations
quotations-filters = Which quotations
quotations-words = Words in the quotation
quotations-filter = Filter
quotations-filter-hint = A code, a source, a person, a country …
quotations-filter-taken = taken already
quotations-filter-take = Filter by this date
quotations-filter-remove = No longer { $name }
quotations-or = or
quotations-below = with the codes below
quotations-when = Date of the source
quotations-when-why = A year, a month, a day or an interval. Sources that may belong to it are counted apart.
quotations-uncoded = Without a code
quotations-one = One quotation
quotations-stance-supports = for the code
quotations-stance-contrary = against the code
quotations-total = { $count ->
    [0] No quotation
    [one] One quotation
   *[other] { NUMBER($count) } quotations
}
quotations-lines = { $count ->
    [one] in one line
   *[other] in { NUMBER($count) } lines: one under each of its headings
}
quotations-possible = { $count ->
    [one] perhaps one more
   *[other] perhaps { NUMBER($count) } more
}
quotations-possible-why = A date that is not exact, or a country in doubt, does not settle whether they belong here.
quotations-under = Under
quotations-under-source = their source
quotations-under-code = their code
quotations-under-coder = their coder
quotations-under-none = no heading
quotations-order = In order of
quotations-order-place = place in the text
quotations-order-when = date
quotations-order-length = length
quotations-headings = Headings of the list
quotations-choose = Choose this quotation
quotations-choose-all = Choose all quotations of the list
quotations-choose-none = Choose none
quotations-chosen = { $count ->
    [one] One quotation chosen
   *[other] { NUMBER($count) } quotations chosen
}
quotations-choosing = more are coming…
quotations-at = characters { NUMBER($start) }–{ NUMBER($end) }
quotations-open = Open in the text
quotations-lost = no longer in the text
quotations-contrary = contrary
quotations-contrary-count = { $count ->
    [one] one contrary
   *[other] { NUMBER($count) } contrary
}
quotations-code-gone = a code that is gone
quotations-no-code = no code
quotations-code = Add a code
quotations-code-contrary = They speak against the code
quotations-recode = Recode
quotations-recode-to = The code that they get instead
quotations-stance = For or against
quotations-speak-against = They speak against it
quotations-speak-for = They speak for it
quotations-remove = Remove codes
quotations-remove-why = A quotation goes with its last code, unless it has a label, a memo or a finding that stands on it.
quotations-remove-codings = { $count ->
    [0] Remove codings
    [one] Remove one coding
   *[other] Remove { NUMBER($count) } codings
}
quotations-forget = Remove the quotation
quotations-forget-why = The quotation has no code. Its words stay in the text.
quotations-forget-one = These quotations have no code that could be taken off. Choose a single one to remove it.
quotations-meant = Which codings are meant
quotations-meant-none = Choose at least one line above.
quotations-copied = { $count ->
    [one] Copied one quotation with its source
   *[other] Copied { NUMBER($count) } quotations with their sources
}
quotations-export = Export these quotations
quotations-place = { $at } of { $count }
quotations-none = No quotation is like that
quotations-none-why = No passage fits all of these filters together. Take one of them away.
quotations-none-possible = { $count ->
    [one] One may be: a date or a doubt does not settle it.
   *[other] { NUMBER($count) } may be: a date or a doubt does not settle it.
}
quotations-show-all = Show all quotations
quotations-empty = Nothing is quoted yet
quotations-empty-why = Quotations are passages that somebody marked or coded. All of them stand here, to be found again by code, source, person or date.
quotations-to-text = Open a text
quotations-refused = This cannot be asked
quotations-gone = This quotation is gone

# The way back from the text to a list.
list-back = Back to the list
list-place = { $at } of { $count }
list-next = Next of the list
list-previous = Previous of the list
do-list-back = Back to the list
do-list-next = Next of the list
do-list-previous = Previous of the list
do-list-leave = The way back, as in the browser
keys-part-list = List from which one came
