keys-part-codes = Codebook
code-pick = Name of a code
code-make = Make the code “{ $name }”
file-export = Export
file-docx = Word (docx)
file-xlsx = Excel (xlsx)
file-html = Web page (html)
file-md = Markdown (md)
file-csv = Table of text (csv)
file-json = For programs (json)
do-codes-below = New code below
do-codes-beside = New code beside
do-codes-rename = Rename the code
do-codes-up = Move the code up
do-codes-down = Move the code down
do-codes-in = Move the code in, under the one above it
do-codes-out = Move the code out, beside the one over it
do-codes-move = Move to…
do-codes-merge = Merge into…
do-codes-split = Split by quotations…
do-codes-retire = Take out of use…
do-codes-restore = Take into use again
do-codes-remove = Remove…
do-codes-group = Put the chosen codes into a group
do-codes-quotations = Show its quotations
do-codes-filter = Filter the codebook
do-codes-closed = Show or hide codes out of use
do-codes-changes = Compare the codebook with an earlier one
do-codes-groups = Groups of codes
do-codes-save = Save the definition
codes-hint-new = new code
codes-hint-rename = rename
codes-hint-move = move
codes-hint-merge = merge
codes-hint-split = split
codes-hint-open = define
codes-fact-codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
codes-fact-unused = { $count ->
    [one] { $count } never given
   *[other] { $count } never given
}
codes-fact-unsaved = { $count ->
    [one] { $count } definition not saved
   *[other] { $count } definitions not saved
}
codes-foot = { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
codes-filter = Filter by name or definition
codes-closed = { $count ->
    [one] Show { $count } code out of use
   *[other] Show { $count } codes out of use
}
codes-head-here = here
codes-head-below = with below
codes-none = No code is in use.
codes-row-counts = { $below ->
    [one] one coding
   *[other] { $here } here, { $below } with below
}
codes-name = Name of the code
codes-name-new = Name of the new code
codes-nowhere = It cannot go there
codes-unsaved = Not saved yet
codes-discard = Discard
codes-clash = { $field } was changed elsewhere meanwhile, to: { $text }
codes-new = New code
codes-export = Export the codebook
codes-acts = What can be done with this code
codes-above = Above this code
codes-here = { $count ->
    [one] coding here
   *[other] codings here
}
codes-with-below = with the codes below
codes-adopt = Take into use
codes-into = Its codings are now in
codes-merged-why = To take the merge back, undo it in the history.
codes-life-retired = out of use
codes-life-merged = merged
codes-life-proposed = proposed
codes-restore = Take into use again
codes-definition-of = What { $name } means
codes-definition = Definition
codes-definition-hint = What the code means, so that another coder would give it to the same passages
codes-include = Use it when
codes-include-hint = Cases that belong to it
codes-exclude = Do not use it when
codes-exclude-hint = Cases that are near and belong elsewhere
codes-example = Example
codes-example-hint = A passage that shows it
codes-note = Note
codes-note-hint = For those who code
codes-origin = Origin
codes-origin-hint = framework, material, in vivo…
codes-colour = Colour
codes-colour-family = that of its family
codes-dye-cochinilla = Cochineal red
codes-dye-achiote = Annatto orange
codes-dye-qolle = Yellow of qolle
codes-dye-chilca = Green of chilca
codes-dye-molle = Blue-green of molle
codes-dye-anil = Indigo blue
codes-dye-ayrampo = Violet of ayrampo
codes-dye-nogal = Walnut brown
codes-name-field = Name
codes-parent = Under
codes-groups = Groups
codes-no-groups = In no group. Groups gather codes across the tree, so that they can be retrieved together.
codes-group-add = Add to a group
codes-group-name = Name of the group
codes-group-type = Type the name of a new group
codes-group-make = Make the group “{ $group }”
codes-group-out = Take it out of “{ $group }”
codes-group-out-code = Take { $name } out of the group
codes-groups-title = Groups of codes
codes-groups-why = A group gathers codes from anywhere in the tree; a code may be in several.
codes-group-new = New group
codes-group-empty = No code is in this group yet.
codes-group-add-code = Add a code
codes-passages = Quotations
codes-all-passages = All of them
codes-contrary = Speaks against it
codes-memos = Memos
codes-no-memos = Nothing was written on this code.
codes-memo-new = New memo
codes-memo-title = Title
codes-memo-text = What you think
codes-life = History
codes-life-all = All of it
codes-life-less = Less
codes-nobody = nobody named
codes-chosen = { $count ->
    [one] { $count } code chosen
   *[other] { $count } codes chosen
}
codes-chosen-sum = { $count ->
    [one] { $count } coding in all
   *[other] { $count } codings in all
}
codes-chosen-one = chosen
codes-not-chosen = not chosen
codes-choose-none = Choose none
codes-merge-several = Merge them…
codes-move = Move to…
codes-merge = Merge
codes-merge-title = { $count ->
    [one] Merge a code into another one
   *[other] Merge { $count } codes into one
}
codes-merge-into = Into
codes-merge-other = Another one
codes-merge-coming = { $moved ->
    [0] No coding moves.
    [one] One coding moves.
   *[other] { $moved } codings move.
} { $coalesced ->
    [0] None coincides with one that is there.
    [one] One coincides with one that is there, and becomes one with it.
   *[other] { $coalesced } coincide with ones that are there, and become one with them.
}
codes-merge-why = Why; the reason stays with the merged code
codes-merge-what = Merged codes stay in the codebook, out of use. Codes below them go under the other one, which takes their place in groups and findings. One undo takes it all back.
codes-split = Split
codes-split-title = Split “{ $name }”
codes-split-name = Name of the new code
codes-split-where = Where the new code stands
codes-split-beside = beside it
codes-split-below = below it
codes-split-choose = Quotations that go with the new code
codes-split-all = Choose all
codes-split-none = Choose none
codes-split-count = { $count } of { $total } chosen
codes-move-title = { $count ->
    [one] Move “{ $name }”
   *[other] Move { $count } codes
}
codes-move-under = Under which code
codes-move-top = To the top
codes-retire = Take out of use
codes-retire-title = Take “{ $name }” out of use
codes-retire-what = { $count ->
    [0] Nobody will be offered it when coding. It stays in the codebook, with its history.
    [one] Its one coding stays; nobody will be offered it for new ones.
   *[other] Its { $count } codings stay; nobody will be offered it for new ones.
}
codes-retire-why = Why; the reason stays with the code
codes-retire-instead = Take out of use instead
codes-remove-title = Remove “{ $name }”
codes-remove-below = { $count ->
    [one] There is a code below it. Move or remove that one first.
   *[other] There are { $count } codes below it. Move or remove these first.
}
codes-remove-used = { $count ->
    [one] It was given to one passage. Taking it out of use keeps that coding.
   *[other] It was given { $count } times. Taking it out of use keeps these codings.
}
codes-remove-codings = { $count ->
    [one] Remove its coding too
   *[other] Remove its { $count } codings too
}
codes-remove-unused = It was never given. It goes with its definition; undo brings it back.
codes-rename = Rename
codes-open = Choose a code
codes-open-why = Its definition, quotations, memos and history stand here. Several codes, chosen with Shift or Ctrl, can be merged, grouped or moved together.
codes-empty = No code yet
codes-empty-why = Codes name what passages are about. Make one here, or while you read: an unknown name becomes a code.
codes-changes = Changes of the codebook
codes-changes-button = Rounds
codes-round = Name the codebook as it is now
codes-round-name = New round
codes-round-hint = e.g. after the first ten interviews
codes-round-why = A round is a named moment of the codebook. It costs nothing, and later ones can be compared with it.
codes-changes-from = From
codes-changes-to = To
codes-changes-date = or the end of a day
codes-changes-beginning = The beginning of the project
codes-changes-now = Now
codes-changes-none = Nothing changed in between
codes-changes-none-why = Choose an earlier moment on the left, or a later one on the right.
codes-export-then = Export the codebook as it was at the later moment
codes-kind-added = New
codes-kind-adopted = Taken into use
codes-kind-proposed = A proposal again
codes-kind-renamed = Renamed
codes-kind-moved = Moved
codes-kind-redefined = Defined anew
codes-kind-merged = Merged
codes-kind-retired = Taken out of use
codes-kind-restored = In use again
codes-kind-removed = Removed
codes-was = was “{ $name }”
codes-was-under = { $from ->
    [top] from the top
   *[other] from under “{ $from }”
} { $to ->
    [top] to the top
   *[other] to under “{ $to }”
}
