keys-part-read = Reading and coding
do-read-code = Code what is selected
do-read-inspect = Look at the passage under the caret
do-read-invivo = Code in vivo: the words become the code
do-read-repeat = Code with the last code again
do-read-mark = Mark a passage without a code
do-read-memo = Write a memo on the passage
do-read-contrary = It speaks against the code, or for it again
do-read-remove = Take the code off the passage
do-read-ends = Move the ends of the passage
do-read-split = Split the passage at the caret
do-read-end-later = End of the passage: one word later
do-read-end-earlier = End of the passage: one word earlier
do-read-start-later = Beginning of the passage: one word later
do-read-start-earlier = Beginning of the passage: one word earlier
do-read-next = Next passage
do-read-previous = Previous passage
do-read-cycle = The other code at this place
do-read-next-turn = Next turn or paragraph
do-read-previous-turn = Previous turn or paragraph
do-read-next-sentence = Next sentence
do-read-previous-sentence = Previous sentence
do-read-select-next-sentence = Select to the next sentence
do-read-select-previous-sentence = Select to the previous sentence
do-read-sentence = Select the sentence, and again for one more
do-read-turn = Select the turn or paragraph
do-read-focus = Let the passages of this code stand out
do-read-unfocus = Let no code stand out
do-read-goto-code = Go to the code in the codebook
do-read-filter = Choose which codings are shown
do-read-show-all = Show all codings
do-read-names = Show or hide the names beside the text
do-read-panel = Show or hide the codebook
do-read-list = Codebook, or list of passages
do-read-about = About this text
do-read-next-text = Next text
do-read-previous-text = Previous text
do-read-to-text = Into the text
do-read-recent-1 = Code with recent code 1
do-read-recent-2 = Code with recent code 2
do-read-recent-3 = Code with recent code 3
do-read-recent-4 = Code with recent code 4
do-read-recent-5 = Code with recent code 5
do-read-recent-6 = Code with recent code 6
do-read-recent-7 = Code with recent code 7
do-read-recent-8 = Code with recent code 8
do-read-recent-9 = Code with recent code 9
do-read-escape = Close, or let no code stand out
read-hint-code = Code
read-hint-next = Passages
read-hint-memo = Memo
read-hint-invivo = In vivo
read-look = Look
read-text-of = Text of { $name }
read-panel = Codebook and passages
read-codes = Codes
read-passages = Passages
read-passage = Passage without a code
read-filter-codes = Filter the codes
read-no-codes = There are no codes yet. Select words and press C: a new name makes a new code.
read-to-codebook = To the codebook
read-code-with = Code the selection with { $code }
read-in-view = The code that you look at
read-in-view-none = Point at a code, and its definition stands here.
read-no-definition = Nobody has defined this code yet.
read-include = Takes:
read-exclude = Leaves:
read-example = Example:
read-code-hint = Find a code, or name a new one
read-create = Make “{ $name }”
read-has = has it
read-key-code = code
read-key-more = and one more
read-key-contrary = contrary
read-recode = Give another code
read-inspector = Passage
read-was = When it was marked, the words were: “{ $words }”
read-is-contrary = Speaks against the code
read-is-supporting = Speaks for the code
read-contrary = contrary
read-contrary-of = Speaks against { $code }
read-with-coding = More on { $code }
read-with-passage = More on the passage
read-edit-note = Change the note
read-add-note = Add a note
read-note = Note
read-memo-coding = Memo on this coding
read-memo-passage = Memo on the passage
read-remove-coding = Take this code off
read-remove-passage = Remove the passage
read-by-you = you
read-label = Label
read-add-code = Add a code
read-ends = Ends
read-ends-how = ← → move the end by a word, with Shift by a sign · ↑ ↓ the other end · Enter keeps it
read-split = Split at the caret
read-no-split = Put the caret inside the passage, where it is to be split.
read-copy = Copy with its source
read-copied = Copied
read-here = { $count ->
    [one] Coded here: { $codes }
   *[other] { $count } codes here: { $codes }
}
read-one-of = { $at } of { $count }
read-no-more = There are no more passages that way
read-select-first = Select words first: with the mouse, or with Shift and the arrow keys.
read-coded-already = The passage has that code already.
read-not-yours = This coding is by { $who }. Change it in the box beside the text, if you mean it.
read-page = Page { $label }
read-more-names = +{ $count }
read-turn = Turn { $number }, { $who }
read-paragraph = Paragraph { $number }
read-turn-of = Turn { $at } of { $all }
read-sign = Character { $at }
read-signs = Characters { $from } to { $to }
read-view = How the text is shown
read-numbers-turn = Turn numbers
read-numbers-paragraph = Paragraph numbers
read-numbers-line = Line numbers of the file
read-numbers-none = No numbers
read-show-names = Show the names
read-hide-names = Hide the names
read-show-panel = Show the codebook
read-hide-panel = Hide the codebook
read-print = Print
read-strip = Where the text is coded
read-filter = Which codings are shown
read-filter-why = What is hidden is counted above the text. Nothing is lost.
read-filter-coders = Coded by
read-filter-groups = In the group
read-filter-code = With the code, or one below it
read-filter-add = Choose a code
read-filter-without = No longer only { $code }
read-filter-stance = Speaking
read-stance-all = for and against
read-stance-supports = for the code
read-stance-contrary = against the code
read-filter-round = Coded in the round
read-every-round = Every round
read-show-all = Show all
read-hidden = { $count ->
    [one] One coding is hidden
   *[other] { $count } codings are hidden
}
read-hidden-by = { $count ->
    [one] One coding by { $who } is hidden
   *[other] { $count } codings by { $who } are hidden
}
read-focused = { $count ->
    [one] { $code }: one coding in this text
   *[other] { $code }: { $count } codings in this text
}
read-none-shown = The filter hides every passage of this text.
read-nothing-marked = Nothing is marked in this text yet.
read-lost = { $count ->
    [one] One passage lost its words
   *[other] { $count } passages lost their words
}
read-lost-placeless = { $count ->
    [one] One passage has no place in the text
   *[other] { $count } passages have no place in the text
}
read-lost-why = The words that were marked are not in the text: it was corrected, or a project that came in names a place that is not there. They are kept here with their codes until somebody marks them anew or removes them.
read-lost-textless = { $count ->
    [one] One passage waits for the text
   *[other] { $count } passages wait for the text
}
read-lost-textless-why = They came in with a project, marked as lost, and are kept with their codes until it comes in once more and their text is here.
read-lost-at = In the file: { $start }–{ $end }
read-lost-unsaid = The file says neither its words nor its place.
read-lost-all = Show all { $count }
read-positions-doubt = Positions in doubt
read-positions-doubt-why = The file it came in with gives places as numbers, and nothing in it tells what these count: passages may stand beside their words.
read-regions = { $count ->
    [one] { $count } passage that is not text
   *[other] { $count } passages that are not text
}
read-regions-why = Marked in another program, in the file and not in its text; kept with the codes.
read-region-whole = The whole source
read-region-page = Page { $page }
read-region-area = Part of the picture
read-region-time = { $part } of the recording
read-left-out = { $count ->
    [one] one thing left out
   *[other] { $count } things left out
}
read-about = About this text
read-losses = What the file has and the text has not
read-losses-why = The file itself is kept as it came.
read-remarks = Remarks of the original’s reviewers
read-remark-nobody = Without a name
read-remark-nowhere = without a place in the text
read-to-place = To its place
read-voices = Who speaks
read-role-informant = informant
read-role-interviewer = interviewer
read-role-other = other
read-file = File
read-key-of = Key
read-file-name = Name
read-format = Format
read-language = Language
read-length = Length
read-length-of = { $words ->
    [one] one word
   *[other] { NUMBER($words) } words
}, { $signs ->
    [one] one character
   *[other] { NUMBER($signs) } characters
}
read-choose = Choose a text to read
read-choose-why = Open one from the list of sources, or press Ctrl K and type its name.
read-no-source = There is no source { $key }
read-no-text = This source has no text
read-no-text-why = It is known to exist and was not collected. Bring its file in, and it can be read and coded.
read-no-text-coded = It came in with its codings and without its text. Bring its text in, and then the project once more: the passages are then placed in it.
read-no-words = The file is at hand and has no text, so there are no words to read or to search here. What was marked in it in another program is kept.
read-to-sources = To the sources
read-print-codings = { $count ->
    [0] No codings
    [one] One coding
   *[other] { $count } codings
}
read-print-hidden = { $count ->
    [one] One more coding is hidden by the filter and not printed.
   *[other] { $count } more codings are hidden by the filter and not printed.
}
