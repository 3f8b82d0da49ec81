# Why something about codes, codings, findings, memos or members was refused, and how to go on.
why-no-such = there is no { $noun } “{ $seen }”
why-did-you-mean = Did you mean “{ $name }”?
why-several-are-called = several things of the kind { $noun } are called “{ $name }”
why-name-by-key = Name one by its key: { $keys }
why-kind-is-unsaid = “{ $name }” does not say what kind of thing it is
why-nothing-has-id = nothing has the id { $id }
why-code-was-merged-into = the code “{ $path }” was merged into “{ $into }” ({ $reason })
why-use-that-code = Use “{ $path }”.
why-code-is-retired = the code “{ $path }” is retired ({ $reason })
why-choose-another-code = Choose another one, or restore it.
why-codes-of-one-name = several codes are called “{ $name }”
why-give-the-path = Give the path of one of them: { $paths }
why-code-exists = there is a code “{ $path }” already
why-another-name-or-merge = Give it another name, or merge the two.
why-no-code-id = there is no code with the id { $id }
why-no-colour = “{ $colour }” is no colour; write #rrggbb, such as #0072b2
why-no-such-code-group = there is no code group “{ $seen }”
why-group-needs-name = a group needs a name
why-code-group-exists = there is a group “{ $name }” already
why-merge-needs-reason = a merge needs a reason, so that others can follow it
why-merge-into-itself = “{ $path }” cannot be merged into itself or a code below it
why-merged-before = “{ $path }” was merged into “{ $into }” before
why-merge-the-other = It has no codings any longer; merge the other one, or undo that merge first.
why-two-codes-under = two codes “{ $name }” would stand under “{ $path }”
why-two-codes-side-by-side = two codes “{ $name }” would stand side by side
why-rename-or-merge-two = Rename or merge these two first.
why-no-code-to-move = there is no code to be moved
why-code-under-itself = “{ $path }” cannot stand under itself or a code below it
why-codes-below = there are codes below “{ $path }”
why-move-or-remove-codes = Move or remove these first.
why-code-has-codings = { $count ->
    [one] “{ $path }” has { $count } coding
   *[other] “{ $path }” has { $count } codings
}
why-retire-or-remove-codings = Retire it to keep them, or remove them too; both can be undone.
why-retiring-needs-reason = retiring a code needs a reason
why-code-is-closed = “{ $path }” is closed already
why-code-is-in-use = “{ $path }” is in use
why-code-was-merged = “{ $path }” was merged; its codings are elsewhere
why-take-merge-back = To have it back, undo the merge in the history.
why-codings-of-code = { $total ->
    [0] no coding of “{ $path }” is chosen
    [one] the coding is not of “{ $path }”
   *[other] { $count } of the { $total } codings are of “{ $path }”
}
why-choose-codings-of-code = Choose codings of that code.
why-no-coding-id = there is no coding with the id { $id }
why-no-quotation-id = there is no quotation with the id { $id }
why-nobody-codes = nobody is named who codes; say first who is working
why-codes-to-that-quotation = Give its codes to that one, and remove this one.
why-is-marked-so = “{ $words }” is marked so already
why-no-source-id = there is no source with the id { $id }
why-bring-file-in = Bring its file in.
why-source-ends-before = { $key } ends at character { $length }, before { $end }
why-words-stand-often = “{ $words }” stands { $count } times in { $key }
why-words-stand-nowhere = “{ $words }” does not stand in { $key }
why-passage-has-code = the passage has the code “{ $path }” by this coder already
why-remove-coding-instead = Remove this coding instead.
why-quotation-exactly-there = there is a quotation exactly there
why-quotation-at-first-part = there is a quotation exactly where the first part would be
why-label-is-taken = another quotation is labelled “{ $label }”
why-findings-stand-on-it = { $count ->
    [one] the finding { $keys } stands on it
   *[other] { $count } findings stand on it: { $keys }
}
why-take-out-of-finding = Take it out of the finding first.
why-memo-is-on-it = the memo “{ $title }” is on it
why-remove-memo-first = Remove the memo first, or put it on something else.
why-split-within = a quotation is split between its first and its last sign
why-nothing-new-to-code = there is nothing new to code for “{ $words }”
why-each-has-code-by-you = { $count ->
    [one] the quotation has the code “{ $path }” by this coder already
   *[other] each of the { $count } quotations has the code “{ $path }” by this coder already
}
why-each-has-code = { $count ->
    [one] the coding has the code “{ $path }” already
   *[other] each of the { $count } codings has the code “{ $path }” already
}
why-each-is-so = { $count ->
    [one] the coding is so already
   *[other] each of the { $count } codings is so already
}
why-nothing-to-change = nothing is named that is to be changed
why-no-finding-key = “{ $key }” cannot be a key; write one word, such as t4-project-1
why-finding-needs-row = a new finding needs a row
why-finding-needs-text = a new finding needs a text
why-no-row-or-column = “{ $name }” names no row or column
why-no-member-id = there is no member with the id { $id }
why-member-exists = there is a member “{ $key }” already
why-phase-needs-when = To make it, say when it was, such as 1990/2004.
why-is-cited = the { $noun } “{ $name }” is cited by{ $actors ->
    [0] { "" }
    [one] { " " }{ $actors } actor,
   *[other] { " " }{ $actors } actors,
}{ $agreements ->
    [0] { "" }
    [one] { " " }{ $agreements } agreement,
   *[other] { " " }{ $agreements } agreements,
}{ $claims ->
    [0] { "" }
    [one] { " " }{ $claims } claim,
   *[other] { " " }{ $claims } claims,
}{ $codes ->
    [0] { "" }
    [one] { " " }{ $codes } code merged into it,
   *[other] { " " }{ $codes } codes merged into it,
}{ $groups ->
    [0] { "" }
    [one] { " " }{ $groups } code group,
   *[other] { " " }{ $groups } code groups,
}{ $commitments ->
    [0] { "" }
    [one] { " " }{ $commitments } commitment,
   *[other] { " " }{ $commitments } commitments,
}{ $events ->
    [0] { "" }
    [one] { " " }{ $events } event,
   *[other] { " " }{ $events } events,
}{ $findings ->
    [0] { "" }
    [one] { " " }{ $findings } finding,
   *[other] { " " }{ $findings } findings,
}{ $memos ->
    [0] { "" }
    [one] { " " }{ $memos } memo,
   *[other] { " " }{ $memos } memos,
}{ $participations ->
    [0] { "" }
    [one] { " " }{ $participations } participation in an event,
   *[other] { " " }{ $participations } participations in events,
}{ $provisions ->
    [0] { "" }
    [one] { " " }{ $provisions } provision,
   *[other] { " " }{ $provisions } provisions,
}{ $sources ->
    [0] { "" }
    [one] { " " }{ $sources } source,
   *[other] { " " }{ $sources } sources,
}{ $ties ->
    [0] { "" }
    [one] { " " }{ $ties } tie,
   *[other] { " " }{ $ties } ties,
}{ $voices ->
    [0] { "" }
    [one] { " " }{ $voices } voice,
   *[other] { " " }{ $voices } voices,
} namely { $names }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
}
why-remove-citing-first = Remove or change these first.
