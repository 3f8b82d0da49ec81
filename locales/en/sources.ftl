# Sources: the table, the panel of one, and files that come in.
keys-part-sources = Sources
do-sources-find = Find a source
do-sources-edit = Set cells of the table
do-sources-panel = Show or hide the details
do-sources-import = Bring in files
do-sources-import-folder = Bring in a folder
do-sources-new = Add a source that is not at hand
do-sources-columns = Columns and attributes
do-sources-rename = Change the key of the source
do-sources-memo = Write a memo on the source
do-sources-correct = Correct the text of the source
do-sources-remove = Remove the source
do-sources-copy = Copy the table
do-import-bring = Bring in the files of the list

source-kind-interview = Interview
source-kind-field-note = Field note
source-kind-observation = Observation
source-kind-agreement = Agreement
source-kind-minutes = Minutes
source-kind-corporate-document = Corporate document
source-kind-press = Press
source-kind-union-publication = Union publication
source-kind-law = Law
source-kind-register = Register
source-kind-article = Article
source-kind-picture = Picture
source-kind-audio = Sound recording
source-kind-video = Video
source-kind-other = Other

source-format-txt = Plain text
source-format-md = Markdown
source-format-html = HTML
source-format-docx = Word
source-format-odt = OpenDocument
source-format-rtf = RTF
source-format-pdf = PDF
source-format-srt = Subtitles (SRT)
source-format-vtt = Subtitles (VTT)
source-format-csv = Table (CSV)
source-format-tsv = Table (TSV)
source-format-xlsx = Excel
source-format-ods = OpenDocument table
source-format-json = JSON
source-format-epub = EPUB

source-loss-picture = { $count ->
    [one] { $count } picture left out
   *[other] { $count } pictures left out
}
source-loss-undecodable = { $count ->
    [one] { $count } character that could not be read
   *[other] { $count } characters that could not be read
}
source-loss-deleted = { $count ->
    [one] { $count } passage marked as deleted left out
   *[other] { $count } passages marked as deleted left out
}
source-loss-page-furniture = { $count ->
    [one] { $count } running head or foot left out
   *[other] { $count } running heads and feet left out
}
source-loss-embedded = { $count ->
    [one] { $count } embedded object left out
   *[other] { $count } embedded objects left out
}
source-loss-page-without-text = { $count ->
    [one] { $count } page without text, as scans have it
   *[other] { $count } pages without text, as scans have it
}
source-loss-damaged = { $count ->
    [one] { $count } damaged part left out
   *[other] { $count } damaged parts left out
}
source-loss-incomplete-cue = { $count ->
    [one] { $count } subtitle without words or time
   *[other] { $count } subtitles without words or time
}
source-loss-not-words = { $count ->
    [one] { $count } part that is not words left out
   *[other] { $count } parts that are not words left out
}
source-loss-formula = { $count ->
    [one] { $count } formula kept as its last value
   *[other] { $count } formulas kept as their last values
}
source-loss-joined-hyphen = { $count ->
    [one] { $count } word joined over a line end
   *[other] { $count } words joined over a line end
}
source-loss-annotation = { $count ->
    [one] { $count } annotation left out
   *[other] { $count } annotations left out
}
source-loss-hidden = { $count ->
    [one] { $count } hidden passage left out
   *[other] { $count } hidden passages left out
}
source-loss-prompt = { $count ->
    [one] { $count } empty field of a form left out
   *[other] { $count } empty fields of a form left out
}

source-when-about = about { $when }
source-when-from = since { $when }
source-when-until = until { $when }
source-value-true = yes
source-value-false = no

source-column-key = Key
source-column-name = Name
source-column-kind = Kind
source-column-when = Date
source-column-place = Place
source-column-country = Country
source-column-language = Language
source-column-words = Words
source-column-codings = Codings
source-column-coded = Coded
source-column-informants = Voices of
source-column-note = Note
source-column-register = Register
source-column-file = File

sources-table = Sources
sources-count = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
sources-at-hand = { $count } at hand
sources-more = More to do with sources
sources-filter = Which sources to show
sources-find = Find a source
sources-every-kind = Every kind
sources-every-country = Every country
sources-every-state = At hand or not
sources-state = At hand or not
sources-state-collected = At hand
sources-state-missing = Not at hand
sources-state-uncoded = Without a coding
sources-state-doubt = Positions in doubt
sources-shown = { $count } shown
sources-edit = Set cells
sources-sort-by = Put in order by: { $column }
sources-copied = { $count ->
    [one] The table is on the clipboard: { $count } source
   *[other] The table is on the clipboard: { $count } sources
}
sources-empty = Bring in your first interview
sources-none = No source is like that
sources-none-why = { $count ->
    [one] There is { $count } source in the project; the filters hide it.
   *[other] There are { $count } sources in the project; the filters hide them.
}
sources-all = Show all
sources-editing-on = Cells can be set. Escape and then Tab leaves the table.
sources-editing-off = Sources can be opened.
sources-hint-open = read
sources-hint-find = find
sources-hint-table = set cells
sources-hint-panel = details
sources-hint-edit = type
sources-hint-select = select
sources-hint-copy = copy
sources-hint-paste = paste
sources-hint-fill = fill down
sources-hint-leave = leave

source-cell-fixed = { $column } cannot be set here
source-cells-left-out = { $count ->
    [one] { $count } cell was left out: it cannot be set
   *[other] { $count } cells were left out: they cannot be set
}
source-cells-copied = { $count ->
    [one] { $count } cell copied
   *[other] { $count } cells copied
}
source-cells-fill = Fill down
source-cells-clear = Empty the cells
source-cells-refused = { $count ->
    [one] { $count } cell was not taken.
   *[other] { $count } cells were not taken.
}
source-cells-show = Go there
source-cells-give-up = Give them up
source-expected-something = This cannot stay empty.
source-expected-text = This cannot be taken here.
source-expected-kind = This cannot stay empty.
source-expected-language = Write a language, as Spanish or es.
source-expected-region = Write a country, as Peru or PE; PE? where it is in doubt.
source-expected-actors = Write actors that are in the register, with semicolons between them.
source-expected-register = Write an attribute and its numbers, as number 1..77.
source-expected-when = Write a date: 2005, 2005-11, 2005-11-04, 2005-11-04/2005-11-06, 2001~ where it is about then.
source-expected-integer = Write a whole number.
source-expected-number = Write a number.
source-expected-boolean = Write yes or no.
source-expected-choice = Write one of these: { $choices }
source-expected-other = The program did not take it. Nothing was changed.

source-panel = Details of the source
source-panel-close = Close the details
source-more = More to do with this source
source-facts = Details of { $source }
source-read = Read and code
source-not-at-hand = Not at hand
source-not-at-hand-why = The source is known, and its text has not been brought in. Tables say so, instead of saying that it is silent.
source-in-doubt = Positions in doubt
source-media-picture = Picture, without a text
source-media-audio = Sound recording, without a text
source-media-video = Video, without a text
source-media-pdf = PDF file, without a text
source-media-other = File, without a text
source-look = See what is marked in it
source-bring-text = Bring in its text
source-coding = Coding
source-codings = { $count ->
    [0] No coding yet
    [one] { $count } coding
   *[other] { $count } codings
}
source-more-codes = { $count ->
    [one] { $count } more code
   *[other] { $count } more codes
}
source-voices = Who speaks
source-voice-turns = { $count ->
    [one] { $count } turn
   *[other] { $count } turns
}
source-voice-actor = Who speaks as { $label }
source-voice-role = Role of { $label }
source-voice-nobody = Nobody is named
source-voice-role-informant = informant
source-voice-role-interviewer = interviewer
source-voice-role-other = other
source-file = File
source-original = Save the file as it was collected
source-losses = Not in the text:
source-export = Save with its codings
source-export-why = The text, the codes of each passage, and who coded it.
source-export-as = Save as { $format }
source-memos = Memos
source-memo = Write a memo
source-memo-title = Memo on { $source }
source-memo-name = Title
source-memo-text = Text
source-revisions = Corrections
source-life = History of this source
source-rename = Change the key
source-rename-why = The key is how tables, memos and the command line call the source. All that cites it follows.
source-remove = Remove
source-remove-title = Remove { $source }?
source-remove-why = The source goes with its text, its quotations and who speaks in it. Undo brings all of it back.
source-remove-codings = { $count ->
    [one] Its { $count } coding too
   *[other] Its { $count } codings too
}
source-new = Add a source that is not at hand
source-new-why = An interview that was made and not transcribed, minutes that are in an archive: tables count what is missing.
source-new-key = interview-42
source-correct = Correct the text
source-correct-title = Correct the text of { $source }
source-correct-why = Every quotation moves with the words that it marks. The file as it was collected stays as it is.
source-text = Text of the source
source-correct-reason = Why the text is corrected
source-correct-reason-hint = Heard the recording again
source-correct-do = Correct
source-correct-leave = The text was changed and is not kept yet.
source-correct-discard = Leave without it
source-correct-stay = Stay
corrected-title = The text is corrected
corrected-why = This is what became of its quotations:
corrected-exact = { $count ->
    [one] stands where it stood
   *[other] stand where they stood
}
corrected-moved = { $count ->
    [one] has moved with its words
   *[other] have moved with their words
}
corrected-changed = { $count ->
    [one] marks corrected words
   *[other] mark corrected words
}
corrected-found = { $count ->
    [one] was lost and is found again
   *[other] were lost and are found again
}
corrected-lost = { $count ->
    [one] has lost its words; it is kept with the words that were marked:
   *[other] have lost their words; they are kept with the words that were marked:
}

source-columns-title = Columns and attributes
source-columns-known = What every source has
source-columns-own = Attributes of this project
source-columns-none = There is none yet. An attribute is what you compare by: a wave of interviews, a region, a position in the union.
source-attribute-new = New attribute
source-attribute-name = Name
source-attribute-name-hint = wave
source-attribute-type = Values
source-attribute-type-text = words
source-attribute-type-choice = one of a list
source-attribute-type-when = dates
source-attribute-type-integer = whole numbers
source-attribute-type-number = numbers
source-attribute-type-boolean = yes or no
source-attribute-choices = The words of the list, one a line
source-attribute-description = What it means
source-attribute-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
source-attribute-remove = Remove the attribute { $name }
source-attribute-remove-why = { $count ->
    [0] Nothing has a value of { $name } yet.
    [one] { $count } value of { $name } goes with it. Undo brings it back.
   *[other] { $count } values of { $name } go with it. Undo brings them back.
}

import-title = Bring in files
import-drop = Drop the files to bring them in
import-choose = Choose files
import-folder = Choose a folder
import-empty = Drop files or whole folders here
import-empty-why = Each file is read first: you see what it is, who speaks and what cannot be kept, and only then does it become a source.
import-formats = Word, OpenDocument, RTF, PDF, HTML, Markdown, plain text, subtitles, tables
import-list = Files that are to come in
import-panel = What is known of the files
import-file = File
import-format = Format
import-state = What was kept
import-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
import-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
import-turns = { $count ->
    [one] { $count } turn
   *[other] { $count } turns
}
import-refused = { $count ->
    [one] { $count } refused
   *[other] { $count } refused
}
import-left = { $count ->
    [one] { $count } file of the system left out
   *[other] { $count } files of the system left out
}
import-for = text of { $key }
import-guess = { $encoding }, a guess
import-state-queued = waiting
import-state-way = { $name } is on its way
import-state-refused = refused
import-state-losses = { $count ->
    [one] { $count } loss
   *[other] { $count } losses
}
import-state-whole = whole
import-out = Take { $name } out of the list
import-trouble = This file cannot come in
import-project = This is a project, not a document
import-project-why = A project of another program, or an archive, does not come in among documents. It has a screen of its own, which shows first what is in it.
import-project-look = Look at it as a project
import-segments = This looks like a table of codes or coded passages. As a document it becomes a plain text; as a project it brings its codes, and its passages with them.
import-encoding = Read as
import-guessed = The file does not say how its letters are written. If accents look wrong below, choose another.
import-speakers = Speakers:
import-wordless = There are no words in this file. It comes in as it is; perhaps it was saved before it was written, or is a picture of a text.
import-state-empty = no words
import-losses = What cannot be kept:
import-begins = It begins so:
import-all = For all of them
import-all-why = What you leave empty stays unknown; it can be set in the table later.
import-bring = { $count ->
    [0] Bring in
    [one] Bring in { $count } file
   *[other] Bring in { $count } files
}
import-coming = { $count ->
    [one] { $count } file is still on its way
   *[other] { $count } files are still on their way
}
import-stays = { $count ->
    [one] { $count } refused file stays outside
   *[other] { $count } refused files stay outside
}
import-one-step = All come in as one step, which undo takes back.
import-none = Empty the list
import-going = Files come in
import-progress = { $done } of { $total }
import-given-up = Given up. What was finished before stands in the history.
import-came = { $count ->
    [one] { $count } source came in
   *[other] { $count } sources came in
}
import-twins = { $count ->
    [one] { $count } of them is the very same file as a source that was there.
   *[other] { $count } of them are the very same files as sources that were there.
}
import-twin = same file as { $key }
import-read-first = Read the first
import-to-sources = To the sources
import-more = Bring in more
import-hint-choose = look at a file
import-hint-out = take out
import-hint-bring = bring in
