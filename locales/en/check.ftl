do-check-next = Next diagnostic
do-check-previous = Previous diagnostic
do-check-go = Go to its place
do-check-accept = Accept it, with a reason
do-check-withdraw = Withdraw the acceptance
do-check-filter = Filter the check
keys-part-check = Check
check-hint-move = next, previous
check-hint-go = go there
check-hint-accept = accept
check-hint-memo = memo
check-open = { $count ->
    [one] { $count } to look at
   *[other] { $count } to look at
}
check-accepted = { $count ->
    [one] { $count } accepted
   *[other] { $count } accepted
}
check-shown = { $shown } of { $count } shown
check-filter = Which to show
check-show-open = To look at
check-show-accepted = Accepted
check-kinds = Kinds of diagnostics
check-every-kind = Every kind
check-list = Diagnostics
check-words = Words or a place
check-none = Nothing here has this.
check-clean = Nothing stands against the study
check-clean-why = The check looks at findings and their passages, at codes without definition, at sources that contradict each other, and at figures that the study does not give.
check-none-accepted = Nothing was accepted
check-none-accepted-why = What may stand as it is can be accepted with a reason; the reason stays in the project and is shown here.
check-level = How bad
check-level-error = Error
check-level-warning = Warning
check-level-note = Note
check-levels-error = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
check-levels-warning = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
check-levels-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
check-group-findings = Findings
check-group-codes = Codes
check-group-claims = What sources say
check-group-registers = Registers
check-group-quotations = Quotations
check-group-synopses = Synopses
check-group-other = Others
check-go = Go there
check-accept = Accept
check-withdraw = Withdraw
check-memo = Memo on it
check-mend = To mend it:
check-accept-why = Why it may stand; the reason stays in the project
check-accepted-one = Accepted
check-accepted-by = Accepted by { $who }
check-related = { $count ->
    [one] It has to do with
   *[other] It has to do with { $count } things
}
check-related-all = Show all
check-sides = Who says what
check-side-says = It says
check-side-who = Source
check-side-study = the study
check-finding-without-quotation = Finding without a quotation
check-finding-without-quotation-why = A statement that shows no passage asks to be believed.
check-finding-without-quotation-seen = { $case ->
    [gone] None of its quotations exists any more; a reader can only believe it or not.
   *[none] It names no quotation; a reader can only believe it or not.
}
check-finding-without-quotation-mend = add the passages that it stands on, or note that it is your own synthesis and accept this.
check-finding-stale = Finding older than its evidence
check-finding-stale-why = What a statement stands on was changed after it was written; it may no longer say so.
check-finding-stale-seen = { $case ->
    [gone] { $gone } of the { $quotations } quotations that it stands on no longer exist.
   *[changed] Something that it stands on was changed after it was written.
}
check-finding-stale-mend = read its passages again; write it anew, or confirm that it still holds.
check-finding-on-one-source = Finding on a single source
check-finding-on-one-source-why = One source is one voice: what it says may be true of nobody else.
check-finding-on-one-source-seen = { $quotations ->
    [one] It rests on { $quotations } quotation, in { $source }.
   *[other] It rests on { $quotations } quotations, all in { $source }.
}
check-finding-on-one-source-mend = add passages of other sources, or say in the finding that it is about this one.
check-finding-on-one-kind = Finding on one kind of source
check-finding-on-one-kind-why = Sources of one kind share their blind spots; triangulation asks for another kind.
check-finding-on-one-kind-seen = Its { $sources } sources are all of the kind “{ $kind }”.
check-finding-on-one-kind-mend = look for a passage in a source of another kind, or name this limit in its note.
check-finding-contradicted = Finding that a passage contradicts
check-finding-contradicted-why = A passage speaks against the statement; a reader will find it.
check-finding-contradicted-seen = { $case ->
    [unknown] Whether a passage speaks against it cannot be told: its row or column is not there.
    [weighed] { $passages-count ->
        [0] Passages speak against it; its author weighed them.
        [one] One passage speaks against it; its author weighed it.
       *[other] { $passages-count } passages speak against it; its author weighed them.
    }
   *[open] { $passages-count ->
        [0] Passages of its own cell speak against it, and it does not mention them.
        [one] One passage of its own cell speaks against it, and it does not mention it.
       *[other] { $passages-count } passages of its own cell speak against it, and it does not mention them.
    }
}
check-finding-contradicted-mend = { $case ->
    [weighed] nothing; print the passages with the finding.
    [unknown] correct the row or the column of the finding.
   *[open] weigh them: name them as contrary in the finding, change what it says, or correct the coding.
}
check-code-without-definition = Code without a definition
check-code-without-definition-why = Without a definition two coders, or one coder in two years, code two different things.
check-code-without-definition-seen = { $codings ->
    [0] It has no definition, and no coding yet.
    [one] It has no definition, and { $codings } coding.
   *[other] It has no definition, and { $codings } codings.
}
check-code-without-definition-mend = say what it means, when to use it and when not.
check-code-retired-but-cited = Code given up, but still in use
check-code-retired-but-cited-why = A code that was given up still carries passages or statements that nobody will look for there.
check-code-retired-but-cited-seen = { $case ->
    [merged] It was merged away
   *[retired] It was retired
} and still holds { $codings ->
    [one] { $codings } coding
   *[other] { $codings } codings
} and { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
}.
check-code-retired-but-cited-mend = { $case ->
    [merged] give them to “{ $into }”, which took its place.
   *[retired] recode them, or restore the code.
}
check-code-duplicate-name = Codes of one name
check-code-duplicate-name-why = Two codes of one name split what belongs together, and counts of both are wrong.
check-code-duplicate-name-seen = These have one name: { $codes }.
check-code-duplicate-name-mend = merge them, or rename all but one so that the difference is in the name.
check-claims-conflict = Sources that contradict each other
check-claims-conflict-why = Two sources cannot both be right.
check-claims-conflict-seen = { $statements } statements on “{ $attribute }” cannot all be right.
check-claims-conflict-mend = look into the sources; correct the one that was read wrongly, mark with ? what is in doubt, or accept it with the reason: a mask may explain it.
check-claims-unclear = Sources that differ in what they doubt
check-claims-unclear-why = Two sources differ in what at least one of them only supposes.
check-claims-unclear-seen = { $statements } statements on “{ $attribute }” differ in what at least one of them doubts.
check-claims-unclear-mend = look into the sources; settle what can be settled, or accept it with the reason.
check-register-number-missing = Number missing from a register
check-register-number-missing-why = A register that should be complete lacks a number: something was lost, or never was.
check-register-number-missing-seen = { $number } is not in { $name }, which should list each { $list } once.
check-register-number-missing-mend = look whether the entry was overlooked; if the register has none, write a memo on it and accept this.
check-register-number-twice = Number twice in a register
check-register-number-twice-why = A register lists a number twice: one of the entries is another thing’s.
check-register-number-twice-seen = { $number } stands in { $places-count } places of { $name } ({ $places }), which should list each { $list } once.
check-register-number-twice-mend = find which entry is another one’s, and correct or accept it.
check-register-unread = Register that checks nothing
check-register-unread-why = A register says what it must list, and nothing was noted from it: it checks nothing.
check-register-unread-seen = It should list each { $list } once, and no statement says what it lists.
check-register-unread-mend = note a statement for each entry, according to this register, with its row.
check-quotation-lost = Quotation whose words are gone
check-quotation-lost-why = The words of a quotation are not in the text: it can no longer be shown.
check-quotation-lost-seen = { $case ->
    [no-text-nor-words] No words of it are known, and { $source } has no text.
    [no-words] No words of it are known, and its place is not in the text of { $source }.
    [no-text] The words “{ $was }” cannot be shown: { $source } has no text.
    [again] The words “{ $was }” stand in { $source } again, and the quotation was not placed there.
    [several] The words “{ $was }” stand in several places of { $source }, and nothing tells which is meant.
    [corrected] The words “{ $was }” went with a correction of { $source }{ $because ->
        [none] .
       *[other] {" "}({ $because }).
    }
   *[other] The words “{ $was }” are not in the text of { $source }.
}
check-quotation-lost-mend = { $case ->
    [no-text-nor-words] bring in the text of the source, or remove the quotation.
    [no-text] bring in the text of the source, or remove the quotation.
   *[other] find the passage and mark it again, or remove the quotation.
}
check-quotation-changed = Quotation whose words were corrected
check-quotation-changed-why = The words of a quotation were corrected after they were coded; the codes may no longer fit.
check-quotation-changed-seen = { $was ->
    [none] Its words in { $source } were corrected after they were marked.
   *[other] Its words in { $source } were “{ $was }” when they were marked and are “{ $now }” now.
}
check-quotation-changed-mend = read it again; resize or recode it, or accept this.
check-synopsis-invalid = Synopsis that cannot be computed
check-synopsis-invalid-why = A declared table names something that is not there; what was printed from it once can no longer be computed.
check-synopsis-invalid-seen = The program says: { $error }
check-synopsis-invalid-mend = correct its rows, columns or filters.
check-stated-figure-differs = Stated figure that differs
check-stated-figure-differs-why = A figure that somebody states is not the figure that the study gives; a reader who counts will ask.
check-stated-figure-differs-seen = { $source ->
    [none] Stated: { $figure }.
   *[other] { $source } states { $figure }.
} { $case ->
    [differs] The study gives { $derived }.
   *[not-derivable] The study cannot give this figure.
}
check-stated-figure-differs-mend = { $case ->
    [differs] find which of the two is wrong, and correct it or write a memo on why they differ.
   *[not-derivable] add what is missing, or accept this with the reason why it cannot be known.
}
