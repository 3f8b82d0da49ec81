# Projects of other programs: looked at, brought in, and what became of them.
keys-part-exchange = Projects of other programs
do-exchange-open = Bring in a project of another program
do-exchange-choose = Choose a project file
do-exchange-bring = Bring the project in

exchange-title = Bring in a project
exchange-choose = Choose a project file
exchange-drop = Drop the file to look at it
exchange-empty = Bring your project with you
exchange-empty-why = Choose the file of a project from another program. You see first what is in it, what comes in, what does not, and which places are in doubt. Nothing changes until you say so.
exchange-empty-drop = Or drop the file here.
exchange-reads = What can be read
exchange-reads-qualcoder = The project folder, packed as a zip file
exchange-reads-refi = From NVivo, ATLAS.ti, MAXQDA, QualCoder and others
exchange-reads-codebook = A codebook alone
exchange-reads-database = The database of the program
exchange-reads-segments = A table of coded segments
exchange-limit = A file may have up to 8 GB. It stays on this machine.

exchange-program-refi-project = REFI-QDA project
exchange-program-refi-codebook = REFI-QDA codebook
exchange-program-qualcoder = QualCoder project
exchange-program-taguette = Taguette project
exchange-program-rqda = RQDA project
exchange-program-requal = requal project
exchange-program-segments = Table of codes or passages

exchange-sending = { $name } is being sent
exchange-looking = { $name } is being read
exchange-bringing = { $name } is coming in
exchange-indexing = The texts are being made ready for searching
exchange-done-of = { $done } of { $total }
exchange-sources-read = { $count ->
    [one] { $count } source read
   *[other] { $count } sources read
}
exchange-stopping = { $name } is being stopped
exchange-came-before = { $name } had come in before it could be stopped
exchange-broken-off = The import was given up. Nothing was changed.
exchange-other = Another file
exchange-trouble = { $name } was not taken
exchange-trouble-several = { $count ->
    [one] { $count } file was not taken
   *[other] { $count } files were not taken
}
exchange-trouble-nothing = Nothing was changed.
exchange-under-way = { $stage ->
    [sending] { $name } is still being sent. Wait, or cancel it first.
   *[bringing] { $name } is still coming in. Wait, or cancel it first.
}
exchange-unknown = It is not known whether { $name } came in
exchange-unknown-why = The connection to the program was lost before it answered. When it runs again, look at the history whether the import stands there.
exchange-folder = A page cannot take a folder as one file. Pack the folder as a zip file, and choose that.
exchange-several = One project comes in at a time. Choose or drop one of the files.
exchange-document = Documents, such as texts and PDF files, come in as sources.

exchange-inner = Which project?
exchange-inner-why = { $count ->
    [one] This file holds { $count } project.
   *[other] This file holds { $count } projects. Each one comes in by itself.
}
exchange-inner-unnamed = Project { $number }, without a name
exchange-inner-documents = { $count ->
    [0] no documents
    [one] { $count } document
   *[other] { $count } documents
}
exchange-separator = Levels of tags
exchange-separator-why = Taguette keeps tags in one list. If your tags tell their levels by a sign, as in Work: Safety, choose the sign, and they become a tree of codes.
exchange-separator-none = One list, as it is
exchange-separator-of = Levels parted by “{ $sign }”
exchange-separator-guess = These tags look as if “{ $sign }” parted their levels.
exchange-separator-take = Make them a tree

exchange-sum-sources = { $count ->
    [0] no sources
    [one] { $count } source
   *[other] { $count } sources
}
exchange-sum-codes = { $count ->
    [0] no codes
    [one] { $count } code
   *[other] { $count } codes
}
exchange-sum-codings = { $count ->
    [0] no codings
    [one] { $count } coding
   *[other] { $count } codings
}
exchange-origin = Written by { $origin }
exchange-origin-database = { $program }, database { $version }
exchange-origin-table = { $program }, { $table }
exchange-named = Project “{ $name }”
exchange-renewed = The project has changed meanwhile; the file was looked at again.
exchange-before = This very file came in before, on { $when }. What has not changed since then stays as it is.
exchange-before-look = See what became of it then

exchange-bring = Bring it in
exchange-one-step = One step, which undo takes back.
exchange-came = The project has come in
exchange-here = Nothing in it is new; nothing was changed
exchange-undo = Take it back
exchange-to-sources = To the sources
exchange-to-codes = To the codebook
exchange-more = Bring in another

exchange-what = What is in it
exchange-void = There is nothing in it
exchange-void-why = It has no sources, codes or codings, and nothing else that could come in. If there should be some, export it once more in the program that wrote it.
exchange-what-kind = Kind
exchange-what-there = In the file
exchange-what-came = Here
exchange-what-kept = Only kept
exchange-what-out = Left out
exchange-what-out-why = What was removed here since an earlier import, and what belongs to it, is left out with the rest.
exchange-what-kept-why = What is only kept is stored word for word, so that it can be given back. It is not shown.
exchange-depth = { $count ->
    [one] The codes stand on one level.
   *[other] The codes stand on { $count } levels.
}

exchange-kind-text = Texts
exchange-kind-pdf = PDF files
exchange-kind-picture = Pictures
exchange-kind-audio = Sound recordings
exchange-kind-video = Videos
exchange-kind-transcript = Transcripts
exchange-kind-code = Codes
exchange-kind-coding = Codings
exchange-kind-text-selection = Passages of texts
exchange-kind-page-selection = Parts of pages
exchange-kind-area-selection = Parts of pictures
exchange-kind-time-selection = Parts of recordings
exchange-kind-case = Cases
exchange-kind-variable = Variables
exchange-kind-note = Notes and memos
exchange-kind-coding-of-a-note = Codings of notes
exchange-kind-set = Sets
exchange-kind-user = Members (who codes)
exchange-kind-link = Links
exchange-kind-graph = Drawings of networks

exchange-places = Where the codings stand
exchange-places-none = The file has no codings.
exchange-places-then = { $count ->
    [one] So it was when the file came in. { $count } source that was in doubt is settled since.
   *[other] So it was when the file came in. { $count } sources that were in doubt are settled since.
}
exchange-fate = Place
exchange-fate-codings = Codings
exchange-fate-exact = Where the file says
exchange-fate-reanchored = Found again by their words
exchange-fate-uncertain = In doubt how the file counts
exchange-fate-ambiguous = Words stand in several places
exchange-fate-lost = Not in the text
exchange-places-lost-why = { $words ->
    [none] Passages without a place come in with their codes, without words, for the file has none of them. At their source they are listed as lost.
    [some] Passages without a place come in with their codes, and with their words where the file has them. At their source they are listed as lost.
   *[all] Passages without a place come in with their words and codes, and are listed at their source as lost.
}
exchange-no-text = Some of their texts are not here. Bring those in first: the passages are then found in them by their words.
exchange-no-text-here = The sources of this table are here and have no text. Bring in the text of each below, and look at the table once more: the passages are then found by their words.
exchange-bare = The texts do not stand in a .qde. Choose the .qdpx that it was in, or pack it with its sources folder as a zip file.

exchange-doubt = { $count ->
    [one] { $count } source in doubt
   *[other] { $count } sources in doubt
}
exchange-doubt-why = The file gives places as numbers, and nothing in it tells what these count. Look whether the marked words below are what was coded.
exchange-doubt-none = { $count ->
    [one] { $count } source was in doubt
   *[other] { $count } sources were in doubt
}
exchange-doubt-settled = { $count ->
    [one] { $count } more is settled, and stands below.
   *[other] { $count } more are settled, and stand below.
}
exchange-doubt-source = { $source }: { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
exchange-doubt-way = How it counts
exchange-doubt-words = Words
exchange-doubt-place = In the file: { $place }
exchange-doubt-taken = Taken
exchange-doubt-left = Taken when it came in
exchange-doubt-gone = No longer in doubt, or has another key now
exchange-doubt-impossible = { $way }: { $count ->
    [one] { $count } passage cannot be so
   *[other] { $count } passages cannot be so
}
exchange-doubt-no-passage = no passage there
exchange-way = { $unit ->
    [code-points] Letters
    [utf16] UTF-16 units
    [bytes] Bytes
   *[other] { $unit }
}, { $ends ->
    [as-one] a line end is one
   *[other] line ends as stored
}

exchange-out = { $count ->
    [one] { $count } thing is left out
   *[other] { $count } things are left out
}

exchange-changed-own = { $ahead ->
    [yes] { $count ->
        [one] { $count } change of your own will be written over
       *[other] { $count } changes of your own will be written over
    }
   *[other] { $count ->
        [one] { $count } change of your own was written over
       *[other] { $count } changes of your own were written over
    }
}
exchange-changed = { $ahead ->
    [yes] { $count ->
        [one] { $count } value becomes another
       *[other] { $count } values become others
    }
   *[other] { $count ->
        [one] { $count } value became another
       *[other] { $count } values became others
    }
}
exchange-absent-here = { $count ->
    [one] { $count } record is not in this file
   *[other] { $count } records are not in this file
}
exchange-texts-missing = Texts are missing from this file
exchange-empty-sources = { $count ->
    [one] { $count } source has no text yet
   *[other] { $count } sources have no text yet
}
exchange-empty-why-in = { $from ->
    [table] A table has passages and no texts. Bring in the text of each source here, and then the table once more: the passages are then found by their words. A text that comes in among new documents becomes a second source.
    [bare] A .qde names its texts and does not hold them. Bring in the .qdpx that it was in, or the file packed with its sources folder; or the text of each source here, if you have nothing else. A text that comes in among new documents becomes a second source.
   *[project] Their texts were not in the file. Bring in a whole export of the project, or the text of each source here, if you have nothing else. A text that comes in among new documents becomes a second source.
}
exchange-doubt-later = You can decide this once it is in.

exchange-drifted = { $count ->
    [one] { $count } passage stands elsewhere or nowhere
   *[other] { $count } passages stand elsewhere or nowhere
}
exchange-drifted-source = Source
exchange-drifted-words = Words
exchange-drifted-said = In the file
exchange-drifted-now = Now
exchange-drifted-codings = Codings
exchange-span = { $start }–{ $end }
exchange-unplaced = no place given
exchange-no-words = no words given
exchange-lost-ambiguous = several places
exchange-lost-outside = after the end of the text
exchange-lost-within-character = inside a letter
exchange-lost-reversed = ends before it begins
exchange-lost-empty = has no length
exchange-lost-no-text = there is no text
exchange-lost-words = words not found

exchange-notices = What to know
exchange-seen = { $seen } ({ $count })
exchange-seen-in = { $seen } – { $place }
exchange-seen-at = { $seen }, first: { $place }
exchange-place-line = line { $line }
exchange-place-table = table { $table }
exchange-seen-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

seen-document-delete = deletions of documents
seen-project-meta = changes to the project itself
seen-number-of-highlights = number of highlights
seen-coding = codings
seen-who-made-a-code-and-when = who made a code, and when
seen-who-made-a-case-and-when = who made a case, and when
seen-codings-of-a-note = codings of notes
seen-control-characters = control characters
seen-a-tag-without-a-name = tags without a name
seen-rows-without-a-document = rows without a document
seen-rows-that-say-the-same-twice = rows that say the same twice
seen-positions-that-are-no-paragraphs = positions that are no paragraphs
seen-table-of-highlights = table of highlights
seen-table-of-tags = table of tags
seen-table-of-coded-segments = table of coded segments

exchange-renamed = { $count ->
    [one] { $count } thing has another name here
   *[other] { $count } things have another name here
}
exchange-renamed-what = What
exchange-renamed-from = In the file
exchange-renamed-to = Here
exchange-renamed-blanks = { $count ->
    [one] { $count } name has lost blanks at its ends.
   *[other] { $count } names have lost blanks at their ends.
}

exchange-merged = In this project
exchange-merged-noun = Records
exchange-merged-added = New
exchange-merged-changed = Changed
exchange-merged-same = Already here
exchange-merged-ours = Yours kept
exchange-merged-absent = Not in this file
exchange-merged-why = What you changed here after an earlier import stays as you have it, unless the file has changed it too: then it becomes what the file says, and what stood here is listed.
exchange-absent = { $count ->
    [one] { $count } record that came before is not in this file
   *[other] { $count } records that came before are not in this file
}
exchange-absent-why = An earlier import of the same project brought them. They stay here as they are; remove what you do not want.
exchange-overwritten = { $count ->
    [one] { $count } field with another value
   *[other] { $count } fields with another value
}
exchange-overwritten-own = { $count ->
    [one] One of them was changed here by hand; it stands first.
   *[other] { $count } of them were changed here by hand; they stand first.
}
exchange-overwritten-yours = changed here
exchange-overwritten-record = Record
exchange-overwritten-field = Field
exchange-overwritten-before = Before
exchange-overwritten-after = After
exchange-quoted = “{ $words }”
exchange-nowhere-said = nowhere, without words
exchange-nowhere = This link leads to nothing in this project. It may have been taken back or removed; the history can bring it back.
exchange-nothing = empty

exchange-noun-member = Members
exchange-noun-attribute = Attributes
exchange-noun-source = Sources
exchange-noun-revision = Texts
exchange-noun-voice = Voices
exchange-noun-actor = Actors
exchange-noun-event = Events
exchange-noun-tie = Ties
exchange-noun-code = Codes
exchange-noun-code-group = Groups of codes
exchange-noun-quotation = Quotations
exchange-noun-coding = Codings
exchange-noun-memo = Memos

exchange-all = Show all { $count }
exchange-all-listed = Show the { $count } that are listed
exchange-some = Show { $count } more of { $left }
exchange-further = { $count ->
    [one] { $count } more is counted and not listed.
   *[other] { $count } more are counted and not listed.
}

exchange-made = Brought in before
exchange-made-file = File
exchange-made-program = Program
exchange-made-when = When
exchange-made-who = Who
exchange-made-report = Report of { $file }
exchange-back = All imports

exchange-hint-choose = choose a file
exchange-hint-bring = bring in

notice-namespace = { $count ->
    [one] { $count } namespace is not that of the standard; it was read all the same
   *[other] { $count } namespaces are not those of the standard; they were read all the same
}
notice-unknown-element = { $count ->
    [one] { $count } element is not known to the format; it is kept word for word
   *[other] { $count } elements are not known to the format; they are kept word for word
}
notice-unknown-attribute = { $count ->
    [one] { $count } attribute is not known to the format; it is kept word for word
   *[other] { $count } attributes are not known to the format; they are kept word for word
}
notice-bad-value = { $count ->
    [one] { $count } value is not of its type
   *[other] { $count } values are not of their type
}
notice-repeated-id = { $count ->
    [one] { $count } identity stands twice; the second thing has another one here
   *[other] { $count } identities stand twice; the second thing has another one here
}
notice-bad-id = { $count ->
    [one] { $count } identity is not a valid one; the thing has one here
   *[other] { $count } identities are not valid ones; the things have one here
}
notice-dangling = { $count ->
    [one] { $count } reference to something that is not there was left out
   *[other] { $count } references to something that is not there were left out
}
notice-missing-member = { $count ->
    [one] { $count } file is named and is not in the project
   *[other] { $count } files are named and are not in the project
}
notice-stray-member = { $count ->
    [one] { $count } file is named nowhere; it is kept
   *[other] { $count } files are named nowhere; they are kept
}
notice-broken-tree = { $count ->
    [one] { $count } code has an impossible place in the tree and stands at the top
   *[other] { $count } codes have an impossible place in the tree and stand at the top
}
notice-deleted = { $count ->
    [one] { $count } record was deleted in the program and was left out
   *[other] { $count } records were deleted in the program and were left out
}
notice-not-shown = { $count ->
    [one] { $count } thing is kept and not shown
   *[other] { $count } things are kept and not shown
}
notice-newer-version = { $count ->
    [one] { $count } version is newer than what is known here; it was read all the same
   *[other] { $count } versions are newer than what is known here; they were read all the same
}
notice-guessed = { $count ->
    [one] { $count } place may be counted in more than one way; look whether it is right
   *[other] { $count } places may be counted in more than one way; look whether they are right
}
notice-guessed-encoding = { $count ->
    [one] { $count } text is read in an encoding that is a guess; look whether its words are right
   *[other] { $count } texts are read in an encoding that is a guess; look whether their words are right
}
notice-undecodable = { $count ->
    [one] { $count } character could not be read; � stands in its place
   *[other] { $count } characters could not be read; � stands in their place
}
notice-not-xml = { $count ->
    [one] { $count } sign is not written as XML asks; it was read as it is meant
   *[other] { $count } signs are not written as XML asks; they were read as they are meant
}
notice-left-out = { $count ->
    [one] { $count } thing has no place here and was left out
   *[other] { $count } things have no place here and were left out
}
notice-met-by-name = { $count ->
    [one] { $count } person of the file is taken for the member of that name here
   *[other] { $count } people of the file are taken for the members of those names here
}
notice-maker = { $only ->
    [who-made-a-code-and-when] { $count ->
        [one] { $count } code is here without who made it, and when
       *[other] { $count } codes are here without who made them, and when
    }
    [who-made-a-case-and-when] { $count ->
        [one] { $count } case is here without who made it, and when
       *[other] { $count } cases are here without who made them, and when
    }
   *[several] { $count ->
        [one] { $count } code or case is here without who made it, and when
       *[other] { $count } codes and cases are here without who made them, and when
    }
}
notice-circle = { $count ->
    [one] { $count } code is in the file below one that is below it here; it stays where it is
   *[other] { $count } codes are in the file below one that is below them here; they stay where they are
}
notice-too-large = { $count ->
    [one] { $count } file is larger than is kept (256 MiB); what is coded in it is here
   *[other] { $count } files are larger than is kept (256 MiB); what is coded in them is here
}
notice-both-texts = { $count ->
    [one] { $count } text was changed here and there; what was changed on either side is in it
   *[other] { $count } texts were changed here and there; what was changed on either side is in them
}
notice-ours-stands = { $count ->
    [one] { $count } place of a text was changed here and there; what is here stays
   *[other] { $count } places of texts were changed here and there; what is here stays
}
notice-needs-removed = { $count ->
    [one] { $count } thing belongs to what was removed here and was left out
   *[other] { $count } things belong to what was removed here and were left out
}
