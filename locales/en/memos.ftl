do-memo = New memo on what is at hand
do-memo-save = Save the memo
do-memo-link = Link to a thing of the project
do-memos-next = Next memo
do-memos-previous = Previous memo
do-memos-edit = Edit the memo
do-memos-remove = Remove the memo
do-memos-filter = Filter the memos
keys-part-memos = Memos
memos-hint-move = next, previous
memos-hint-edit = edit
memos-hint-new = new
memos-count = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
memos-shown = { $shown } of { $count } shown
memos-list = Memos
memos-filter = Which memos to show
memos-words = Words in memos
memos-every-kind = Every kind
memos-on-anything = On anything
memos-none = No memo has this.
memos-empty = No memos yet
memos-empty-why = A memo keeps what you think while you read: why a code is needed, what two sources disagree on, what to ask next. It can be on anything, or on the project as a whole.
memos-on = { $count ->
    [0] No memo on this
    [one] { $count } memo on this
   *[other] { $count } memos on this
}
memo-new = New memo
memo-title = Title
memo-title-hint = Else its first words
memo-kind = Kind
memo-kind-note = note
memo-kind-method = method
memo-kind-theory = theory
memo-kind-discrepancy = discrepancy
memo-on = On
memo-on-project = the project
memo-text = Text
memo-view = Write or read
memo-write = Write
memo-read = Read
memo-preview = How it reads
memo-preview-empty = What you write is shown here as it reads.
memo-markdown = # heading, - list, **strong**, [[ links to a thing
memo-link = Link to…
memo-link-hint = A source, a code, an actor, an event
memo-unsaved = Not saved yet; every letter is kept in this browser.
memo-not-saved = not saved
memo-later = Save later
memo-kept = Your words of { $when } are here; they are not saved yet.
memo-begun = Begun { $when }, not saved
memo-discard = Throw them away
memo-overtaken = This memo was changed elsewhere since you began.
memo-theirs = Show what it says now
memo-mine = Go on with mine
memo-others = { $count ->
    [one] There is { $count } memo on this
   *[other] There are { $count } memos on this
}
memo-changed = changed { $when }
memo-history = Its history
memo-in-text = Show it in the text
memo-empty = This memo has a title only.
memo-gone = This memo is not here
memo-gone-why = Nothing is called { $key }; it may have been removed. The history can bring it back.
