# Lo que se hizo y cómo deshacerlo.
keys-part-history = Historial
do-history-first = Paso siguiente del historial
do-history-last = Paso anterior del historial
history-steps = { $count ->
    [one] { $count } paso
   *[other] { $count } pasos
}
history-filter = Qué pasos mostrar
history-who = Quién
history-everybody = Todas las personas
history-acts = Qué se hizo
history-every-act = Todo
history-acts-sources = Fuentes y atributos
history-acts-codes = Libro de códigos
history-acts-codings = Citas y codificaciones
history-acts-memos = Memos
history-acts-synopses = Sinopsis, hallazgos, revisión
history-acts-registers = Registros y fases
history-acts-project = Proyecto y miembros
history-acts-undo = Deshecho y rehecho
history-list = Pasos, primero los más recientes
history-none = Ningún paso es así
history-none-why = Todavía nadie ha hecho nada de ese tipo.
history-all = Mostrar todos los pasos
history-panel = El paso y lo que haría deshacerlo
history-step = Paso { $entry }
history-changes = { $count ->
    [one] cambió { $count } registro
   *[other] cambió { $count } registros
}
history-undone = deshecho
history-undo = Deshacer este paso
history-redo = Volver a hacerlo
history-undo-why = Deshacer también es un paso: nada se pierde nunca.
history-hint-step = otro paso
history-effect-title = Deshacerlo
history-effect-again = Volver a hacerlo
history-effect-removed = quitaría { $what }
history-effect-brought_back = devolvería { $what }
history-effect-set_back = dejaría como antes { $what }
history-effect-kept = no tocaría { $what }: hubo cambios después
history-effect-more = { $count ->
    [one] { $count } más
   *[other] { $count } más
}
history-effect-looking = Mirando qué haría…
history-effect-none = No haría nada: ya está así.
history-effect-first = El primer paso hizo el proyecto. Se queda.
history-effect-rests = Otros pasos se apoyan en este. Deshaga primero estos:
history-effect-rootless = Se apoya en pasos deshechos. Vuelva a hacer primero estos:
life-changes = { $count ->
    [one] { $count } cambio
   *[other] { $count } cambios
}
life-empty = vacío
life-none = De eso no hay historial
life-record = otro registro

history-noun-member = { $count ->
    [one] { $count } miembro
   *[other] { $count } miembros
}
history-noun-attribute = { $count ->
    [one] { $count } atributo
   *[other] { $count } atributos
}
history-noun-phase = { $count ->
    [one] { $count } fase
   *[other] { $count } fases
}
history-noun-round = { $count ->
    [one] { $count } ronda
   *[other] { $count } rondas
}
history-noun-source = { $count ->
    [one] { $count } fuente
   *[other] { $count } fuentes
}
history-noun-revision = { $count ->
    [one] { $count } texto
   *[other] { $count } textos
}
history-noun-voice = { $count ->
    [one] { $count } voz
   *[other] { $count } voces
}
history-noun-actor = { $count ->
    [one] { $count } actor
   *[other] { $count } actores
}
history-noun-tie = { $count ->
    [one] { $count } vínculo
   *[other] { $count } vínculos
}
history-noun-event = { $count ->
    [one] { $count } evento
   *[other] { $count } eventos
}
history-noun-participation = { $count ->
    [one] { $count } participación
   *[other] { $count } participaciones
}
history-noun-claim = { $count ->
    [one] { $count } afirmación
   *[other] { $count } afirmaciones
}
history-noun-code = { $count ->
    [one] { $count } código
   *[other] { $count } códigos
}
history-noun-code_group = { $count ->
    [one] { $count } grupo de códigos
   *[other] { $count } grupos de códigos
}
history-noun-quotation = { $count ->
    [one] { $count } cita
   *[other] { $count } citas
}
history-noun-coding = { $count ->
    [one] { $count } codificación
   *[other] { $count } codificaciones
}
history-noun-finding = { $count ->
    [one] { $count } hallazgo
   *[other] { $count } hallazgos
}
history-noun-memo = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
history-noun-synopsis = { $count ->
    [one] { $count } sinopsis
   *[other] { $count } sinopsis
}
history-noun-acceptance = { $count ->
    [one] { $count } aceptación
   *[other] { $count } aceptaciones
}
history-noun-project = { $count ->
    [one] { $count } proyecto
   *[other] { $count } proyectos
}
history-noun-space = { $count ->
    [one] { $count } espacio
   *[other] { $count } espacios
}
history-noun-import = { $count ->
    [one] { $count } importación
   *[other] { $count } importaciones
}
history-noun-verbatim = { $count ->
    [one] { $count } parte guardada palabra por palabra
   *[other] { $count } partes guardadas palabra por palabra
}

history-field-key = Clave
history-field-name = Nombre
history-field-kind = Clase
history-field-when = Fecha
history-field-place = Lugar
history-field-country = País
history-field-language = Idioma
history-field-informants = Voces de
history-field-note = Nota
history-field-register = Registro
history-field-file = Archivo
history-field-revision = Texto
history-field-title = Título
history-field-text = Texto
history-field-on = Sobre
history-field-author = Autor
history-field-definition = Definición
history-field-include = Cuándo usarlo
history-field-exclude = Cuándo no usarlo
history-field-example = Ejemplo
history-field-colour = Color
history-field-parent = Debajo de
history-field-life = Estado
history-field-label = Etiqueta
history-field-role = Papel
history-field-actor = Actor
history-field-source = Fuente
history-field-code = Código
history-field-codes = Códigos
history-field-quotation = Cita
history-field-quotations = Citas
history-field-coder = Codificador
history-field-stance = Postura
history-field-at = Lugar en el texto
history-field-made = Hecho
history-field-status = Estado
history-field-reason = Motivo
history-field-value = Valor
history-field-type = Valores
history-field-of = De
history-field-description = Descripción
history-field-subject = Sujeto
history-field-attribute = Atributo
history-field-according-to = Según
history-field-from = De
history-field-to = A
history-field-event = Evento
history-field-part-of = Parte de
history-field-organisation-kind = Clase de organización
history-field-contrary = Evidencia contraria
history-field-synopsis = Sinopsis
history-field-row = Fila
history-field-column = Columna
history-field-origin = Declaración
history-field-words = Palabras
history-field-path = Archivo
history-field-format = Formato
history-field-encoding = Codificación de letras
history-field-gone = Quitado
history-field-diagnostic = Diagnóstico
history-field-by = Por
history-field-code-points = Caracteres
history-field-locator = Dónde
history-field-quote = Palabras
history-field-layout = Estructura
history-field-start = Desde
history-field-end = Hasta
history-field-state = Estado
history-field-was = Era
history-field-span = Lugar
