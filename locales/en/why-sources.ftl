# Why something was refused: sources, attributes, registers, rounds, and the page itself.
why-correction-needs-reason = correcting a text needs a reason
why-no-text-to-correct = { $source } has no text to correct
why-same-text = { $name } is the text that { $source } has already
why-source-has-text = the source “{ $key }” has a text already
why-give-another-key = Correct the text, or give the file another key.
why-no-file-to-import = there is no file to bring in
why-one-key = one key cannot name { $count } files
why-files-refused = nothing was brought in, because { $count ->
    [one] { $count } file
   *[other] { $count } files
} of { $of } cannot be: { $names }
why-file-because = { $file }: { $why }
why-source-has-codings = { $source } has { $count ->
    [one] { $count } coding
   *[other] { $count } codings
}
why-source-exists = there is a source “{ $key }” already
why-key-is-renamed = a key is not set but renamed
why-cannot-be-set = “{ $field }” cannot be set
why-columns-are = { $name } has: { $columns }
why-on-line-already = “{ $key }” stands on line { $line } already
why-no-row-names-a-source = no row of { $name } names a source of the project in “{ $column }”
why-not-collected = { $source } has no text: it is known but not collected
why-text-missing = a text is missing in the project file; it is damaged
why-layout-unreadable = what is known of the parts of a text cannot be read: { $error }
why-no-attribute-of = there is no attribute “{ $name }” of { $of ->
    [source] sources
    [actor] actors
    [event] events
   *[other] { $of }
}
why-values-do-not-fit = { $count ->
    [one] { $count } value of “{ $name }” does not fit
   *[other] { $count } values of “{ $name }” do not fit
}: see { $keys }
why-attribute-exists = there is an attribute “{ $name }” already
why-attribute-has-values = { $of ->
    [source] { $count ->
        [one] { $count } source has
       *[other] { $count } sources have
    }
    [actor] { $count ->
        [one] { $count } actor has
       *[other] { $count } actors have
    }
   *[event] { $count ->
        [one] { $count } event has
       *[other] { $count } events have
    }
} a value of “{ $name }”
why-actor-exists = there is an actor “{ $key }” already
why-tie-of-one = a tie binds two actors, and both its ends are { $actor }
why-tie-exists = there is a tie “{ $key }” already
why-event-exists = there is an event “{ $key }” already
why-part-of-itself = { $key } would be a part of itself
why-in-event-already = { $actor } is in { $event } as { $role } already
why-not-in-event-as = { $actor } is not in { $event } as { $role }
why-not-in-event = { $actor } is not in { $event }
why-claim-about = a claim is about a source, an actor or an event
why-no-claim = there is no claim { $id }
why-describes-nothing = “{ $pair }” describes nothing; write {"{"}organisation_kind=local union; country=PE{"}"}
why-sets-nothing = “{ $text }” does not set anything
why-no-field-or-attribute = there is no field or attribute “{ $name }”
why-no-attribute-name = “{ $name }” is no name of an attribute
why-use-a-word = Use a word, such as region or union_concerned.
why-left-empty = { $field } cannot be left empty
why-no-country = “{ $value }” is not a country code of two letters
why-write-country = Write CA, CL or PE (ISO 3166); PE? where it is in doubt.
why-none-of = “{ $value }” is none of { $words }
why-no-position = “{ $value }” is not a place counted from 1
why-no-key = “{ $key }” is no key
why-a-key-is = A key is a short word of letters, digits, - _ and . such as “{ $example }”.
why-round-exists = there is a round “{ $name }” already
why-round-stays = A round stays where it was named; choose another name.
why-no-step = the history has no step { $step }
why-write-a-moment = Write the name of a round, or a date such as 2026-11-23.
why-project-is-younger = the project is younger than { $moment }
why-codebook-of-round-elsewhere = the codebook of “{ $round }” is not in this project: the round came with the folder { $folder }, which says when it was ({ $moment }) and not what the codebook was then
why-ask-other-project = Ask the project that the folder was written from; its history has it.
why-kept-codebook-damaged = the codebook that the round keeps is damaged: { $why }
why-no-page = this program was built without its page
why-page-has-no-file = the page has no file “{ $path }”
why-wrong-host = “{ $host }” is not the name of this program
why-wrong-origin = a page of { $origin } may not ask this
why-wrong-site = a page from elsewhere ({ $site }) may not ask this
why-no-origin = a page that writes must say where it is from
why-no-session = this window has not shown the token of the project
why-wrong-token = that is not the token of this project
why-open-address = Open the address that the program printed when it started.
why-not-understood = the program did not understand what the page asked: { $why }
why-broke-off = the program broke off over this: { $error }
why-nothing-was-changed = Nothing was changed. Tell us what you did, please.
why-nothing-at = there is nothing at { $path }
why-no-member-header = the header ayni-member is no percent-encoded key
why-upload-too-large = { $name } has { $size } bytes; the limit is { $limit } bytes
why-upload-larger = { $name } has more; the limit is { $limit } bytes
why-split-the-file = Split the file, and bring its parts in.
why-did-not-arrive = { $name } did not arrive whole: { $error }
why-files-wait = files of { $size } bytes wait to be brought in already
why-bring-in-first = Bring these in first, or take some of them out of the list.
why-file-gone = that file does not wait any longer
why-choose-once-more = Choose it once more.
why-no-file-chosen = no file was chosen
why-import-given-up = the import was given up
why-table-unnamed = a table has a name or a declaration
why-too-many-cells = the table has { $count } cells, more than anybody reads
why-choose-fewer = Choose fewer rows or columns, hide empty ones, or export it.
why-no-line = the table has no line { $line }
why-no-file-of = there is no file of “{ $source }”
why-text-has-changed = the text of { $source } has changed since it was read
why-read-again = Read it again, and correct what is there now.
why-code-or-path = either a code is named or the path of a new one
why-both-ends = both ends of a quotation are given, or none
why-phase-has-key = a phase has a key
why-example-needs-empty = the example comes into an empty project only
