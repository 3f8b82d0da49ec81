# Why something was refused: values, the project file, files, tables and the check.
why-no-date = “{ $seen }” is not read as a date{ $why ->
    [it-ends-before-it-begins] : it ends before it begins
    [this-form-of-edtf-level-2-is-not-kept] : dates of this form are not kept
    [the-year-is-out-of-range] : the year is out of range
    [a-time-of-day-is-not-kept] : a time of day is not kept
    [a-set-of-dates-is-not-kept] : a set of dates is not kept
   *[other] { "" }
}; write 2005, 2005-11, 2005-11-04, 2005-11-04/2005-11-06, 2001~ for about, 2001? for in doubt, 2006-06/.. for what goes on
why-no-choice = “{ $seen }” is none of: { $choices }
why-no-value = { $is ->
    [a-value] there is no value; leave the attribute out where there is none
    [a-whole-number] “{ $seen }” is not a whole number
    [a-number-such-as-12-5] “{ $seen }” is not a number such as 12.5
    [yes-or-no] “{ $seen }” is neither yes nor no
    [a-word] a word is missing; put ? after it where it is in doubt
   *[other] “{ $seen }” is not { $expected }
}
why-no-code-name = { $why ->
    [it-is-blank] a code needs a name
    [the-sign-between-blanks-separates-the-levels-of-a-path] “{ $seen }” cannot name a code: the sign > between blanks separates the levels of a path
    [it-must-stand-on-one-line] “{ $seen }” cannot name a code: a name stands on one line
   *[other] “{ $seen }” cannot name a code
}
why-no-register = “{ $seen }” does not say what the register must list; write an attribute and its numbers, such as: number 1-77
why-empty-passage = a passage must end after it starts
why-no-interval = a phase needs at least one interval, such as 1990/2004
why-no-id = “{ $seen }” is not the id of anything

why-no-project = there is no project at { $path }
why-file-exists = { $path } exists already; choose another name or remove it first
why-file-is-the-project = { $path } is the project itself; choose another name
why-not-a-project = { $path } is not an Ayni project{ $why ->
    [it-is-a-sqlite-file-of-another-program] {" "}but a file of another program
    [it-was-not-made-to-its-end] : it was not made to its end
    [it-has-no-identity] : it has no identity
    [its-own-replica-is-unknown-to-it] : it does not know which copy it is
    [it-is-no-sqlite-file] {" "}but a file of another kind
   *[other] { "" }
}
why-project-damaged = { $path } is damaged; keep it as it is and restore a backup beside it
why-project-shut = { $path } or its folder may not be written; copy the project to where you may write
why-project-newer = { $path } was written by a newer version of Ayni; update the program. The file was not touched
why-backup-unverified = the backup { $path } could not be verified ({ $why }); the project was not touched
why-steps-rest = other steps rest on step { $entry }; undo these first: { $steps }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
}
why-step-rootless = step { $entry } would bring back what rests on steps that were undone; do these again first: { $steps }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
}
why-project-busy = another window or command is writing to the project; try again in a moment
why-record-damaged = a record of the project is damaged
why-identity-taken = { $id } is the identity of something else in the project already
why-content-missing = a content is missing from the project; the project file is damaged
why-text-damaged = a text of the project is damaged
why-no-search = { $why ->
    [there-is-no-letter-or-digit-in-it] “{ $seen }” cannot be searched for: there is no letter or digit in it
    [nothing-was-given] there is nothing to search for
    [words-near-each-other-are-at-least-two] “{ $seen }” cannot be searched for: words near each other are at least two
   *[other] “{ $seen }” cannot be searched for
}
why-project-unreachable = the project file could not be read or written: { $why }
why-database-empty = the file is empty
why-no-database = this is no SQLite database, or one with a password; save a copy without a password
why-database-damaged = the database is damaged ({ $what }); take a backup of it, or save a copy with the program that made it
why-database-broken-off = the program that made the database was broken off while it wrote; open it there, close it, and try again
why-database-too-large = a row of the database is larger than { $limit } bytes, more than is safe to read
why-database-endless = reading the database takes longer than any project needs, and was stopped

# Where in a file, and what it is instead.
why-part-at = { $place ->
    [line] {" "}in line { $at }
    [byte] {" "}at byte { $at }
    [member] {" "}in its part “{ $at }”
    [page] {" "}on page { $at }
   *[whole] { "" }
}
why-part-seen = { $seen ->
    [an-empty-file] : it is empty
    [the-file-is-empty] : it is empty
    [an-excel-workbook] : it is a workbook; a table of sources or of a register is brought in as a table
    [it-is-a-workbook] : it is a workbook; save the sheet as csv
    [a-word-document] : it is a Word document
    [a-powerpoint-presentation] : it is a PowerPoint presentation
    [an-office-file] : it is an Office file
    [an-opendocument-file] : it is an OpenDocument file
    [an-excel-workbook-from-before-2007] : it is an Excel workbook from before 2007; save it as xlsx
    [a-binary-workbook] : it is a binary workbook; save it as xlsx
    [an-office-file-from-before-2007] : it is an Office file from before 2007; save it as docx
    [json] : it is JSON, which Ayni only writes
    [xml-of-another-program] : it is XML of another program
    [a-zip-archive] : it is a zip archive
    [a-gzip-archive] : it is a gzip archive
    [a-7z-archive] : it is a 7z archive
    [a-rar-archive] : it is a RAR archive
    [a-png-picture] : it is a PNG picture
    [a-jpeg-picture] : it is a JPEG picture
    [a-gif-picture] : it is a GIF picture
    [a-tiff-picture] : it is a TIFF picture
    [an-mp3-recording] : it is an MP3 recording
    [an-mp4-recording] : it is an MP4 recording
    [an-ogg-recording] : it is an Ogg recording
    [a-wav-or-avi-recording] : it is a WAV or AVI recording
    [an-sqlite-database] : it is an SQLite database
    [a-program] : it is a program
    [plain-text] : it is plain text
   *[other] { "" }
}
why-file-unknown-format = Ayni does not read files of this kind{ why-part-seen }
why-file-not-this-format = the file is named as { $format } and is not one{ why-part-seen }
why-file-damaged = the file is damaged{ why-part-at }{ $is ->
    [it-is-no-whole-zip-archive] ; it may have been cut off, copy it again
    [it-ends-in-the-middle] : it ends in the middle
    [this-part-is-missing] : the part is missing
    [a-member-s-name-cannot-be-read] : the name of a part cannot be read
    [no-page-can-be-found-in-it] : no page can be found in it
    [its-encryption-is-incomplete] : its encryption is incomplete
    [it-is-encrypted-in-a-way-that-ayni-does-not-know] : it is encrypted in a way that Ayni does not know
    [its-inner-structure-contradicts-itself] : its inner structure contradicts itself
    [it-names-no-book] : it names no book
    [it-holds-no-element] : nothing is in it
    [two-of-its-members-share-the-same-bytes] : two of its parts share the same bytes
    [its-checksum-is-wrong] : its checksum is wrong; copy the file again
    [it-does-not-stand-where-the-archive-says] : it is not where the archive says
    [it-is-larger-than-the-archive-says] : it is larger than the archive says
    [it-is-packed-in-a-way-that-ayni-does-not-know] : it is packed in a way that Ayni does not know
    [it-is-no-sqlite-database] : it is no SQLite database
   *[other] {" "}({ $why })
}
why-name-or-save-anew = Name it as what it is, or save it anew with the program that made it.
why-get-or-save-anew = Get it again from where it is whole, or save it anew with the program that made it.
why-save-in-parts = If it really is so large, save it in several parts; else ask where it comes from.
why-ask-for-another = No program of the field writes such a file. Ask where it comes from, and for another one.
why-file-encrypted = the file needs a password; save a copy without one
why-file-no-text-layer = { $pages ->
    [one] its page is a picture; have its text recognised (OCR) first
   *[other] its { $pages } pages are pictures; have their text recognised (OCR) first
}
why-file-too-large = { $what ->
    [the-number-of-cells] the table would have more than { $limit } cells, more than is safe to read
    [the-number-of-columns] the table would have more than { $limit } columns, more than is safe to read
    [the-number-of-pages] the file has more than { $limit } pages, more than is safe to read
   *[other] the file is larger than is safe to read
}
why-file-path-escape = the file reaches outside of itself with “{ $name }”, and was not opened
why-file-entities = the file defines parts{ why-part-at } that may be dangerous, and was not opened
why-file-unknown-encoding = there is no way of writing letters named “{ $label }”; try UTF-8, windows-1252, cp850 (DOS), UTF-16LE or GB18030
why-file-binary = the file does not hold words{ why-part-seen }
why-file-ragged-row = the row{ why-part-at } has { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
} where the first row names { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}; look for a missing or stray separator or quotation mark
why-file-open-quote = a quotation mark opens a cell{ why-part-at } and is never closed
why-file-duplicate-column = columns { $first } and { $second } are both named “{ $name }”; rename one
why-file-unnamed-column = column { $column } has cells but no name; write one into the first row
why-file-empty-table = the table is empty; its first row must name the columns
why-file-no-such-sheet = the workbook has no sheet “{ $name }”; it has { $sheets }
why-file-no-project = this is no project that Ayni reads{ $seen ->
    [an-archive-with-nothing-in-it] : it is an archive with nothing in it
    [an-nvivo-project] : it is a project of NVivo; export it there as a REFI-QDA project
    [an-atlas-ti-project] : it is a project of ATLAS.ti; export it there as a REFI-QDA project
    [a-maxqda-project] : it is a project of MAXQDA; export it there as a REFI-QDA project
    [an-archive-of-files] : { $files ->
        [one] it is an archive of one file, { $first }
       *[other] it is an archive of { $files } files, the first of which is { $first }
    }
    [in-a-folder] : { $first } stands in a folder; pack what is in the folder, not the folder itself
    [no-xml-of-refi-qda] : { $first } is no XML of REFI-QDA
   *[other] { why-part-seen }
}. Ayni reads REFI-QDA projects (.qdpx, .qde) and codebooks (.qdc), projects of QualCoder (.qda, zip), Taguette (.sqlite3), RQDA (.rqda) and requal (.requal), and tables of coded segments (.csv, .xlsx)
why-file-other-columns = the table has the columns { $columns }. A table of coded segments has document, tag and content (Taguette), or Document name, Code and Segment (MAXQDA); a codebook of Taguette has tag and description
why-file-several-projects = there are several projects in the file: { $names }; pack the one that is meant alone

why-no-writer = this cannot be written as { $format }; choose one of { $choices }
why-table-misshapen = a row of the table has more or fewer cells than there are columns
why-passage-past-the-end = a passage reaches past the end of the text
why-no-room = a file of the kind { $format } has no room for it ({ $why })

# Axes, measures and units, as a sentence calls them.
why-part-axis = { $axis ->
    [code] { synopses-axis-code }
    [code_group] { synopses-axis-code-group }
    [source] { synopses-axis-source }
    [source_kind] { synopses-axis-source-kind }
    [language] { synopses-axis-language }
    [actor] { synopses-axis-actor }
    [organisation] { synopses-axis-organisation }
    [organisation_kind] { synopses-axis-organisation-kind }
    [actor_country] { synopses-axis-actor-country }
    [country] { synopses-axis-country }
    [place] { synopses-axis-place }
    [phase] { synopses-axis-phase }
    [year] { synopses-axis-year }
    [coder] { synopses-axis-coder }
    [speaker] { synopses-axis-speaker }
    [event] { synopses-axis-event }
    [event_kind] { synopses-axis-event-kind }
    [role] { synopses-axis-role }
    [stance] { synopses-axis-stance }
    [tie_kind] { synopses-axis-tie-kind }
    [from] { synopses-axis-from }
    [to] { synopses-axis-to }
    [status] { synopses-axis-status }
    [constant] { synopses-axis-constant }
   *[other] { $name }
}
why-part-measure = { $measure ->
    [quotations] { synopses-measure-quotations }
    [count] { synopses-measure-count }
    [codings] { synopses-measure-codings }
    [co-occurrence] Co-occurrence
    [sources] { synopses-measure-sources }
    [speakers] { synopses-measure-speakers }
    [persons] { synopses-measure-persons }
    [organisations] { synopses-measure-organisations }
    [words] { synopses-measure-words }
    [findings] { synopses-measure-findings }
    [presence] { synopses-measure-presence }
    [when] { synopses-measure-when }
    [span] { synopses-measure-span }
    [places] { synopses-measure-places }
    [names] { synopses-measure-names }
    [roles] { synopses-measure-roles }
   *[values] { synopses-measure-values-of }
}
why-part-unit = { $unit ->
    [coding] passages
    [source] sources
    [event] events
    [participation] participations
   *[tie] ties
}
why-part-units = { $units ->
    [coding] passages
    [coding-source] passages or sources
    [coding-source-event-participation] passages, sources, events or participations
    [event-participation] events or participations
    [event-participation-tie] events, participations or ties
   *[tie] ties
}
why-no-declaration = line { $line }: { $is ->
    [words] seen “{ $seen }”
    [list] seen a list
    [table] seen a table
    [missing] there is no { $seen }
    [no-toml] it cannot be read ({ $seen })
   *[value] seen { $seen }
}; expected { $expected ->
    [toml] a declaration in TOML
    [key] one of these keys: { $known }
    [word] one of these words: { $known }
    [axis] an axis: { $known }
    [measure] a measure: { $known }
    [order] an order: { $known }
    [condition] a condition: { $known }
    [given] { $known }
    [when] a date, such as 2005, 2005-11, 2005-11-04, 2005/2006 or 2001~ for about
    [words] words in quotation marks
    [truth] { "true or false" }
    [number] a whole number
    [level] a level of the codebook, 1 for the top
    [no-level] { "level" } and { "descendants" } only where the axis is { "code" }; take them out
    [values] at least one value; take the line out to keep all
    [axis-table] an axis: its word, or a table with { "axis" }
    [measure-table] a measure: its word, or a table with { "measure" }
    [filter-table] a table with the header { "[filter]" }
   *[stated-table] tables with the header { "[[stated]]" }
}{ $hint ->
    [none] { "" }
   *[other] ; did you mean “{ $hint }”?
}
why-not-in-study = the study has no “{ $seen }” under “{ why-part-axis }”{ $hint ->
    [none] { "" }
   *[other] {" "}(did you mean “{ $hint }”?)
}; check the spelling, or add it first
why-no-such-attribute = { $of ->
    [source] no source has
    [event] no event has
    [actor] no actor has
   *[other] nothing has
} an attribute “{ $seen }”{ $hint ->
    [none] { "" }
   *[other] {" "}(did you mean “{ $hint }”?)
}; define it, or take it out
why-axis-needs-unit = “{ why-part-axis }” does not tell { why-part-unit } apart; choose something else, or count { why-part-units }
why-measure-needs-unit = “{ why-part-measure }” says nothing of { why-part-unit }; show something else, or count { why-part-units }
why-codes-by-codes = rows and columns are both codes, and “{ why-part-measure }” looks for one coding that has both; write { "measures = [\"co-occurrence\"]" } in the declaration: how many passages of the row share words with a passage of the column
why-co-occurrence-of-codes = co-occurrence is of codes with codes; give codes or groups of codes to rows and columns, or show something else
why-table-too-large = the table would have { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} and { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}, more than { $limit } cells; keep fewer groups, one level of the codebook, or add a condition
why-several-lines = “{ $wanted }” may be { $count } of the { $noun ->
    [row] rows
   *[column] columns
}
why-write-one-of = Write one of { $names }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
why-there-are = There are: { $names }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
why-quotation-without-id = a quotation has no identity; the project file is damaged

why-no-reason = what is accepted needs a reason
why-not-diagnosed = what was to be accepted is no longer there: { $diagnostic }, { $place }
why-not-accepted = this was not accepted: { $diagnostic }, { $place }

why-file-unknown-version = The database is of { $program } in a version that Ayni does not read (seen: { $seen }). Open it with the newest version of that program, which brings it up to date, and try again.
why-file-no-such-project = There is no project { $asked }; the file has { $projects }.
why-project-changed-since-look = The project has changed since the file was looked at.
why-look-again = Look at the file again; what it would change may be another now.
why-import-broken-off = The import was broken off; nothing was changed.
why-no-inner-project = The file has no project { $number }.
why-no-project-within = There is no project in the file.
why-several-projects = The file holds { $count } projects; say which one.
why-one-project-within = { $name } is one project; it has no others in it to choose from.
why-no-tags-to-part = { $name } is no project of Taguette; the levels of its codes do not stand in their names.
why-file-own-project = { $name } is a project of Ayni.
why-export-own-project = Open it, give it to another program there, and bring in the file that comes of it.
why-projects-within = It holds: { $list }
why-cannot-be-opened = { $name } cannot be opened: { $why }

why-file-unwritten = { $path } cannot be written: { $why }
why-export-invalid = The file would not be valid, so it was not written: { $why }
why-export-broken-off = The export was broken off; no file was written.
why-departure-not-kept = The file cannot be written to the folder for temporary files: { $why }
why-no-code-to-give = There is no code in the codebook yet.
why-write-once-more = Write it once more.
why-no-such-count = { $unit }, { $ends } is no way to count.
why-positions-unsettled = The positions of { $key } cannot be settled: it came from no REFI-QDA project, or its text was corrected since.
why-no-import = there is no such import, or it was taken back
why-report-unreadable = the report of this import cannot be read: { $why }
why-arrival-not-kept = the file cannot be kept while it is looked at: { $why }
why-make-room = Make room on the disk, and try it once more.
why-import-from-command-line = Bring it in from the command line: ayni import FILE --merge
why-words-unreadable = What another program wrote cannot be read: { $what }
