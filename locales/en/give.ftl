# The project for other programs: what the file holds, what it cannot, and the file itself.
do-exchange-give = Give the project to another program
do-exchange-write = Write the file for another program

give-title = Give to another program
give-for = For which program?
give-profile-any = Any program
give-profile-standard-why = As the REFI-QDA standard says. ATLAS.ti, QualCoder, Dedoose, Quirkos and most others read it.
give-profile-nvivo-why = Places are counted as NVivo counts, to which an emoji is two signs. From another file, passages after an emoji would stand beside their words.
give-profile-maxqda-why = The lines of the texts end as Windows ends them, which MAXQDA expects.
give-counting = Counting what the file will hold
give-holds = What the file holds
give-holds-kind = Kind
give-holds-count = In the file
give-without-text = { $count ->
    [one] { $count } of them without its text
   *[other] { $count } of them without their text
}
give-without-file = { $count ->
    [one] { $count } of them without its file
   *[other] { $count } of them without their file
}
give-missing-why = What is missing there is not here either: it did not come with the project. Other programs see the source with its codings, and of its words or its file nothing, or one line that says so.
give-doubtful = { $count ->
    [one] What the positions of { $count } source count is in doubt. They go out as they are read here; settle it first if you can.
   *[other] What the positions of { $count } sources count is in doubt. They go out as they are read here; settle it first if you can.
}
give-doubtful-written = { $count ->
    [one] What the positions of { $count } source count is in doubt. They went out as they are read here; if you settle it, write the file once more.
   *[other] What the positions of { $count } sources count is in doubt. They went out as they are read here; if you settle it, write the file once more.
}
give-doubtful-look = Look and settle it
give-holds-passages = Where several people coded a passage, it stands in the file once for each of them, and is one again when it comes back.
give-nothing = There is nothing to give yet
give-nothing-why = Bring sources in, or make codes; then they can be given.
give-left = What stays here
give-left-why = REFI-QDA, the format of exchange, has no place for these. They stay in this project.
give-left-none = Everything fits
give-left-none-why = The format has a place for all that is said in this project. Its history stays here, and short names (keys) are made anew from the names.
give-left-group = Where
give-left-what = What stays here
give-point-missing = { $count ->
    [one] { $count } source goes without its text or file
   *[other] { $count } sources go without their text or file
}
give-point-left = { $count ->
    [one] { $count } kind of thing stays here
   *[other] { $count } kinds of things stay here
}
give-mended = { $count ->
    [one] { $count } thing of an earlier file, which no valid file can have, is left out
   *[other] { $count } things of an earlier file, which no valid file can have, are left out
}
give-private = People of the material stand in the file under the names that they have in this project, the pseudonyms. Folders of this machine are not named. The words of texts and memos go as they are, and so do the names of links and the files: PDF, Word, pictures, recordings.
give-anonymous = Without the names of who coded
give-anonymous-why = { $count ->
    [one] The file names one member who coded or wrote: { $names }. Without the name, “coder” and six signs stand for it, always the same; when the file comes back, it is known who it is.
   *[other] The file names { $count } members who coded or wrote: { $names }. Without the names, “coder” and six signs stand for each, always the same; when the file comes back, it is known who they are.
}
give-files-of-renamed = { $count ->
    [one] { $count } file is of a source that was renamed here. The file itself goes as it came: look whether it says the earlier name.
   *[other] { $count } files are of sources that were renamed here. The files themselves go as they came: look whether they say the earlier names.
}
give-old-names = A name that does not go out (of a source, a case or a person who is called otherwise here, or of who coded) still stands in words that go as they are:
give-old-name-text = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
give-old-name-memo = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
give-old-name-code = { $count ->
    [one] { $count } code or its definition
   *[other] { $count } codes or their definitions
}
give-old-name-source = { $count ->
    [one] { $count } source: its name, note or attributes
   *[other] { $count } sources: their names, notes or attributes
}
give-old-name-case = { $count ->
    [one] { $count } case: its name, note or attributes
   *[other] { $count } cases: their names, notes or attributes
}
give-old-name-attribute = { $count ->
    [one] { $count } attribute: its name or description
   *[other] { $count } attributes: their names or descriptions
}
give-old-name-code-group = { $count ->
    [one] { $count } name of a group of codes
   *[other] { $count } names of groups of codes
}
give-old-name-project = { $count ->
    [one] { $count } name or description of the project
   *[other] { $count } names or descriptions of the project
}
give-write = Write the file
give-writing-sources = The sources are being written
give-writing-files = The texts and files are being packed
give-broken-off = The export was given up. No file was written.
give-trouble = The file was not written
give-written = { $name } is written
give-written-for = For: { $program }
give-written-named = { $count ->
    [one] It names one member who coded or wrote: { $names }.
   *[other] It names { $count } members who coded or wrote: { $names }.
}
give-written-unnamed = It names nobody who coded or wrote: “coder” and six signs stand for each.
give-written-why = { $size }. The browser keeps it with your downloads.
give-written-holds = What was written
give-written-left = What was left out
give-again = Keep it once more
give-another = Write for another program
give-codebook = Only the codebook
give-codebook-why = The codes with their definitions and groups, without sources, codings and memos.
give-codebook-keep = Keep the codebook (.qdc)
give-bring = Bring a project in
give-hint-write = write the file

give-group-story = Tables and what they say
give-group-registers = Registers and agreements
give-group-codes = Codebook
give-group-project = Project
give-group-sources = Sources
give-group-codings = Codings
give-group-memos = Memos and links
give-group-other = Other things

give-left-phase = { $count ->
    [one] { $count } phase
   *[other] { $count } phases
}
give-left-finding = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
give-left-synopsis = { $count ->
    [one] { $count } synopsis
   *[other] { $count } synopses
}
give-left-acceptance = { $count ->
    [one] { $count } accepted warning
   *[other] { $count } accepted warnings
}
give-left-actor-kind-place-dates-or-parent = { $count ->
    [one] Kind, country, place, dates or parent body of { $count } actor
   *[other] Kind, country, place, dates or parent body of { $count } actors
}
give-left-tie = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
give-left-event = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
give-left-participation = { $count ->
    [one] { $count } part in an event
   *[other] { $count } parts in events
}
give-left-claim = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
give-left-commitment = { $count ->
    [one] { $count } commitment
   *[other] { $count } commitments
}
give-left-agreement = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
}
give-left-provision = { $count ->
    [one] { $count } provision of an agreement
   *[other] { $count } provisions of agreements
}
give-left-code-life = { $count ->
    [one] That { $count } code is merged or retired
   *[other] That { $count } codes are merged or retired
}
give-left-code-origin = { $count ->
    [one] Where { $count } code comes from
   *[other] Where { $count } codes come from
}
give-left-code-note = { $count ->
    [one] The note on { $count } code
   *[other] The notes on { $count } codes
}
give-left-round = { $count ->
    [one] { $count } round of the codebook
   *[other] { $count } rounds of the codebook
}
give-left-language-of-the-project = { $count ->
    [one] The language in which people work
   *[other] The languages in which people work
}
give-left-source-kind = { $count ->
    [one] The kind of { $count } source
   *[other] The kinds of { $count } sources
}
give-left-source-date = { $count ->
    [one] The date of { $count } source
   *[other] The dates of { $count } sources
}
give-left-source-place = { $count ->
    [one] The place of { $count } source
   *[other] The places of { $count } sources
}
give-left-source-language = { $count ->
    [one] The language of { $count } source
   *[other] The languages of { $count } sources
}
give-left-source-register = { $count ->
    [one] What { $count } source must list, as a register
   *[other] What { $count } sources must list, as registers
}
give-left-who-speaks = { $count ->
    [one] Who speaks as { $count } voice
   *[other] Who speaks as { $count } voices
}
give-left-choices-of-an-attribute = { $count ->
    [one] The choices of { $count } attribute, which goes out as text
   *[other] The choices of { $count } attributes, which go out as text
}
give-left-earlier-text-of-a-source = { $count ->
    [one] { $count } earlier version of a text, with why it was corrected
   *[other] { $count } earlier versions of texts, with why they were corrected
}
give-left-rich-text-of-a-corrected-text = { $count ->
    [one] The rich text (Word) of { $count } text that was corrected here
   *[other] The rich texts (Word) of { $count } texts that were corrected here
}
give-left-original-file-of-a-text = { $count ->
    [one] The original file of { $count } text (ODT, RTF, HTML, EPUB and the like)
   *[other] The original files of { $count } texts (ODT, RTF, HTML, EPUB and the like)
}
give-left-file-name-that-says-a-name = { $count ->
    [one] The name of the file from which { $count } source came: it says a name that does not go out
   *[other] The names of the files from which { $count } sources came: they say names that do not go out
}
give-left-label-of-a-quotation = { $count ->
    [one] The label of { $count } quotation
   *[other] The labels of { $count } quotations
}
give-left-place-of-a-lost-quotation = { $count ->
    [one] The place of { $count } lost quotation
   *[other] The places of { $count } lost quotations
}
give-left-memo-kind = { $count ->
    [one] The kind of { $count } memo
   *[other] The kinds of { $count } memos
}
give-left-contrary-stance = { $count ->
    [one] That { $count } coding is contrary evidence
   *[other] That { $count } codings are contrary evidence
}
give-left-member-who-coded-nothing = { $count ->
    [one] { $count } member who has coded and written nothing
   *[other] { $count } members who have coded and written nothing
}
give-left-attribute-of-events = { $count ->
    [one] { $count } attribute of events
   *[other] { $count } attributes of events
}
give-left-attribute-of-actors-without-a-value = { $count ->
    [one] That { $count } attribute is one of actors, of which none has a value
   *[other] That { $count } attributes are of actors, of which none has a value
}
give-left-moment-of-a-coding = { $count ->
    [one] When { $count } coding was made, of which no time of day is known
   *[other] When { $count } codings were made, of which no time of day is known
}
give-left-moment-of-a-memo = { $count ->
    [one] When { $count } memo was written, of which no time of day is known
   *[other] When { $count } memos were written, of which no time of day is known
}
give-left-what-a-memo-is-on = { $count ->
    [one] What { $count } memo is on
   *[other] What { $count } memos are on
}
give-left-link-to-what-was-removed = { $count ->
    [one] { $count } link to what was removed
   *[other] { $count } links to what was removed
}
