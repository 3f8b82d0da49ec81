# Where a study begins, and where work goes on.
keys-part-start = Start
do-start-go-on = Go on reading where you were
start-lead = Three steps, in whatever order your work needs. The first one comes first.
start-past = done
start-step-1 = Bring in what you collected
start-step-1-why = Interviews, field notes, minutes, agreements, press: files of any usual kind, or whole folders of them.
start-step-2 = Read and code
start-step-2-why = Mark a passage, give it a code, and define the code while you go. The codebook grows with your reading.
start-step-3 = Compare
start-step-3-why = A synopsis sets voices side by side, by phase, country or actor, and every cell opens down to its passages.
start-drop = or drop them anywhere on this page
start-read = Read { $source }
start-compare = Make a synopsis
start-example = Or look at a finished study first
start-example-why = The example follows an alliance of mining unions in Canada, Chile and Peru over twenty-eight years: 97 sources, 28 of them with a text, a codebook, registers and synopses. Every word that anybody says in it was made up for the example.
start-example-do = Bring in the example
start-example-going = The example comes in
start-example-out = It comes into this project as one step. Undo takes all of it out again.
start-where = Where you were
start-begin = Where to begin
start-untouched = not coded yet
start-least = little coded so far
start-no-text = No text is at hand yet.
start-progress = Progress of coding
start-coded = { $count ->
    [one] { $share } of the one text at hand is coded.
   *[other] { $share } of the { $count } texts at hand is coded.
}
start-uncoded = { $count ->
    [one] { $count } has no coding yet
   *[other] { $count } have no coding yet
}
khipu = { $count ->
    [one] A khipu of { $count } source: { $share } of its text is coded
   *[other] A khipu of { $count } sources: { $share } of their text is coded
}
khipu-caption = Each cord is a source, as long as its text and dyed as far as it is coded. A dashed one is not at hand.
khipu-caption-several = Each cord is { $count } sources, as long as their texts and dyed as far as they are coded.
khipu-several = { $first } and { $count ->
    [2] another one
   *[other] others, { $count } in all
}
khipu-absent = not at hand
khipu-share = { $share } coded
start-checking = Looking…
start-clean = Nothing stands against the study.
start-check-why = What would not survive a careful reader.
start-level-error = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
start-level-warning = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
start-level-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
start-steps = What was done last
start-count-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
start-count-quotations = { $count ->
    [one] { $count } quotation
   *[other] { $count } quotations
}
start-count-codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
start-count-codings = { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
start-count-memos = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
start-count-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
