# What was done, and taking it back.
keys-part-history = History
do-history-first = Next step of the history
do-history-last = Previous step of the history
history-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
history-filter = Which steps to show
history-who = Who
history-everybody = Everybody
history-acts = What was done
history-every-act = Everything
history-acts-sources = Sources and attributes
history-acts-codes = Codebook
history-acts-codings = Quotations and codings
history-acts-memos = Memos
history-acts-synopses = Synopses, findings, check
history-acts-registers = Registers and phases
history-acts-project = Project and members
history-acts-undo = Taken back and done again
history-list = Steps, the newest first
history-none = No step is like that
history-none-why = Nobody did anything of the kind yet.
history-all = Show all steps
history-panel = The step and what taking it back would do
history-step = Step { $entry }
history-changes = { $count ->
    [one] changed { $count } record
   *[other] changed { $count } records
}
history-undone = taken back
history-undo = Take this step back
history-redo = Do it again
history-undo-why = Taking back is a step as well: nothing is ever lost.
history-hint-step = another step
history-effect-title = Taking it back would
history-effect-again = Doing it again would
history-effect-removed = take away { $what }
history-effect-brought_back = bring back { $what }
history-effect-set_back = set back { $what }
history-effect-kept = leave { $what } as it stands: there were changes since
history-effect-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
history-effect-looking = Looking at what it would do…
history-effect-none = Nothing: it is so already.
history-effect-first = The first step made the project. It stays.
history-effect-rests = Other steps rest on it. Take these back first:
history-effect-rootless = It rests on steps that were taken back. Do these again first:
life-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
life-empty = empty
life-none = There is no history of that
life-record = another record

history-noun-member = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
history-noun-attribute = { $count ->
    [one] { $count } attribute
   *[other] { $count } attributes
}
history-noun-phase = { $count ->
    [one] { $count } phase
   *[other] { $count } phases
}
history-noun-round = { $count ->
    [one] { $count } round
   *[other] { $count } rounds
}
history-noun-source = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
history-noun-revision = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
history-noun-voice = { $count ->
    [one] { $count } voice
   *[other] { $count } voices
}
history-noun-actor = { $count ->
    [one] { $count } actor
   *[other] { $count } actors
}
history-noun-tie = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
history-noun-event = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
history-noun-participation = { $count ->
    [one] { $count } participation
   *[other] { $count } participations
}
history-noun-claim = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
history-noun-code = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
history-noun-code_group = { $count ->
    [one] { $count } code group
   *[other] { $count } code groups
}
history-noun-quotation = { $count ->
    [one] { $count } quotation
   *[other] { $count } quotations
}
history-noun-coding = { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
history-noun-finding = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
history-noun-memo = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
history-noun-synopsis = { $count ->
    [one] { $count } synopsis
   *[other] { $count } synopses
}
history-noun-acceptance = { $count ->
    [one] { $count } acceptance
   *[other] { $count } acceptances
}
history-noun-project = { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
history-noun-space = { $count ->
    [one] { $count } space
   *[other] { $count } spaces
}
history-noun-import = { $count ->
    [one] { $count } import
   *[other] { $count } imports
}
history-noun-verbatim = { $count ->
    [one] { $count } part kept word for word
   *[other] { $count } parts kept word for word
}

history-field-key = Key
history-field-name = Name
history-field-kind = Kind
history-field-when = Date
history-field-place = Place
history-field-country = Country
history-field-language = Language
history-field-informants = Voices of
history-field-note = Note
history-field-register = Register
history-field-file = File
history-field-revision = Text
history-field-title = Title
history-field-text = Text
history-field-on = On
history-field-author = Author
history-field-definition = Definition
history-field-include = When to use
history-field-exclude = When not to use
history-field-example = Example
history-field-colour = Colour
history-field-parent = Under
history-field-life = State
history-field-label = Label
history-field-role = Role
history-field-actor = Actor
history-field-source = Source
history-field-code = Code
history-field-codes = Codes
history-field-quotation = Quotation
history-field-quotations = Quotations
history-field-coder = Coder
history-field-stance = Stance
history-field-at = Place in the text
history-field-made = Made
history-field-status = State
history-field-reason = Reason
history-field-value = Value
history-field-type = Values
history-field-of = Of
history-field-description = Description
history-field-subject = Subject
history-field-attribute = Attribute
history-field-according-to = According to
history-field-from = From
history-field-to = To
history-field-event = Event
history-field-part-of = Part of
history-field-organisation-kind = Kind of organisation
history-field-contrary = Contrary evidence
history-field-synopsis = Synopsis
history-field-row = Row
history-field-column = Column
history-field-origin = Declaration
history-field-words = Words
history-field-path = File
history-field-format = Format
history-field-encoding = Encoding
history-field-gone = Removed
history-field-diagnostic = Diagnostic
history-field-by = By
history-field-code-points = Characters
history-field-locator = Where
history-field-quote = Words
history-field-layout = Layout
history-field-start = From
history-field-end = To
history-field-state = State
history-field-was = Was
history-field-span = Place
