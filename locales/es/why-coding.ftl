# Por qué se rechazó algo sobre códigos, codificaciones, hallazgos, memos o miembros, y cómo seguir.
why-no-such = { $noun ->
    [actor] no hay ningún actor «{ $seen }»
    [axis] no hay ningún eje «{ $seen }»
    [code] no hay ningún código «{ $seen }»
    [column] no hay ninguna columna «{ $seen }»
    [diagnostic] no hay ningún diagnóstico «{ $seen }»
    [event] no hay ningún evento «{ $seen }»
    [finding] no hay ningún hallazgo «{ $seen }»
    [format] no hay ningún formato «{ $seen }»
    [heading] no hay ningún encabezado «{ $seen }»
    [member] no hay ningún miembro «{ $seen }»
    [memo] no hay ningún memo «{ $seen }»
    [order] no hay ningún orden «{ $seen }»
    [phase] no hay ninguna fase «{ $seen }»
    [quotation] no hay ninguna cita «{ $seen }»
    [round] no hay ninguna ronda «{ $seen }»
    [row] no hay ninguna fila «{ $seen }»
    [source] no hay ninguna fuente «{ $seen }»
    [synopsis] no hay ninguna tabla «{ $seen }»
    [tie] no hay ningún vínculo «{ $seen }»
    [voice] no hay ninguna voz «{ $seen }»
   *[other] no hay nada con el nombre «{ $seen }»
}
why-did-you-mean = ¿Quería decir «{ $name }»?
why-several-are-called = { $noun ->
    [actor] varios actores se llaman «{ $name }»
    [event] varios eventos se llaman «{ $name }»
    [finding] varios hallazgos se llaman «{ $name }»
    [memo] varios memos se llaman «{ $name }»
    [phase] varias fases se llaman «{ $name }»
    [source] varias fuentes se llaman «{ $name }»
    [synopsis] varias tablas se llaman «{ $name }»
    [tie] varios vínculos se llaman «{ $name }»
   *[other] varias cosas se llaman «{ $name }»
}
why-name-by-key = Nombre uno por su clave: { $keys }
why-kind-is-unsaid = «{ $name }» no dice de qué clase de cosa se trata
why-nothing-has-id = nada tiene el identificador { $id }
why-code-was-merged-into = el código «{ $path }» se fusionó en «{ $into }» ({ $reason })
why-use-that-code = Emplee «{ $path }».
why-code-is-retired = el código «{ $path }» está fuera de uso ({ $reason })
why-choose-another-code = Elija otro, o vuelva a usarlo.
why-codes-of-one-name = varios códigos se llaman «{ $name }»
why-give-the-path = Escriba la ruta de uno de ellos: { $paths }
why-code-exists = ya hay un código «{ $path }»
why-another-name-or-merge = Póngale otro nombre, o fusione los dos.
why-no-code-id = no hay ningún código con el identificador { $id }
why-no-colour = «{ $colour }» no es un color; escriba #rrggbb, por ejemplo #0072b2
why-no-such-code-group = no hay ningún grupo de códigos «{ $seen }»
why-group-needs-name = un grupo necesita un nombre
why-code-group-exists = ya hay un grupo «{ $name }»
why-merge-needs-reason = una fusión necesita un motivo, para que otras personas puedan entenderla
why-merge-into-itself = «{ $path }» no se puede fusionar en sí mismo ni en un código de debajo
why-merged-before = «{ $path }» ya se fusionó antes en «{ $into }»
why-merge-the-other = Ya no tiene codificaciones; fusione el otro, o deshaga primero esa fusión.
why-two-codes-under = dos códigos «{ $name }» quedarían debajo de «{ $path }»
why-two-codes-side-by-side = dos códigos «{ $name }» quedarían uno al lado del otro
why-rename-or-merge-two = Primero cambie el nombre de uno de los dos, o fusiónelos.
why-no-code-to-move = no hay ningún código que mover
why-code-under-itself = «{ $path }» no puede quedar debajo de sí mismo ni de un código de debajo
why-codes-below = hay códigos debajo de «{ $path }»
why-move-or-remove-codes = Llévelos a otro lugar o quítelos primero.
why-code-has-codings = { $count ->
    [one] «{ $path }» tiene { $count } codificación
   *[other] «{ $path }» tiene { $count } codificaciones
}
why-retire-or-remove-codings = Retírelo de uso para conservarlas, o quítelas también; ambas cosas se pueden deshacer.
why-retiring-needs-reason = retirar un código de uso necesita un motivo
why-code-is-closed = «{ $path }» ya está fuera de uso
why-code-is-in-use = «{ $path }» está en uso
why-code-was-merged = «{ $path }» se fusionó; sus codificaciones están en otro código
why-take-merge-back = Para anular la fusión, deshágala en el historial.
why-codings-of-code = { $total ->
    [0] no se eligió ninguna codificación de «{ $path }»
    [one] la codificación no es de «{ $path }»
   *[other] solo { $count } de las { $total } codificaciones son de «{ $path }»
}
why-choose-codings-of-code = Elija codificaciones de ese código.
why-no-coding-id = no hay ninguna codificación con el identificador { $id }
why-no-quotation-id = no hay ninguna cita con el identificador { $id }
why-nobody-codes = no consta quién codifica; diga primero quién trabaja
why-codes-to-that-quotation = Dé sus códigos a aquella y quite esta.
why-is-marked-so = «{ $words }» ya está marcado así
why-no-source-id = no hay ninguna fuente con el identificador { $id }
why-bring-file-in = Traiga su archivo.
why-source-ends-before = { $key } termina en el carácter { $length }, antes del { $end }
why-words-stand-often = «{ $words }» está { $count } veces en { $key }
why-words-stand-nowhere = «{ $words }» no está en { $key }
why-passage-has-code = el pasaje ya tiene el código «{ $path }», dado por la misma persona
why-remove-coding-instead = Quite mejor esta codificación.
why-quotation-exactly-there = hay otra cita exactamente ahí
why-quotation-at-first-part = hay otra cita exactamente donde quedaría la primera parte
why-label-is-taken = otra cita tiene la etiqueta «{ $label }»
why-findings-stand-on-it = { $count ->
    [one] el hallazgo { $keys } se apoya en ella
   *[other] { $count } hallazgos se apoyan en ella: { $keys }
}
why-take-out-of-finding = Sáquela primero del hallazgo.
why-memo-is-on-it = el memo «{ $title }» trata de ella
why-remove-memo-first = Quite primero el memo, o póngalo sobre otra cosa.
why-split-within = una cita se divide entre su primer carácter y el último
why-nothing-new-to-code = no hay nada nuevo que codificar para «{ $words }»
why-each-has-code-by-you = { $count ->
    [one] la cita ya tiene el código «{ $path }», dado por la misma persona
   *[other] las { $count } citas ya tienen el código «{ $path }», dado por la misma persona
}
why-each-has-code = { $count ->
    [one] la codificación ya tiene el código «{ $path }»
   *[other] las { $count } codificaciones ya tienen el código «{ $path }»
}
why-each-is-so = { $count ->
    [one] la codificación ya es así
   *[other] las { $count } codificaciones ya son así
}
why-nothing-to-change = no se nombra nada que haya que cambiar
why-no-finding-key = «{ $key }» no puede ser una clave; escriba una sola palabra, por ejemplo t4-project-1
why-finding-needs-row = un hallazgo nuevo necesita una fila
why-finding-needs-text = un hallazgo nuevo necesita un texto
why-no-row-or-column = «{ $name }» no nombra ninguna fila ni columna
why-no-member-id = no hay ningún miembro con el identificador { $id }
why-member-exists = ya hay un miembro «{ $key }»
why-phase-needs-when = Para crearla, diga cuándo fue, por ejemplo 1990/2004.
why-is-cited = { $noun ->
    [actor] el actor «{ $name }» se cita en
    [code] el código «{ $name }» se cita en
    [event] el evento «{ $name }» se cita en
    [phase] la fase «{ $name }» se cita en
    [source] la fuente «{ $name }» se cita en
    [tie] el vínculo «{ $name }» se cita en
   *[other] «{ $name }» se cita en
}{ $actors ->
    [0] { "" }
    [one] { " " }{ $actors } actor,
   *[other] { " " }{ $actors } actores,
}{ $agreements ->
    [0] { "" }
    [one] { " " }{ $agreements } acuerdo,
   *[other] { " " }{ $agreements } acuerdos,
}{ $claims ->
    [0] { "" }
    [one] { " " }{ $claims } afirmación,
   *[other] { " " }{ $claims } afirmaciones,
}{ $codes ->
    [0] { "" }
    [one] { " " }{ $codes } código fusionado en él,
   *[other] { " " }{ $codes } códigos fusionados en él,
}{ $groups ->
    [0] { "" }
    [one] { " " }{ $groups } grupo de códigos,
   *[other] { " " }{ $groups } grupos de códigos,
}{ $commitments ->
    [0] { "" }
    [one] { " " }{ $commitments } compromiso,
   *[other] { " " }{ $commitments } compromisos,
}{ $events ->
    [0] { "" }
    [one] { " " }{ $events } evento,
   *[other] { " " }{ $events } eventos,
}{ $findings ->
    [0] { "" }
    [one] { " " }{ $findings } hallazgo,
   *[other] { " " }{ $findings } hallazgos,
}{ $memos ->
    [0] { "" }
    [one] { " " }{ $memos } memo,
   *[other] { " " }{ $memos } memos,
}{ $participations ->
    [0] { "" }
    [one] { " " }{ $participations } participación en un evento,
   *[other] { " " }{ $participations } participaciones en eventos,
}{ $provisions ->
    [0] { "" }
    [one] { " " }{ $provisions } cláusula,
   *[other] { " " }{ $provisions } cláusulas,
}{ $sources ->
    [0] { "" }
    [one] { " " }{ $sources } fuente,
   *[other] { " " }{ $sources } fuentes,
}{ $ties ->
    [0] { "" }
    [one] { " " }{ $ties } vínculo,
   *[other] { " " }{ $ties } vínculos,
}{ $voices ->
    [0] { "" }
    [one] { " " }{ $voices } voz,
   *[other] { " " }{ $voices } voces,
} a saber: { $names }{ $more ->
    [0] { "" }
   *[other] { " " }y { $more } más
}
why-remove-citing-first = Quite o cambie primero lo que lo cita.
