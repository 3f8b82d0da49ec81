keys-part-synopses = Sinopsis
do-synopses-new = Nueva tabla
do-synopses-write = Redactar el hallazgo de la celda
do-synopses-find = Buscar pasajes para la celda
do-synopses-copy = Copiar a una hoja de cálculo
do-synopses-waiting = Siguiente celda sin hallazgo
do-synopses-waiting-before = Celda anterior sin hallazgo
do-synopses-warning = Siguiente hallazgo con aviso
do-synopses-turn = Cambiar filas por columnas
do-synopses-shades = Sombrear los números o no
do-synopses-export = Exportar la tabla
do-synopses-edit = Modificar la tabla
do-synopses-back = Volver a todas las tablas
do-synopses-stands = El hallazgo se apoya en este pasaje
do-synopses-against = Este pasaje contradice el hallazgo
do-synopses-save = Guardar la tabla

synopses-show = Qué se lista
synopses-tables = { $count ->
    [one] { $count } tabla
   *[other] { $count } tablas
}
synopses-findings = { $count ->
    [one] { $count } hallazgo
   *[other] { $count } hallazgos
}
synopses-new = Nueva tabla
synopses-none = Todavía no hay ninguna tabla
synopses-none-why = Una tabla pone lado a lado lo que la gente dijo: filas, columnas y, en cada celda, los pasajes en los que se apoya.
synopses-begin = Empezar una tabla
synopses-size = { $rows } × { $columns }
synopses-stand = { $found ->
    [0] ningún hallazgo en { $all } celdas
   *[other] { $found } de { $all } celdas con hallazgo
}
synopses-warnings = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
}
synopses-edit = Modificar
synopses-edit-named = Modificar { $name }
synopses-more = Más acciones para { $name }
synopses-duplicate = Hacer otra igual
synopses-remove = Quitar la tabla
synopses-print = Imprimir

synopses-template-code-phase = Hallazgos por fase
synopses-template-code-phase-why = La tabla sinóptica: qué halló usted sobre cada código en cada fase.
synopses-template-code-source = Códigos por fuente
synopses-template-code-source-why = Cuántos pasajes de cada fuente llevan cada código.
synopses-template-code-kind = Códigos por clase de fuente
synopses-template-code-kind-why = En cuántas clases de fuente se apoya un código, y en cuántas fuentes.
synopses-template-code-words = Proporción de palabras
synopses-template-code-words-why = Cuánto de lo dicho ocupa cada código, por clase de fuente.
synopses-template-code-organisation = Códigos por organización
synopses-template-code-organisation-why = Quién habla de qué: pasajes según la organización de quien habla.
synopses-template-kind-country = Fuentes por país
synopses-template-kind-country-why = Qué se recogió y dónde.
synopses-template-code-attribute = Códigos por { $name }
synopses-template-code-attribute-why = Pasajes de cada código según el atributo { $name } de sus fuentes.
synopses-template-event-year = Eventos por año
synopses-template-event-year-why = Qué clase de evento ocurrió y cuándo.
synopses-template-actor-event = Quiénes participaron
synopses-template-actor-event-why = Los roles de los actores en cada clase de evento.
synopses-template-blank = Tabla vacía
synopses-template-blank-why = Elija todo usted.
synopses-lacks-codes = Antes hacen falta códigos.
synopses-lacks-phases = Antes hacen falta fases; se definen en los registros.
synopses-lacks-sources = Antes hacen falta fuentes.
synopses-lacks-events = Antes hacen falta eventos; se definen en los registros.
synopses-lacks-actors = Antes hacen falta actores; se definen en los registros.

synopses-filter = Palabras, un código, una clave
synopses-of-synopsis = De qué tabla
synopses-every-synopsis = Todas las tablas
synopses-of-warning = Con qué aviso
synopses-with-or-without = Con aviso o sin él
synopses-with-warning = Con aviso
synopses-shown = { $shown } de { $all }
synopses-no-findings = Todavía no hay hallazgos
synopses-no-findings-why = Un hallazgo es lo que usted afirma en una celda de una tabla, con los pasajes en los que se apoya.
synopses-no-finding-named = No hay ningún hallazgo { $key }
synopses-all-findings = Todos los hallazgos

synopses-rows = { $count ->
    [one] { $count } fila
   *[other] { $count } filas
}
synopses-columns = { $count ->
    [one] { $count } columna
   *[other] { $count } columnas
}
synopses-total = Total
synopses-yes = sí
synopses-passages = { $count ->
    [one] { $count } pasaje
   *[other] { $count } pasajes
}
synopses-countries = { $count ->
    [one] { $count } país
   *[other] { $count } países
}
synopses-sources = { $count ->
    [one] { $count } fuente
   *[other] { $count } fuentes
}
synopses-knots = { $stands ->
    [one] { $stands } pasaje
   *[other] { $stands } pasajes
}{ $against ->
    [0] { "" }
   *[other] , { $against } en contra
}
synopses-key-knot = un pasaje
synopses-key-against = un pasaje en contra
synopses-key-shades = Sombreado, de claro a oscuro: { $ranges }
synopses-shades-on = Los números están sombreados
synopses-shades-off = Los números no están sombreados
synopses-turned = girada
synopses-empty-not-collected = No se recogió
synopses-empty-nothing-said = No se dijo nada
synopses-empty-no-finding = Sin hallazgo
synopses-empty-none = Ninguno
synopses-why-not-collected = Ninguna fuente con texto podría contener un pasaje así. Es un vacío en lo recogido, no en lo dicho.
synopses-why-nothing-said = Hubo fuentes aquí y nadie codificó en ellas un pasaje así.
synopses-why-no-finding = Hay pasajes y nadie ha redactado un hallazgo.
synopses-why-none = Aquí no hay nada.
synopses-possible = { $count ->
    [one] { $count } más posible
   *[other] { $count } más posibles
}
synopses-possible-why = { $count ->
    [one] Uno más podría estar aquí: una fecha o una duda no lo decide.
   *[other] { $count } más podrían estar aquí: las fechas o las dudas no lo deciden.
}
synopses-wait = { $count ->
    [one] { $count } pasaje, aún sin hallazgo
   *[other] { $count } pasajes, aún sin hallazgo
}
synopses-write-it = Redactarlo
synopses-find-passages = Buscar pasajes
synopses-add-source = Añadir una fuente
synopses-no-passage = sin pasaje
synopses-warnings-are = Aviso: { $reasons }
synopses-draft = borrador
synopses-none-wait = Todas las celdas con pasajes tienen hallazgo
synopses-no-warning = Ningún hallazgo tiene avisos
synopses-no-lines = La tabla no tiene filas o no tiene columnas
synopses-no-lines-why = Nada del proyecto cae en ellas. Elija otras o muestre también las vacías.
synopses-not-there = No hay ninguna tabla { $name }
synopses-not-there-why = Quizá se quitó; el historial puede devolverla.
synopses-removed = La tabla { $name } se quitó
synopses-removed-why = Ya no se puede escribir en ella. El historial puede devolverla.
synopses-unsaved = Lo que usted escribió y no guardó
synopses-unsaved-why = Se conserva mientras esta ventana esté abierta; con la tabla vuelve a su celda.
synopses-unsaved-copy = Copiar las palabras
synopses-unsaved-copied = Palabras copiadas
synopses-cannot = La tabla no se puede calcular
synopses-nothing-to-copy = La tabla no tiene celdas; no se copió nada
synopses-copied = { $rows ->
    [one] Tabla copiada: { $rows } fila, { $columns } columnas
   *[other] Tabla copiada: { $rows } filas, { $columns } columnas
}
synopses-copied-part = { $rows ->
    [one] Selección copiada: { $rows } fila, { $columns } columnas
   *[other] Selección copiada: { $rows } filas, { $columns } columnas
}
synopses-hint-cell = celda
synopses-hint-open = pasajes
synopses-hint-write = redactar
synopses-hint-waiting = siguiente sin hallazgo
synopses-hint-copy = copiar a hoja de cálculo

synopses-notes = Notas
synopses-stated = { $value } { $label }, según se afirma:
synopses-stated-by = { $value } { $label }, según { $source }:
synopses-outcome-agrees = coincide
synopses-outcome-differs = difiere
synopses-outcome-not-derivable = abierto
synopses-outcome-said-agrees = el proyecto da la misma cifra.
synopses-outcome-said-differs = el proyecto da { $derived }.
synopses-outcome-said-not-derivable = el proyecto no puede dar la cifra.
synopses-note-unplaced = { $units } { $unit ->
    [coding] { $units ->
        [one] pasaje no tiene
       *[other] pasajes no tienen
    }
    [source] { $units ->
        [one] fuente no tiene
       *[other] fuentes no tienen
    }
    [event] { $units ->
        [one] evento no tiene
       *[other] eventos no tienen
    }
    [participation] { $units ->
        [one] participación no tiene
       *[other] participaciones no tienen
    }
   *[tie] { $units ->
        [one] vínculo no tiene
       *[other] vínculos no tienen
    }
} valor en «{ $axis }»: no aparece en ninguna celda.
synopses-note-possible = { $units } podrían estar en una celda; una fecha o una duda no lo decide, y no se colocan.
synopses-note-possibly-kept = { $units } podrían pasar el filtro; una fecha o una duda no lo decide, y quedan fuera.
synopses-note-findings-elsewhere = { $count ->
    [one] Un hallazgo de esta tabla nombra una celda que ella no tiene.
   *[other] { $count } hallazgos de esta tabla nombran celdas que ella no tiene.
}
synopses-elsewhere = { $count ->
    [one] { $count } hallazgo fuera de la tabla
   *[other] { $count } hallazgos fuera de la tabla
}
synopses-elsewhere-why = Pertenecen a esta tabla y nombran filas o columnas que ya no muestra.
synopses-move-to = Llevarlo a una celda
synopses-choose-cell = Elija una celda…

synopses-panel = Lo que hay detrás de la celda
synopses-close-panel = Mostrar solo la tabla
synopses-all = Todo junto
synopses-finding = Hallazgo { $key }
synopses-finding-more = Más acciones para el hallazgo { $key }
synopses-by = { $when ->
    [none] Redactado por { $who }.
   *[other] Redactado por { $who }, { $when }.
}
synopses-confirmed = Releído por { $who }, { $when }.
synopses-confirm = Releído, sigue en pie
synopses-another = Otro hallazgo en esta celda
synopses-remove-finding = Quitar el hallazgo
synopses-passages-here = { $count ->
    [one] { $count } pasaje en esta celda
   *[other] { $count } pasajes en esta celda
}
synopses-records-here-coding = { $count } en esta celda
synopses-records-here-source = { $count ->
    [one] { $count } fuente
   *[other] { $count } fuentes
}
synopses-records-here-event = { $count ->
    [one] { $count } evento
   *[other] { $count } eventos
}
synopses-records-here-participation = { $count ->
    [one] { $count } participación
   *[other] { $count } participaciones
}
synopses-records-here-tie = { $count ->
    [one] { $count } vínculo
   *[other] { $count } vínculos
}
synopses-more-of = { $shown } de { $total }: mostrar más
synopses-quotations-elsewhere = Los hallazgos se apoyan también en estos, que están en otra parte
synopses-words-lost = Las palabras ya no están en el texto.
synopses-open-in-text = Abrir en el texto
synopses-contrary = en contra del código
synopses-write = Redactar el hallazgo
synopses-no-cell = Un hallazgo se apoya en uno o dos encabezados. Abra una celda que no sea un total y que no tenga más de dos.

synopses-writing = Un hallazgo nuevo
synopses-changing = Modificar el hallazgo
synopses-text = Qué afirma el hallazgo
synopses-text-hint = ¿Qué muestran estos pasajes?
synopses-sides = Cómo se relaciona el pasaje con el hallazgo
synopses-side-stands = Lo apoya
synopses-side-against = Lo contradice
synopses-side-stands-none = { $key } sobre un pasaje, o arrástrelo aquí
synopses-side-against-none = { $key } sobre un pasaje, o arrástrelo aquí
synopses-said-stands = El hallazgo se apoya en él
synopses-said-against = Contradice el hallazgo
synopses-said-none = Retirado del hallazgo
synopses-take-out = Retirar { $key }
synopses-give-up = Descartar

synopses-export = Exportar
synopses-export-title = Exportar la tabla
synopses-format = Como
synopses-format-docx = para Word
synopses-format-xlsx = para hojas de cálculo
synopses-format-html = página web
synopses-format-md = texto sin formato
synopses-format-csv = datos, solo celdas
synopses-format-json = datos completos
synopses-format-png = imagen
synopses-format-svg = dibujo
synopses-with-passages = Con los pasajes
synopses-passages-findings = en los que se apoyan los hallazgos
synopses-passages-all = de todas las celdas
synopses-passages-none = sin pasajes
synopses-export-turned = El archivo lleva las filas y columnas tal como se declararon.
synopses-too-many-cells = Con tantas celdas no se hace una imagen que alguien pueda leer. Exporte la tabla como hoja de cálculo o elija menos filas o columnas.
synopses-exported = Se escribió { $file }
synopses-cited = En qué se apoyan los hallazgos
synopses-against-it = En contra:

synopses-form = Qué muestra la tabla
synopses-how = Cómo se declara la tabla
synopses-by-choosing = Elegir
synopses-by-hand = Escribir
synopses-by-hand-why = La declaración tal como la guarda el proyecto. Lo que escriba aquí vuelve a las opciones.
synopses-declaration = Declaración
synopses-title = Título
synopses-name = Nombre
synopses-name-why = Con este nombre se pide la tabla, también en la línea de comandos.
synopses-name-fixed = El nombre se conserva; los hallazgos dependen de él.
synopses-name-stays = El nombre sigue siendo { $name }; para otro nombre, haga otra tabla.
synopses-name-taken = Otra tabla lleva ese nombre.
synopses-unit = Qué se cuenta y se coloca
synopses-unit-coding = Pasajes
synopses-unit-source = Fuentes
synopses-unit-event = Eventos
synopses-unit-participation = Participaciones en eventos
synopses-unit-tie = Vínculos entre actores
synopses-side-of-rows = Filas
synopses-side-of-columns = Columnas
synopses-side-none-rows = Una fila para todo.
synopses-side-none-columns = Una columna para todo.
synopses-axis-at-rows = fila { $at }
synopses-axis-at-columns = columna { $at }
synopses-axis-of = Según qué: { $name }
synopses-axis-more = Orden y encabezado: { $name }
synopses-add-axis = Añadir
synopses-add-nested = Anidar otra
synopses-choose-axis = Elija…
synopses-groups-all = todos
synopses-groups-some = { $count ->
    [one] { $count } elegido
   *[other] { $count } elegidos
}
synopses-order = Orden
synopses-order-given = tal cual
synopses-order-label = por nombre
synopses-order-size = primero los mayores
synopses-order-when = primero los más antiguos
synopses-order-attribute = por { $name }
synopses-header = Encabezado
synopses-header-of = Encabezado de la medida { $at }
synopses-level = Nivel del libro de códigos
synopses-every-level = todos los niveles
synopses-level-only = solo el nivel { $level }
synopses-descendants = con todo lo que cuelga de él
synopses-cells = Celdas
synopses-add-measure = Añadir
synopses-measure-at = Qué muestran las celdas, { $at }
synopses-totals = Totales de filas y columnas
synopses-hide-empty = Omitir las filas y columnas sin nada
synopses-only = Solo
synopses-add-filter = Añadir
synopses-filter-at = Condición { $at }
synopses-choose = Elija…
synopses-coded = Pasajes
synopses-coded-all = Con código y sin él
synopses-coded-yes = Con código
synopses-comments-lost = El texto tiene comentarios. Lo que se cambie en el formulario se escribe sin ellos; cámbielo a mano para conservarlos.
synopses-when = En la época (2005, 2005-11, 2005/2006)
synopses-words = Texto de la tabla
synopses-caption = Al pie de la tabla
synopses-stated-figures = Cifras que alguien afirma
synopses-add-stated = Añadir
synopses-stated-at = Cifra afirmada { $at }
synopses-stated-value = Cifra
synopses-stated-label = Número de qué
synopses-stated-derive = Cómo la contaría el proyecto
synopses-stated-source = Fuente que la afirma
synopses-derive-sources = fuentes
synopses-derive-quotations = pasajes
synopses-derive-persons = personas
synopses-derive-organisations = organizaciones
synopses-derive-speakers = hablantes
synopses-derive-events = eventos
synopses-up = Subir { $name }
synopses-down = Bajar { $name }
synopses-leave-out = Omitir { $name }
synopses-preview = Vista previa
synopses-discard = Descartar
synopses-leave = Volver
synopses-copy-of = { $title } (2)
synopses-groups-of = Cuáles: { $axis }
synopses-find-group = Busque; Intro elige
synopses-all-below = { $name }: cada código que cuelga de él
synopses-all-that-begin = todos los que empiezan por «{ $words }»
synopses-is-chosen = elegido
synopses-chosen = Lo elegido
synopses-chosen-all = Todos
synopses-chosen-some = { $count ->
    [one] { $count } elegido
   *[other] { $count } elegidos, en este orden
}
synopses-all-again = Todos de nuevo
synopses-done = Listo

synopses-axes-said = Lo que se dice
synopses-axes-sources = Fuentes
synopses-axes-voices = Quién habla o participa
synopses-axes-time = Tiempo
synopses-axes-registers = Registros
synopses-axes-other = Otros
synopses-axis-code = Código
synopses-axis-code-group = Grupo de códigos
synopses-axis-stance = A favor o en contra del código
synopses-axis-coder = Codificador
synopses-axis-source = Fuente
synopses-axis-source-kind = Clase de fuente
synopses-axis-language = Idioma
synopses-axis-country = País
synopses-axis-place = Lugar
synopses-axis-attribute = Atributo
synopses-axis-actor = Actor
synopses-axis-organisation = Organización
synopses-axis-organisation-kind = Clase de organización
synopses-axis-actor-country = País del actor
synopses-axis-actor-attribute = Atributo del actor
synopses-axis-speaker = Hablante
synopses-axis-phase = Fase
synopses-axis-year = Año
synopses-axis-event = Evento
synopses-axis-event-kind = Clase de evento
synopses-axis-role = Rol
synopses-axis-status = Con qué firmeza se afirma
synopses-axis-tie-kind = Clase de vínculo
synopses-axis-from = De quién
synopses-axis-to = A quién
synopses-axis-constant = Todo junto
synopses-heading-stance-supports = a favor
synopses-heading-stance-contrary = en contra

synopses-counted-coding = Pasajes
synopses-counted-source = Número de fuentes
synopses-counted-event = Número de eventos
synopses-counted-participation = Número de participaciones
synopses-counted-tie = Número de vínculos
synopses-measure-findings = Hallazgos
synopses-measure-count = Número
synopses-measure-quotations = Pasajes, como nudos
synopses-measure-codings = Codificaciones
synopses-measure-words = Proporción de palabras
synopses-measure-sources = Fuentes
synopses-measure-persons = Personas
synopses-measure-organisations = Organizaciones
synopses-measure-speakers = Hablantes
synopses-measure-presence = Si hay alguno
synopses-measure-values = Valores
synopses-measure-values-of = Valores de { $name }
synopses-measure-when = Fechas
synopses-measure-span = Primera y última fecha
synopses-measure-places = Lugares
synopses-measure-names = Nombres
synopses-measure-roles = Roles

synopses-space = Espacio
synopses-shows-none = Esta tabla no muestra hallazgos. Modifíquela para que sus celdas los muestren.
synopses-preview-before = tal como era antes del error

# What others did meanwhile.
synopses-finding-overtaken = Este hallazgo se cambió en otro lugar desde que usted empezó. Ahora dice: { $text }
synopses-finding-removed = Este hallazgo se quitó en otro lugar desde que usted empezó. Al guardar se escribe de nuevo.
synopses-table-overtaken = Esta tabla se cambió en otro lugar desde que usted empezó.
synopses-table-removed = Esta tabla se quitó en otro lugar desde que usted empezó. Al guardar vuelve.
synopses-theirs = Tomar lo que hay ahora
