do-registers-next = Next record
do-registers-previous = Previous record
do-registers-add = New record in this register
do-registers-edit = Edit the record
do-registers-remove = Remove the record
do-registers-save = Save the record
do-registers-leave = Leave the form
do-registers-filter = Filter the register
do-registers-date = Look at a date
do-registers-timeline = Show or hide the timeline
do-registers-actors = Register: actors
do-registers-ties = Register: ties
do-registers-events = Register: events
do-registers-phases = Register: phases
keys-part-registers = Registers
register-actors = Actors
register-ties = Ties
register-events = Events
register-phases = Phases
registers-parts = Registers
registers-count = { $count ->
    [one] { $count } actor
   *[other] { $count } actors
}, { $ties ->
    [one] { $ties } tie
   *[other] { $ties } ties
}, { $events ->
    [one] { $events } event
   *[other] { $events } events
}
registers-shown = { $shown } of { $count } shown
registers-hint-move = next, previous
registers-hint-edit = edit
registers-hint-add = new
registers-hint-date = move the date
registers-filter = Filter
registers-at = Only what was there at a date
registers-at-hint = at a date: 2005-11
registers-at-clear = Show all times
registers-away = { $count ->
    [one] { $count } is hidden: it does not fall in { $when }.
   *[other] { $count } are hidden: they do not fall in { $when }.
}
registers-none = Nothing here has these words.
registers-none-then = Nothing is known of { $when }.
registers-record = The record that is looked at
registers-add-tie = Add a tie from here
registers-begun = Begun and not saved yet
registers-needed = needed
registers-missing = { $field } is missing.
registers-leave = What was written is not saved yet.
registers-leave-discard = Leave without it
registers-leave-stay = Stay
registers-new-actor = New actor
registers-new-tie = New tie
registers-new-event = New event
registers-new-phase = New phase
registers-empty-actors = No actors yet
registers-empty-actors-why = Actors are the people, organisations and sites of the study. Once they are here, voices in the texts can be given to them, and tables can be made by organisation and country.
registers-empty-ties = No ties yet
registers-empty-ties-why = A tie says who had what to do with whom, since when and until when: who owns a mine, who belongs to which federation. Each can name the source that says so.
registers-empty-events = No events yet
registers-empty-events-why = An event is something dated: a meeting, a strike, a takeover. Who took part in it, and as what, is noted with it.
registers-empty-phases = No phases yet
registers-empty-phases-why = Phases are the stretches of time by which the study tells its story. Sources fall into them by their dates, and tables can have them as columns.
actor-kind-person = person
actor-kind-organisation = organisation
actor-kind-site = site
status-stated = stated
status-implied = implied
status-rumoured = rumoured
status-announced = announced
status-done = done
status-dropped = dropped
status-refuted = refuted
no-source = no source
no-date = no date
possible = possible
possible-why = Its dates do not settle whether it was there then.
ties = Ties
ties-of = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
tie-named = { $from } – { $kind } – { $to }
tie-out = … { $kind } { $to }
tie-in = { $from } { $kind } …
actor-parts = { $count ->
    [one] { $count } part
   *[other] { $count } parts
}
took-part = { $count ->
    [one] Took part in { $count } event
   *[other] Took part in { $count } events
}
event-parts = { $count ->
    [one] { $count } event is a part of it
   *[other] { $count } events are parts of it
}
event-is-part = a part of a larger event
participants = { $count ->
    [0] Nobody is noted as having taken part
    [one] { $count } participant
   *[other] { $count } participants
}
participants-short = Who
participant-add = Add
participant-who = Who
participant-role = As what
participant-remove = Remove { $who } as { $role }
phase-earlier = Earlier in the story
phase-later = Later in the story
phase-interval = Interval { $number }
phase-interval-add = Another interval
phase-interval-remove = Remove interval { $number }
attribute-add = Another attribute
attribute-name = Attribute
attribute-value = Value
key-hint = The short word by which commands and files call it.
key-taken = Something is called that already.
key-wrong = Letters, digits, - _ and . only.
country-hint = Two letters; with a ? behind them where it is in doubt: PE?
claims = { $count ->
    [0] No source says anything of it
    [one] { $count } statement of a source
   *[other] { $count } statements of sources
}
claim-add = Note a statement
claim-attribute = On what
claim-value = What it says; with a ? at the end where it is in doubt
claim-according = Which source
claim-locator = Where in it
claim-locator-hint = row 12, p. 8
claim-quote = The words that say so
claim-remove = Remove the statement { $value }
life = What was done to it
life-all = { $count ->
    [one] { $count } step
   *[other] All { $count } steps
}
life-open = Its history
timeline = Timeline
timeline-of = { $name }: who, what, when
timeline-rows = Rows
timeline-by-actor = by actor
timeline-by-kind = by kind
timeline-date = Date that is looked at
timeline-all = all times
timeline-events = events
timeline-several = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
timeline-marks = Ties and events by date
timeline-empty = Nothing has a date yet. Give ties and events a date, and they are drawn here.
timeline-source = source: { $source }
timeline-status = ({ $status })
timeline-as-table = The timeline as a table
timeline-column-group = About
timeline-column-what = What
timeline-column-who = Who, or which
timeline-key = What the signs mean
timeline-key-sourced = tie with a source
timeline-key-unsourced = without a source
timeline-key-unreal = rumoured, announced, dropped
timeline-key-vague = thin: perhaps
timeline-key-open = no end
timeline-key-event = event; hollow: no source
keys-part-timeline = Timeline
do-timeline-in = Fewer years
do-timeline-out = More years
do-timeline-whole = All years
do-timeline-left = Earlier years
do-timeline-right = Later years
do-timeline-earlier = Date: a month earlier
do-timeline-later = Date: a month later
do-timeline-year-earlier = Date: a year earlier
do-timeline-year-later = Date: a year later
do-timeline-all = Look at all times
do-timeline-by = Rows by actor or by kind
do-timeline-table = As a table
do-timeline-export = Save the drawing (SVG)
