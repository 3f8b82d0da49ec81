# Ce qui a été fait, comme le disent l’historique et le bouton d’annulation.
op-create_project = a créé le projet « { $name } »
op-describe_project = a décrit le projet « { $name } »
op-import_plain = a importé { $folder } : { $sources } sources et { $codings } codages
op-bring_in = a importé « { $file } » : { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }{ $codes ->
        [top] { "" }
        [one] , { $codes } code
       *[other] , { $codes } codes
    } et { $codings ->
        [one] { $codings } codage
       *[other] { $codings } codages
    }{ $others ->
        [top] { "" }
        [0] { "" }
        [one] , { $others } autre fiche
       *[other] , { $others } autres fiches
    }{ $values ->
        [top] { "" }
        [0] { "" }
        [one] ; { $values } valeur changée
       *[other] ; { $values } valeurs changées
    }
op-settle_positions = a fixé les positions de { $source }
op-set_member = a défini le membre { $member }
op-define_attribute = a défini l’attribut { $name }
op-rename_attribute = a renommé l’attribut { $from } en { $to }
op-remove_attribute = a retiré l’attribut { $name }
op-set_phase = a défini la phase « { $phase } »
op-remove_phase = a retiré la phase « { $phase } »
op-name_round = a nommé le tour « { $round } »
op-import_sources = { $count ->
        [one] a importé { $names }
       *[other] a importé { $count } sources
    }
op-add_source = a ajouté la source { $source }
op-set_source = a défini { $fields } de { $source }
op-rename_source = a donné à la source { $from } la clé { $to }
op-set_sources = { $count ->
        [one] a défini les attributs d’une source d’après { $register }
       *[other] a défini les attributs de { $count } sources d’après { $register }
    }
op-set_cells = { $count ->
        [one] a défini { $fields } d’une source
       *[other] a défini { $fields } de { $count } sources
    }
op-edit_source = a corrigé le texte de { $source } (citations : { $exact } exactes, { $moved } déplacées, { $changed } modifiées, { $lost } perdues)
op-remove_source = { $codings ->
        [one] a retiré { $source } avec { $codings } codage
       *[other] a retiré { $source } avec { $codings } codages
    }
op-set_voice = a dit qui parle sous { $label } dans { $source }
op-set_actor = a défini l’acteur { $actor }
op-remove_actor = a retiré l’acteur { $actor }
op-set_tie = a défini le lien { $tie }
op-remove_tie = a retiré le lien { $tie }
op-set_event = a défini l’événement { $event }
op-remove_event = a retiré l’événement { $event }
op-add_participation = a ajouté { $actor } à { $event } comme { $role }
op-remove_participation = a retiré { $actor } de { $event }
op-add_claim = a ajouté une affirmation sur { $attribute } de { $subject }
op-remove_claim = a retiré une affirmation sur { $attribute } de { $subject }
op-add_code = a ajouté le code « { $code } »
op-rename_code = a renommé le code « { $from } » en « { $to } »
op-move_code = { $under ->
        [top] a placé le code « { $code } » à la racine
       *[other] a placé le code « { $code } » sous « { $under } »
    }
op-move_codes = { $under ->
        [top] { $count ->
            [one] a placé { $count } code à la racine
           *[other] a placé { $count } codes à la racine
        }
       *[other] { $count ->
            [one] a placé { $count } code sous « { $under } »
           *[other] a placé { $count } codes sous « { $under } »
        }
    }
op-define_code = a défini le code « { $code } »
op-merge_codes = { $codings ->
        [one] a fusionné { $from } dans « { $into } » avec { $codings } codage : { $reason }
       *[other] a fusionné { $from } dans « { $into } » avec { $codings } codages : { $reason }
    }
op-split_code = { $codings ->
        [one] a séparé « { $into } » de « { $code } » avec { $codings } codage
       *[other] a séparé « { $into } » de « { $code } » avec { $codings } codages
    }
op-retire_code = a mis hors d’usage le code « { $code } » : { $reason }
op-restore_code = a remis en usage le code « { $code } »
op-remove_code = { $codings ->
        [one] a retiré le code « { $code } » avec { $codings } codage
       *[other] a retiré le code « { $code } » avec { $codings } codages
    }
op-set_code_group = a défini le groupe de codes « { $group } »
op-remove_code_group = a retiré le groupe de codes « { $group } »
op-add_quotation = a marqué « { $words } » dans { $source }
op-label_quotation = a étiqueté « { $label } » une citation de { $source }
op-resize_quotation = a redimensionné une citation de { $source } à « { $words } »
op-split_quotation = a scindé une citation de { $source } après « { $words } »
op-remove_quotation = a retiré la citation « { $words } » de { $source }
op-add_coding = a codé « { $words } » dans { $source } comme « { $code } »
op-code_hits = { $count ->
        [one] a codé { $count } passage de « { $phrase } » comme « { $code } »
       *[other] a codé { $count } passages de « { $phrase } » comme « { $code } »
    }
op-recode = a recodé un passage de { $source } de « { $from } » en « { $to } »
op-set_coding = a réglé un codage de « { $code } » dans { $source }
op-remove_coding = a retiré un codage de « { $code } » de { $source }
op-rename_code_group = a renommé le groupe de codes « { $from } » en « { $to } »
op-code_quotations = { $count ->
        [one] a codé { $count } citation comme « { $code } »
       *[other] a codé { $count } citations comme « { $code } »
    }
op-recode_codings = { $count ->
        [one] a recodé { $count } codage en « { $to } »
       *[other] a recodé { $count } codages en « { $to } »
    }
op-set_codings = { $stance ->
        [contrary] { $count ->
            [one] a marqué { $count } codage comme contraire à son code
           *[other] a marqué { $count } codages comme contraires à leur code
        }
       *[other] { $count ->
            [one] a marqué { $count } codage comme favorable à son code
           *[other] a marqué { $count } codages comme favorables à leur code
        }
    }
op-remove_codings = { $count ->
        [one] a retiré { $count } codage
       *[other] a retiré { $count } codages
    }
op-set_memo = a écrit le mémo « { $title } »
op-remove_memo = a retiré le mémo « { $title } »
op-set_finding = a écrit le constat { $finding }
op-confirm_finding = a confirmé le constat { $finding }
op-remove_finding = a retiré le constat { $finding }
op-set_synopsis = a déclaré la synopsis { $name }
op-remove_synopsis = a retiré la synopsis { $name }
op-accept = a accepté { $diagnostic } à { $place } : { $reason }
op-withdraw_acceptance = a retiré l’acceptation de { $diagnostic } à { $place }
op-undo = a annulé : { $sentence }
op-redo = a rétabli : { $sentence }
