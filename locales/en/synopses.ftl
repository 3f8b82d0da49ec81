keys-part-synopses = Synopses
do-synopses-new = New table
do-synopses-write = Write the finding of the cell
do-synopses-find = Find passages for the cell
do-synopses-copy = Copy to a spreadsheet
do-synopses-waiting = Next cell without a finding
do-synopses-waiting-before = Previous cell without a finding
do-synopses-warning = Next finding with a warning
do-synopses-turn = Turn rows into columns
do-synopses-shades = Shade the numbers, or not
do-synopses-export = Export the table
do-synopses-edit = Change the table
do-synopses-back = Back to all tables
do-synopses-stands = The finding stands on this passage
do-synopses-against = This passage speaks against the finding
do-synopses-save = Save the table

synopses-show = What is listed
synopses-tables = { $count ->
    [one] { $count } table
   *[other] { $count } tables
}
synopses-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
synopses-new = New table
synopses-none = No table yet
synopses-none-why = A table puts what people said side by side: rows, columns, and in each cell the passages it rests on.
synopses-begin = Begin a table
synopses-size = { $rows } × { $columns }
synopses-stand = { $found ->
    [0] no finding in { $all } cells
   *[other] { $found } of { $all } cells with a finding
}
synopses-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
synopses-edit = Change
synopses-edit-named = Change { $name }
synopses-more = More for { $name }
synopses-duplicate = Make another like it
synopses-remove = Remove the table
synopses-print = Print

synopses-template-code-phase = Findings by phase
synopses-template-code-phase-why = The synoptic table: what you found on each code in each phase.
synopses-template-code-source = Codes by source
synopses-template-code-source-why = How many passages of each source carry each code.
synopses-template-code-kind = Codes by kind of source
synopses-template-code-kind-why = On how many kinds of source a code rests, and on how many sources.
synopses-template-code-words = Share of words
synopses-template-code-words-why = How much of what was said each code takes, by kind of source.
synopses-template-code-organisation = Codes by organisation
synopses-template-code-organisation-why = Who speaks of what: passages by the organisation of the speaker.
synopses-template-kind-country = Sources by country
synopses-template-kind-country-why = What was collected where.
synopses-template-code-attribute = Codes by { $name }
synopses-template-code-attribute-why = Passages of each code by the attribute { $name } of their sources.
synopses-template-event-year = Events by year
synopses-template-event-year-why = What kind of event happened when.
synopses-template-actor-event = Who took part
synopses-template-actor-event-why = The roles of actors in each kind of event.
synopses-template-blank = Empty table
synopses-template-blank-why = Choose everything yourself.
synopses-lacks-codes = Needs codes first.
synopses-lacks-phases = Needs phases first; they are set in the registers.
synopses-lacks-sources = Needs sources first.
synopses-lacks-events = Needs events first; they are set in the registers.
synopses-lacks-actors = Needs actors first; they are set in the registers.

synopses-filter = Words, a code, a key
synopses-of-synopsis = Of which table
synopses-every-synopsis = Every table
synopses-of-warning = With which warning
synopses-with-or-without = With or without a warning
synopses-with-warning = With a warning
synopses-shown = { $shown } of { $all }
synopses-no-findings = No finding yet
synopses-no-findings-why = A finding is what you say in a cell of a table, with the passages it stands on.
synopses-no-finding-named = There is no finding { $key }
synopses-all-findings = All findings

synopses-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
synopses-columns = { $count ->
    [one] { $count } column
   *[other] { $count } columns
}
synopses-total = Total
synopses-yes = yes
synopses-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
synopses-countries = { $count ->
    [one] { $count } country
   *[other] { $count } countries
}
synopses-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
synopses-knots = { $stands ->
    [one] { $stands } passage
   *[other] { $stands } passages
}{ $against ->
    [0] { "" }
   *[other] , { $against } against
}
synopses-key-knot = a passage
synopses-key-against = a passage against
synopses-key-shades = Shades, from pale to dark: { $ranges }
synopses-shades-on = Numbers are shaded
synopses-shades-off = Numbers are not shaded
synopses-turned = turned
synopses-empty-not-collected = Not collected
synopses-empty-nothing-said = Nothing said
synopses-empty-no-finding = No finding
synopses-empty-none = None
synopses-why-not-collected = No source with a text could hold such a passage. That is a gap in what was collected, not in what was said.
synopses-why-nothing-said = There were sources here, and nobody coded such a passage in them.
synopses-why-no-finding = There are passages, and nobody has written a finding.
synopses-why-none = There is nothing here.
synopses-possible = { $count } more possible
synopses-possible-why = { $count ->
    [one] One more may belong here: a date or a doubt does not settle it.
   *[other] { $count } more may belong here: dates or doubts do not settle it.
}
synopses-wait = { $count ->
    [one] { $count } passage, no finding yet
   *[other] { $count } passages, no finding yet
}
synopses-write-it = Write it
synopses-find-passages = Find passages
synopses-add-source = Add a source
synopses-no-passage = no passage
synopses-warnings-are = Warning: { $reasons }
synopses-draft = draft
synopses-none-wait = Every cell with passages has a finding
synopses-no-warning = No finding has a warning
synopses-no-lines = The table has no rows or no columns
synopses-no-lines-why = Nothing in the project falls into them. Choose other ones, or show empty ones too.
synopses-not-there = There is no table { $name }
synopses-not-there-why = It may have been removed; the history can bring it back.
synopses-removed = The table { $name } was removed
synopses-removed-why = Nothing more can be written into it. The history can bring it back.
synopses-unsaved = What you wrote and did not save
synopses-unsaved-why = It is kept as long as this window is open; with the table it comes back to its cell.
synopses-unsaved-copy = Copy the words
synopses-unsaved-copied = Copied the words
synopses-cannot = The table cannot be computed
synopses-nothing-to-copy = The table has no cells; nothing was copied
synopses-copied = { $rows ->
    [one] Copied the table: { $rows } row, { $columns } columns
   *[other] Copied the table: { $rows } rows, { $columns } columns
}
synopses-copied-part = { $rows ->
    [one] Copied the selection: { $rows } row, { $columns } columns
   *[other] Copied the selection: { $rows } rows, { $columns } columns
}
synopses-hint-cell = cell
synopses-hint-open = passages
synopses-hint-write = write
synopses-hint-waiting = next without finding
synopses-hint-copy = copy to a spreadsheet

synopses-notes = Notes
synopses-stated = { $value } { $label }, as stated:
synopses-stated-by = { $value } { $label }, as stated in { $source }:
synopses-outcome-agrees = agrees
synopses-outcome-differs = differs
synopses-outcome-not-derivable = open
synopses-outcome-said-agrees = the project gives the same figure.
synopses-outcome-said-differs = the project gives { $derived }.
synopses-outcome-said-not-derivable = the project cannot give the figure.
synopses-note-unplaced = { $units } { $unit ->
    [coding] { $units ->
        [one] passage has
       *[other] passages have
    }
    [source] { $units ->
        [one] source has
       *[other] sources have
    }
    [event] { $units ->
        [one] event has
       *[other] events have
    }
    [participation] { $units ->
        [one] participation has
       *[other] participations have
    }
   *[tie] { $units ->
        [one] tie has
       *[other] ties have
    }
} no value for “{ $axis }” and stand in no cell.
synopses-note-possible = { $units } may belong in a cell; a date or a doubt does not settle it, and they are not placed.
synopses-note-possibly-kept = { $units } may pass the filter; a date or a doubt does not settle it, and they are left out.
synopses-note-findings-elsewhere = { $count ->
    [one] One finding of this table names a cell that it does not have.
   *[other] { $count } findings of this table name cells that it does not have.
}
synopses-elsewhere = { $count ->
    [one] { $count } finding elsewhere
   *[other] { $count } findings elsewhere
}
synopses-elsewhere-why = They belong to this table and name rows or columns that it no longer shows.
synopses-move-to = Put it into a cell
synopses-choose-cell = Choose a cell…

synopses-panel = What is behind the cell
synopses-close-panel = Show the table alone
synopses-all = All together
synopses-finding = Finding { $key }
synopses-finding-more = More for the finding { $key }
synopses-by = { $when ->
    [none] Written by { $who }.
   *[other] Written by { $who }, { $when }.
}
synopses-confirmed = Read again by { $who }, { $when }.
synopses-confirm = Read again, still holds
synopses-another = Another finding in this cell
synopses-remove-finding = Remove the finding
synopses-passages-here = { $count ->
    [one] { $count } passage in this cell
   *[other] { $count } passages in this cell
}
synopses-records-here-coding = { $count } in this cell
synopses-records-here-source = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
synopses-records-here-event = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
synopses-records-here-participation = { $count ->
    [one] { $count } participation
   *[other] { $count } participations
}
synopses-records-here-tie = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
synopses-more-of = { $shown } of { $total }: show more
synopses-quotations-elsewhere = The findings stand on these too, which lie elsewhere
synopses-words-lost = The words are no longer in the text.
synopses-open-in-text = Open in the text
synopses-contrary = against the code
synopses-write = Write the finding
synopses-no-cell = A finding stands on one or two headings. Open a cell that is no total and has no more than two.

synopses-writing = A new finding
synopses-changing = Change the finding
synopses-text = What the finding says
synopses-text-hint = What do these passages show?
synopses-sides = How the passage stands to the finding
synopses-side-stands = Stands on
synopses-side-against = Speaks against
synopses-side-stands-none = { $key } on a passage, or drag it here
synopses-side-against-none = { $key } on a passage, or drag it here
synopses-said-stands = The finding stands on it
synopses-said-against = It speaks against the finding
synopses-said-none = Taken out of the finding
synopses-take-out = Take { $key } out
synopses-give-up = Discard

synopses-export = Export
synopses-export-title = Export the table
synopses-format = As
synopses-format-docx = for Word
synopses-format-xlsx = for spreadsheets
synopses-format-html = web page
synopses-format-md = plain text
synopses-format-csv = data, cells only
synopses-format-json = data, complete
synopses-format-png = picture
synopses-format-svg = drawing
synopses-with-passages = With the passages
synopses-passages-findings = that findings stand on
synopses-passages-all = of every cell
synopses-passages-none = without passages
synopses-export-turned = The file has the rows and columns as they were declared.
synopses-too-many-cells = So many cells make no picture that anybody reads. Export it as a spreadsheet, or choose fewer rows or columns.
synopses-exported = Wrote { $file }
synopses-cited = What the findings stand on
synopses-against-it = Against it:

synopses-form = What the table shows
synopses-how = How the table is declared
synopses-by-choosing = Choose
synopses-by-hand = Write
synopses-by-hand-why = The declaration as the project keeps it. What you write here is read back into the choices.
synopses-declaration = Declaration
synopses-title = Title
synopses-name = Name
synopses-name-why = By this name the table is asked for, also on the command line.
synopses-name-fixed = The name stays; findings belong to it.
synopses-name-stays = The name stays { $name }; make another table for another name.
synopses-name-taken = Another table has that name.
synopses-unit = What is counted and placed
synopses-unit-coding = Passages
synopses-unit-source = Sources
synopses-unit-event = Events
synopses-unit-participation = Participations in events
synopses-unit-tie = Ties between actors
synopses-side-of-rows = Rows
synopses-side-of-columns = Columns
synopses-side-none-rows = One row for everything.
synopses-side-none-columns = One column for everything.
synopses-axis-at-rows = row { $at }
synopses-axis-at-columns = column { $at }
synopses-axis-of = By what: { $name }
synopses-axis-more = Order and header: { $name }
synopses-add-axis = Add
synopses-add-nested = Nest another
synopses-choose-axis = Choose…
synopses-groups-all = all
synopses-groups-some = { $count } chosen
synopses-order = Order
synopses-order-given = as it stands
synopses-order-label = by name
synopses-order-size = largest first
synopses-order-when = earliest first
synopses-order-attribute = by { $name }
synopses-header = Header
synopses-header-of = Header of measure { $at }
synopses-level = Level of the codebook
synopses-every-level = every level
synopses-level-only = level { $level } only
synopses-descendants = with everything below it
synopses-cells = Cells
synopses-add-measure = Add
synopses-measure-at = What the cells show, { $at }
synopses-totals = Totals of rows and columns
synopses-hide-empty = Leave out rows and columns without any
synopses-only = Only
synopses-add-filter = Add
synopses-filter-at = Condition { $at }
synopses-choose = Choose…
synopses-coded = Passages
synopses-coded-all = With and without a code
synopses-coded-yes = With a code
synopses-comments-lost = The text has comments. What is changed in the form is written without them; change it by hand to keep them.
synopses-when = At the time (2005, 2005-11, 2005/2006)
synopses-words = Words with the table
synopses-caption = Below the table
synopses-stated-figures = Figures that somebody states
synopses-add-stated = Add
synopses-stated-at = Stated figure { $at }
synopses-stated-value = Figure
synopses-stated-label = Number of what
synopses-stated-derive = How the project would count it
synopses-stated-source = Source that states it
synopses-derive-sources = sources
synopses-derive-quotations = passages
synopses-derive-persons = people
synopses-derive-organisations = organisations
synopses-derive-speakers = speakers
synopses-derive-events = events
synopses-up = Move { $name } up
synopses-down = Move { $name } down
synopses-leave-out = Leave out { $name }
synopses-preview = Preview
synopses-discard = Discard
synopses-leave = Back
synopses-copy-of = { $title } (2)
synopses-groups-of = Which of: { $axis }
synopses-find-group = Find; Enter chooses
synopses-all-below = { $name }: each code below it
synopses-all-that-begin = all that begin with “{ $words }”
synopses-is-chosen = chosen
synopses-chosen = What is chosen
synopses-chosen-all = All of them
synopses-chosen-some = { $count ->
    [one] { $count } chosen
   *[other] { $count } chosen, in this order
}
synopses-all-again = All again
synopses-done = Done

synopses-axes-said = What is said
synopses-axes-sources = Sources
synopses-axes-voices = Who speaks or takes part
synopses-axes-time = Time
synopses-axes-registers = Registers
synopses-axes-other = Other
synopses-axis-code = Code
synopses-axis-code-group = Group of codes
synopses-axis-stance = For or against the code
synopses-axis-coder = Coder
synopses-axis-source = Source
synopses-axis-source-kind = Kind of source
synopses-axis-language = Language
synopses-axis-country = Country
synopses-axis-place = Place
synopses-axis-attribute = Attribute
synopses-axis-actor = Actor
synopses-axis-organisation = Organisation
synopses-axis-organisation-kind = Kind of organisation
synopses-axis-actor-country = Country of the actor
synopses-axis-actor-attribute = Attribute of the actor
synopses-axis-speaker = Speaker
synopses-axis-phase = Phase
synopses-axis-year = Year
synopses-axis-event = Event
synopses-axis-event-kind = Kind of event
synopses-axis-role = Role
synopses-axis-status = How firmly it is said
synopses-axis-tie-kind = Kind of tie
synopses-axis-from = From whom
synopses-axis-to = To whom
synopses-axis-constant = Everything together
synopses-heading-stance-supports = for
synopses-heading-stance-contrary = against

synopses-counted-coding = Passages
synopses-counted-source = Number of sources
synopses-counted-event = Number of events
synopses-counted-participation = Number of participations
synopses-counted-tie = Number of ties
synopses-measure-findings = Findings
synopses-measure-count = Number
synopses-measure-quotations = Passages, as knots
synopses-measure-codings = Codings
synopses-measure-words = Share of words
synopses-measure-sources = Sources
synopses-measure-persons = People
synopses-measure-organisations = Organisations
synopses-measure-speakers = Speakers
synopses-measure-presence = Whether there is any
synopses-measure-values = Values
synopses-measure-values-of = Values of { $name }
synopses-measure-when = Dates
synopses-measure-span = First and last date
synopses-measure-places = Places
synopses-measure-names = Names
synopses-measure-roles = Roles

synopses-space = Space
synopses-shows-none = This table shows no findings. Change it, and let its cells show them.
synopses-preview-before = as it was before the mistake

# What others did meanwhile.
synopses-finding-overtaken = This finding was changed elsewhere since you began. It says now: { $text }
synopses-finding-removed = This finding was removed elsewhere since you began. Saving writes it anew.
synopses-table-overtaken = This table was changed elsewhere since you began.
synopses-table-removed = This table was removed elsewhere since you began. Saving brings it back.
synopses-theirs = Take what is there now
