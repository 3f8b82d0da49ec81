do-registers-next = Registro siguiente
do-registers-previous = Registro anterior
do-registers-add = Nuevo elemento en este registro
do-registers-edit = Editar el elemento
do-registers-remove = Quitar el elemento
do-registers-save = Guardar el elemento
do-registers-leave = Salir del formulario
do-registers-filter = Filtrar el registro
do-registers-date = Ver en una fecha
do-registers-timeline = Mostrar u ocultar la línea de tiempo
do-registers-actors = Registro: actores
do-registers-ties = Registro: vínculos
do-registers-events = Registro: eventos
do-registers-phases = Registro: fases
keys-part-registers = Registros
register-actors = Actores
register-ties = Vínculos
register-events = Eventos
register-phases = Fases
registers-parts = Registros
registers-count = { $count ->
    [one] { $count } actor
   *[other] { $count } actores
}, { $ties ->
    [one] { $ties } vínculo
   *[other] { $ties } vínculos
}, { $events ->
    [one] { $events } evento
   *[other] { $events } eventos
}
registers-shown = { $shown } de { $count } a la vista
registers-hint-move = siguiente, anterior
registers-hint-edit = editar
registers-hint-add = nuevo
registers-hint-date = mover la fecha
registers-filter = Filtrar
registers-at = Solo lo que había en una fecha
registers-at-hint = en una fecha: 2005-11
registers-at-clear = Mostrar todas las fechas
registers-away = { $count ->
    [one] Se oculta { $count }: no corresponde a { $when }.
   *[other] Se ocultan { $count }: no corresponden a { $when }.
}
registers-none = Nada contiene esas palabras.
registers-none-then = No consta nada de { $when }.
registers-record = El elemento que se ve
registers-add-tie = Añadir un vínculo desde aquí
registers-begun = Empezado y todavía sin guardar
registers-needed = obligatorio
registers-missing = Falta: { $field }.
registers-leave = Lo escrito todavía no se ha guardado.
registers-leave-discard = Salir sin guardar
registers-leave-stay = Quedarse
registers-new-actor = Nuevo actor
registers-new-tie = Nuevo vínculo
registers-new-event = Nuevo evento
registers-new-phase = Nueva fase
registers-empty-actors = Todavía no hay actores
registers-empty-actors-why = Los actores son las personas, organizaciones y sedes del estudio. Con ellos se puede asignar quién habla en los textos y hacer tablas por organización y por país.
registers-empty-ties = Todavía no hay vínculos
registers-empty-ties-why = Un vínculo dice quién tuvo qué relación con quién, desde cuándo y hasta cuándo: de quién es una mina, a qué federación pertenece un sindicato. Cada uno puede nombrar la fuente que lo afirma.
registers-empty-events = Todavía no hay eventos
registers-empty-events-why = Un evento es algo con fecha: una reunión, una huelga, una compra de empresa. Con él se anota quién participó y en qué calidad.
registers-empty-phases = Todavía no hay fases
registers-empty-phases-why = Las fases son los periodos con los que el estudio cuenta su historia. Las fuentes caen en ellas por su fecha, y pueden ser las columnas de una tabla.
actor-kind-person = persona
actor-kind-organisation = organización
actor-kind-site = sede
status-stated = afirmado
status-implied = implícito
status-rumoured = rumoreado
status-announced = anunciado
status-done = realizado
status-dropped = abandonado
status-refuted = refutado
no-source = sin fuente
no-date = sin fecha
possible = posible
possible-why = Sus fechas no permiten saber si ya existía o aún existía.
ties = Vínculos
ties-of = { $count ->
    [one] { $count } vínculo
   *[other] { $count } vínculos
}
tie-named = { $from } – { $kind } – { $to }
tie-out = … { $kind } { $to }
tie-in = { $from } { $kind } …
actor-parts = { $count ->
    [one] { $count } parte
   *[other] { $count } partes
}
took-part = { $count ->
    [one] Participó en { $count } evento
   *[other] Participó en { $count } eventos
}
event-parts = { $count ->
    [one] { $count } evento es parte de este
   *[other] { $count } eventos son parte de este
}
event-is-part = parte de un evento mayor
participants = { $count ->
    [0] No consta quién participó
    [one] { $count } participante
   *[other] { $count } participantes
}
participants-short = Quiénes
participant-add = Añadir
participant-who = Quién
participant-role = En calidad de
participant-remove = Quitar a { $who } como { $role }
phase-earlier = Antes en la historia
phase-later = Después en la historia
phase-interval = Intervalo { $number }
phase-interval-add = Otro intervalo
phase-interval-remove = Quitar el intervalo { $number }
attribute-add = Otro atributo
attribute-name = Atributo
attribute-value = Valor
key-hint = La palabra corta con la que la llaman los comandos y los archivos.
key-taken = Ya hay algo con ese nombre.
key-wrong = Solo letras, cifras, - _ y punto.
country-hint = Dos letras; con un ? detrás si hay duda: PE?
claims = { $count ->
    [0] Ninguna fuente dice nada al respecto
    [one] { $count } afirmación de una fuente
   *[other] { $count } afirmaciones de las fuentes
}
claim-add = Anotar una afirmación
claim-attribute = Sobre qué
claim-value = Qué dice; con un ? al final si hay duda
claim-according = Qué fuente
claim-locator = En qué parte
claim-locator-hint = fila 12, p. 8
claim-quote = Las palabras que lo dicen
claim-remove = Quitar la afirmación { $value }
life = Lo que se hizo con ello
life-all = { $count ->
    [one] { $count } paso
   *[other] Los { $count } pasos
}
life-open = Su historial
timeline = Línea de tiempo
timeline-of = { $name }: quién, qué, cuándo
timeline-rows = Filas
timeline-by-actor = por actor
timeline-by-kind = por clase
timeline-date = Fecha que se mira
timeline-all = todas las fechas
timeline-events = eventos
timeline-several = { $count ->
    [one] { $count } evento
   *[other] { $count } eventos
}
timeline-marks = Vínculos y eventos por fecha
timeline-empty = Nada tiene fecha todavía. Ponga fecha a vínculos y eventos y aparecerán aquí.
timeline-source = fuente: { $source }
timeline-status = ({ $status })
timeline-as-table = La línea de tiempo como tabla
timeline-column-group = Acerca de
timeline-column-what = Qué
timeline-column-who = Quién o cuál
timeline-key = Qué significan los signos
timeline-key-sourced = vínculo con fuente
timeline-key-unsourced = sin fuente
timeline-key-unreal = rumoreado, anunciado, abandonado
timeline-key-vague = fino: quizá
timeline-key-open = sin fin
timeline-key-event = evento; hueco: sin fuente
keys-part-timeline = Línea de tiempo
do-timeline-in = Menos años
do-timeline-out = Más años
do-timeline-whole = Todos los años
do-timeline-left = Años anteriores
do-timeline-right = Años posteriores
do-timeline-earlier = Fecha: un mes antes
do-timeline-later = Fecha: un mes después
do-timeline-year-earlier = Fecha: un año antes
do-timeline-year-later = Fecha: un año después
do-timeline-all = Ver todas las fechas
do-timeline-by = Filas por actor o por clase
do-timeline-table = Como tabla
do-timeline-export = Guardar el dibujo (SVG)
