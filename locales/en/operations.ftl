# What was done, as the history and the undo button say it.
op-create_project = made the project “{ $name }”
op-describe_project = described the project “{ $name }”
op-import_plain = imported { $folder }: { $sources } sources and { $codings } codings
op-bring_in = brought in “{ $file }”: { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }{ $codes ->
        [top] { "" }
        [one] , { $codes } code
       *[other] , { $codes } codes
    } and { $codings ->
        [one] { $codings } coding
       *[other] { $codings } codings
    }{ $others ->
        [top] { "" }
        [0] { "" }
        [one] , { $others } other record
       *[other] , { $others } other records
    }{ $values ->
        [top] { "" }
        [0] { "" }
        [one] ; { $values } value changed
       *[other] ; { $values } values changed
    }
op-settle_positions = settled the positions of { $source }
op-set_member = set the member { $member }
op-define_attribute = defined the attribute { $name }
op-rename_attribute = renamed the attribute { $from } to { $to }
op-remove_attribute = removed the attribute { $name }
op-set_phase = set the phase “{ $phase }”
op-remove_phase = removed the phase “{ $phase }”
op-name_round = named the round “{ $round }”
op-import_sources = { $count ->
        [one] imported { $names }
       *[other] imported { $count } sources
    }
op-add_source = added the source { $source }
op-set_source = set { $fields } of { $source }
op-rename_source = gave the source { $from } the key { $to }
op-set_sources = { $count ->
        [one] set attributes of one source from { $register }
       *[other] set attributes of { $count } sources from { $register }
    }
op-set_cells = { $count ->
        [one] set { $fields } of one source
       *[other] set { $fields } of { $count } sources
    }
op-edit_source = corrected the text of { $source } (quotations: { $exact } exact, { $moved } moved, { $changed } changed, { $lost } lost)
op-remove_source = { $codings ->
        [one] removed { $source } with one coding
       *[other] removed { $source } with { $codings } codings
    }
op-set_voice = said who speaks as { $label } in { $source }
op-set_actor = set the actor { $actor }
op-remove_actor = removed the actor { $actor }
op-set_tie = set the tie { $tie }
op-remove_tie = removed the tie { $tie }
op-set_event = set the event { $event }
op-remove_event = removed the event { $event }
op-add_participation = added { $actor } to { $event } as { $role }
op-remove_participation = removed { $actor } from { $event }
op-add_claim = added a claim on { $attribute } of { $subject }
op-remove_claim = removed a claim on { $attribute } of { $subject }
op-add_code = added the code “{ $code }”
op-rename_code = renamed the code “{ $from }” to “{ $to }”
op-move_code = { $under ->
        [top] moved the code “{ $code }” to the top
       *[other] moved the code “{ $code }” under “{ $under }”
    }
op-move_codes = { $under ->
        [top] { $count ->
            [one] moved one code to the top
           *[other] moved { $count } codes to the top
        }
       *[other] { $count ->
            [one] moved one code under “{ $under }”
           *[other] moved { $count } codes under “{ $under }”
        }
    }
op-define_code = defined the code “{ $code }”
op-merge_codes = { $codings ->
        [one] merged { $from } into “{ $into }” with one coding: { $reason }
       *[other] merged { $from } into “{ $into }” with { $codings } codings: { $reason }
    }
op-split_code = { $codings ->
        [one] split “{ $into }” from “{ $code }” with one coding
       *[other] split “{ $into }” from “{ $code }” with { $codings } codings
    }
op-retire_code = retired the code “{ $code }”: { $reason }
op-restore_code = restored the code “{ $code }”
op-remove_code = { $codings ->
        [one] removed the code “{ $code }” with one coding
       *[other] removed the code “{ $code }” with { $codings } codings
    }
op-set_code_group = set the code group “{ $group }”
op-remove_code_group = removed the code group “{ $group }”
op-add_quotation = marked “{ $words }” in { $source }
op-label_quotation = labelled a quotation of { $source } “{ $label }”
op-resize_quotation = resized a quotation of { $source } to “{ $words }”
op-split_quotation = split a quotation of { $source } behind “{ $words }”
op-remove_quotation = removed the quotation “{ $words }” of { $source }
op-add_coding = coded “{ $words }” in { $source } as “{ $code }”
op-code_hits = { $count ->
        [one] coded one passage of “{ $phrase }” as “{ $code }”
       *[other] coded { $count } passages of “{ $phrase }” as “{ $code }”
    }
op-recode = recoded a passage of { $source } from “{ $from }” to “{ $to }”
op-set_coding = set a coding of “{ $code }” in { $source }
op-remove_coding = removed a coding of “{ $code }” from { $source }
op-rename_code_group = renamed the code group “{ $from }” to “{ $to }”
op-code_quotations = { $count ->
        [one] coded one quotation as “{ $code }”
       *[other] coded { $count } quotations as “{ $code }”
    }
op-recode_codings = { $count ->
        [one] recoded one coding to “{ $to }”
       *[other] recoded { $count } codings to “{ $to }”
    }
op-set_codings = { $stance ->
        [contrary] { $count ->
            [one] marked one coding as speaking against its code
           *[other] marked { $count } codings as speaking against their code
        }
       *[other] { $count ->
            [one] marked one coding as speaking for its code
           *[other] marked { $count } codings as speaking for their code
        }
    }
op-remove_codings = { $count ->
        [one] removed one coding
       *[other] removed { $count } codings
    }
op-set_memo = wrote the memo “{ $title }”
op-remove_memo = removed the memo “{ $title }”
op-set_finding = wrote the finding { $finding }
op-confirm_finding = confirmed the finding { $finding }
op-remove_finding = removed the finding { $finding }
op-set_synopsis = declared the synopsis { $name }
op-remove_synopsis = removed the synopsis { $name }
op-accept = accepted { $diagnostic } at { $place }: { $reason }
op-withdraw_acceptance = withdrew the acceptance of { $diagnostic } at { $place }
op-undo = took back: { $sentence }
op-redo = did again: { $sentence }
