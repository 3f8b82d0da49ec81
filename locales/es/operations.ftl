# Lo que se hizo, como lo dicen el historial y el botón de deshacer.
op-create_project = creó el proyecto «{ $name }»
op-describe_project = describió el proyecto «{ $name }»
op-import_plain = importó { $folder }: { $sources } fuentes y { $codings } codificaciones
op-bring_in = trajo «{ $file }»: { $sources ->
        [one] { $sources } fuente
       *[other] { $sources } fuentes
    }{ $codes ->
        [top] { "" }
        [one] , { $codes } código
       *[other] , { $codes } códigos
    } y { $codings ->
        [one] { $codings } codificación
       *[other] { $codings } codificaciones
    }{ $others ->
        [top] { "" }
        [0] { "" }
        [one] , { $others } otro registro
       *[other] , { $others } otros registros
    }{ $values ->
        [top] { "" }
        [0] { "" }
        [one] ; cambió { $values } valor
       *[other] ; cambió { $values } valores
    }
op-settle_positions = fijó las posiciones de { $source }
op-set_member = fijó el miembro { $member }
op-define_attribute = definió el atributo { $name }
op-rename_attribute = cambió el nombre del atributo { $from } a { $to }
op-remove_attribute = quitó el atributo { $name }
op-set_phase = fijó la fase «{ $phase }»
op-remove_phase = quitó la fase «{ $phase }»
op-name_round = nombró la ronda «{ $round }»
op-import_sources = { $count ->
        [one] importó { $names }
       *[other] importó { $count } fuentes
    }
op-add_source = añadió la fuente { $source }
op-set_source = fijó { $fields } de { $source }
op-rename_source = cambió la clave de la fuente { $from } a { $to }
op-set_sources = { $count ->
        [one] fijó atributos de una fuente desde { $register }
       *[other] fijó atributos de { $count } fuentes desde { $register }
    }
op-set_cells = { $count ->
        [one] fijó { $fields } de una fuente
       *[other] fijó { $fields } de { $count } fuentes
    }
op-edit_source = corrigió el texto de { $source } (citas: { $exact } exactas, { $moved } movidas, { $changed } cambiadas, { $lost } perdidas)
op-remove_source = { $codings ->
        [one] quitó { $source } con una codificación
       *[other] quitó { $source } con { $codings } codificaciones
    }
op-set_voice = indicó quién habla como { $label } en { $source }
op-set_actor = fijó el actor { $actor }
op-remove_actor = quitó el actor { $actor }
op-set_tie = fijó el vínculo { $tie }
op-remove_tie = quitó el vínculo { $tie }
op-set_event = fijó el evento { $event }
op-remove_event = quitó el evento { $event }
op-add_participation = añadió { $actor } a { $event } como { $role }
op-remove_participation = quitó { $actor } de { $event }
op-add_claim = añadió una afirmación sobre { $attribute } de { $subject }
op-remove_claim = quitó una afirmación sobre { $attribute } de { $subject }
op-add_code = añadió el código «{ $code }»
op-rename_code = cambió el nombre del código «{ $from }» a «{ $to }»
op-move_code = { $under ->
        [top] llevó el código «{ $code }» a la raíz
       *[other] llevó el código «{ $code }» bajo «{ $under }»
    }
op-move_codes = { $under ->
        [top] { $count ->
            [one] llevó un código a la raíz
           *[other] llevó { $count } códigos a la raíz
        }
       *[other] { $count ->
            [one] llevó un código bajo «{ $under }»
           *[other] llevó { $count } códigos bajo «{ $under }»
        }
    }
op-define_code = definió el código «{ $code }»
op-merge_codes = { $codings ->
        [one] fusionó { $from } en «{ $into }» con una codificación: { $reason }
       *[other] fusionó { $from } en «{ $into }» con { $codings } codificaciones: { $reason }
    }
op-split_code = { $codings ->
        [one] separó «{ $into }» de «{ $code }» con una codificación
       *[other] separó «{ $into }» de «{ $code }» con { $codings } codificaciones
    }
op-retire_code = retiró de uso el código «{ $code }»: { $reason }
op-restore_code = volvió a usar el código «{ $code }»
op-remove_code = { $codings ->
        [one] quitó el código «{ $code }» con una codificación
       *[other] quitó el código «{ $code }» con { $codings } codificaciones
    }
op-set_code_group = fijó el grupo de códigos «{ $group }»
op-remove_code_group = quitó el grupo de códigos «{ $group }»
op-add_quotation = marcó «{ $words }» en { $source }
op-label_quotation = puso la etiqueta «{ $label }» a una cita de { $source }
op-resize_quotation = ajustó una cita de { $source } a «{ $words }»
op-split_quotation = dividió una cita de { $source } después de «{ $words }»
op-remove_quotation = quitó la cita «{ $words }» de { $source }
op-add_coding = codificó «{ $words }» en { $source } como «{ $code }»
op-code_hits = { $count ->
        [one] codificó un pasaje de «{ $phrase }» como «{ $code }»
       *[other] codificó { $count } pasajes de «{ $phrase }» como «{ $code }»
    }
op-recode = recodificó un pasaje de { $source } de «{ $from }» a «{ $to }»
op-set_coding = ajustó una codificación de «{ $code }» en { $source }
op-remove_coding = quitó una codificación de «{ $code }» de { $source }
op-rename_code_group = cambió el nombre del grupo de códigos «{ $from }» a «{ $to }»
op-code_quotations = { $count ->
        [one] codificó una cita como «{ $code }»
       *[other] codificó { $count } citas como «{ $code }»
    }
op-recode_codings = { $count ->
        [one] recodificó una codificación como «{ $to }»
       *[other] recodificó { $count } codificaciones como «{ $to }»
    }
op-set_codings = { $stance ->
        [contrary] { $count ->
            [one] marcó una codificación como contraria a su código
           *[other] marcó { $count } codificaciones como contrarias a su código
        }
       *[other] { $count ->
            [one] marcó una codificación como favorable a su código
           *[other] marcó { $count } codificaciones como favorables a su código
        }
    }
op-remove_codings = { $count ->
        [one] quitó una codificación
       *[other] quitó { $count } codificaciones
    }
op-set_memo = escribió el memo «{ $title }»
op-remove_memo = quitó el memo «{ $title }»
op-set_finding = escribió el hallazgo { $finding }
op-confirm_finding = confirmó el hallazgo { $finding }
op-remove_finding = quitó el hallazgo { $finding }
op-set_synopsis = declaró la sinopsis { $name }
op-remove_synopsis = quitó la sinopsis { $name }
op-accept = aceptó { $diagnostic } en { $place }: { $reason }
op-withdraw_acceptance = anuló la aceptación de { $diagnostic } en { $place }
op-undo = deshizo: { $sentence }
op-redo = rehízo: { $sentence }
