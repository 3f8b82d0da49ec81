keys-part-codes = Libro de códigos
code-pick = Nombre de un código
code-make = Crear el código «{ $name }»
file-export = Exportar
file-docx = Word (docx)
file-xlsx = Excel (xlsx)
file-html = Página web (html)
file-md = Markdown (md)
file-csv = Tabla de texto (csv)
file-json = Para programas (json)
do-codes-below = Código nuevo debajo
do-codes-beside = Código nuevo al lado
do-codes-rename = Cambiar el nombre del código
do-codes-up = Subir el código
do-codes-down = Bajar el código
do-codes-in = Meter el código bajo el anterior
do-codes-out = Sacar el código al nivel de arriba
do-codes-move = Llevar a…
do-codes-merge = Fusionar en…
do-codes-split = Separar por citas…
do-codes-retire = Retirar de uso…
do-codes-restore = Volver a usar
do-codes-remove = Quitar…
do-codes-group = Poner los códigos elegidos en un grupo
do-codes-quotations = Mostrar sus citas
do-codes-filter = Filtrar el libro de códigos
do-codes-closed = Mostrar u ocultar los códigos fuera de uso
do-codes-changes = Comparar el libro de códigos con uno anterior
do-codes-groups = Grupos de códigos
do-codes-save = Guardar la definición
codes-hint-new = código nuevo
codes-hint-rename = renombrar
codes-hint-move = mover
codes-hint-merge = fusionar
codes-hint-split = separar
codes-hint-open = definir
codes-fact-codes = { $count ->
    [one] { $count } código
   *[other] { $count } códigos
}
codes-fact-unused = { $count ->
    [one] { $count } nunca dado
   *[other] { $count } nunca dados
}
codes-fact-unsaved = { $count ->
    [one] { $count } definición sin guardar
   *[other] { $count } definiciones sin guardar
}
codes-foot = { $count ->
    [one] { $count } codificación
   *[other] { $count } codificaciones
}
codes-filter = Filtrar por nombre o definición
codes-closed = { $count ->
    [one] Mostrar { $count } código fuera de uso
   *[other] Mostrar { $count } códigos fuera de uso
}
codes-head-here = aquí
codes-head-below = con hijos
codes-none = Ningún código está en uso.
codes-row-counts = { $below ->
    [one] una codificación
   *[other] { $here } aquí, { $below } con los de debajo
}
codes-name = Nombre del código
codes-name-new = Nombre del código nuevo
codes-nowhere = No puede ir ahí
codes-unsaved = Sin guardar
codes-discard = Descartar
codes-clash = { $field } se cambió entretanto en otro lugar, a: { $text }
codes-new = Código nuevo
codes-export = Exportar el libro de códigos
codes-acts = Qué se puede hacer con este código
codes-above = Por encima de este código
codes-here = { $count ->
    [one] codificación aquí
   *[other] codificaciones aquí
}
codes-with-below = con los códigos de debajo
codes-adopt = Poner en uso
codes-into = Sus codificaciones están ahora en
codes-merged-why = Para anular la fusión, deshágala en el historial.
codes-life-retired = fuera de uso
codes-life-merged = fusionado
codes-life-proposed = propuesto
codes-restore = Volver a usar
codes-definition-of = Qué significa { $name }
codes-definition = Definición
codes-definition-hint = Qué significa el código, de modo que otra persona lo daría a los mismos pasajes
codes-include = Úselo cuando
codes-include-hint = Casos que le corresponden
codes-exclude = No lo use cuando
codes-exclude-hint = Casos cercanos que corresponden a otro
codes-example = Ejemplo
codes-example-hint = Un pasaje que lo muestra
codes-note = Nota
codes-note-hint = Para quienes codifican
codes-origin = Origen
codes-origin-hint = marco teórico, material, in vivo…
codes-colour = Color
codes-colour-family = el de su familia
codes-dye-cochinilla = Rojo de cochinilla
codes-dye-achiote = Naranja de achiote
codes-dye-qolle = Amarillo de qolle
codes-dye-chilca = Verde de chilca
codes-dye-molle = Verde azulado de molle
codes-dye-anil = Azul de añil
codes-dye-ayrampo = Violeta de ayrampo
codes-dye-nogal = Pardo de nogal
codes-name-field = Nombre
codes-parent = Bajo
codes-groups = Grupos
codes-no-groups = En ningún grupo. Los grupos reúnen códigos de todo el árbol, para recuperar juntos sus pasajes.
codes-group-add = Añadir a un grupo
codes-group-name = Nombre del grupo
codes-group-type = Escriba el nombre de un grupo nuevo
codes-group-make = Crear el grupo «{ $group }»
codes-group-out = Sacarlo de «{ $group }»
codes-group-out-code = Sacar { $name } del grupo
codes-groups-title = Grupos de códigos
codes-groups-why = Un grupo reúne códigos de cualquier parte del árbol; un código puede estar en varios.
codes-group-new = Grupo nuevo
codes-group-empty = Todavía no hay códigos en este grupo.
codes-group-add-code = Añadir un código
codes-passages = Citas
codes-all-passages = Todas
codes-contrary = En contra
codes-memos = Memos
codes-no-memos = No se ha escrito nada sobre este código.
codes-memo-new = Memo nuevo
codes-memo-title = Título
codes-memo-text = Lo que usted piensa
codes-life = Historial
codes-life-all = Todo
codes-life-less = Menos
codes-nobody = sin nombre
codes-chosen = { $count ->
    [one] { $count } código elegido
   *[other] { $count } códigos elegidos
}
codes-chosen-sum = { $count ->
    [one] { $count } codificación en total
   *[other] { $count } codificaciones en total
}
codes-chosen-one = elegida
codes-not-chosen = sin elegir
codes-choose-none = No elegir ninguno
codes-merge-several = Fusionarlos…
codes-move = Llevar a…
codes-merge = Fusionar
codes-merge-title = { $count ->
    [one] Fusionar un código en otro
   *[other] Fusionar { $count } códigos en uno
}
codes-merge-into = En
codes-merge-other = Otro
codes-merge-coming = { $moved ->
    [0] Ninguna codificación pasa.
    [one] Pasa una codificación.
   *[other] Pasan { $moved } codificaciones.
} { $coalesced ->
    [0] Ninguna coincide con otra que ya esté.
    [one] Una coincide con otra que ya está y se une a ella.
   *[other] { $coalesced } coinciden con otras que ya están y se unen a ellas.
}
codes-merge-why = Por qué; el motivo queda con el código fusionado
codes-merge-what = Los códigos fusionados quedan en el libro, fuera de uso. Los que están debajo pasan bajo el otro, que ocupa su lugar en grupos y hallazgos. Un solo «Deshacer» lo anula todo.
codes-split = Separar
codes-split-title = Separar «{ $name }»
codes-split-name = Nombre del código nuevo
codes-split-where = Dónde queda el código nuevo
codes-split-beside = al lado
codes-split-below = debajo
codes-split-choose = Citas que pasan al código nuevo
codes-split-all = Elegir todas
codes-split-none = No elegir ninguna
codes-split-count = { $count } de { $total } elegidas
codes-move-title = { $count ->
    [one] Llevar «{ $name }»
   *[other] Llevar { $count } códigos
}
codes-move-under = Bajo qué código
codes-move-top = A la raíz
codes-retire = Retirar de uso
codes-retire-title = Retirar de uso «{ $name }»
codes-retire-what = { $count ->
    [0] No se ofrecerá a nadie al codificar. Queda en el libro de códigos, con su historial.
    [one] Su única codificación queda; no se ofrecerá para otras nuevas.
   *[other] Sus { $count } codificaciones quedan; no se ofrecerá para otras nuevas.
}
codes-retire-why = Por qué; el motivo queda con el código
codes-retire-instead = Mejor retirarlo de uso
codes-remove-title = Quitar «{ $name }»
codes-remove-below = { $count ->
    [one] Hay un código debajo. Llévelo a otro lugar o quítelo primero.
   *[other] Hay { $count } códigos debajo. Llévelos a otro lugar o quítelos primero.
}
codes-remove-used = { $count ->
    [one] Se dio a un pasaje. Si lo retira de uso, esa codificación queda.
   *[other] Se dio { $count } veces. Si lo retira de uso, esas codificaciones quedan.
}
codes-remove-codings = { $count ->
    [one] Quitar también su codificación
   *[other] Quitar también sus { $count } codificaciones
}
codes-remove-unused = Nunca se dio. Se va con su definición; «Deshacer» lo devuelve.
codes-rename = Cambiar el nombre
codes-open = Elija un código
codes-open-why = Aquí se muestran su definición, sus citas, sus memos y su historial. Varios códigos, elegidos con Mayús o Ctrl, se pueden fusionar, agrupar o mover juntos.
codes-empty = Todavía no hay códigos
codes-empty-why = Los códigos nombran de qué tratan los pasajes. Cree uno aquí, o mientras lee: un nombre desconocido se convierte en código.
codes-changes = Cambios del libro de códigos
codes-changes-button = Rondas
codes-round = Nombrar el libro como está ahora
codes-round-name = Ronda nueva
codes-round-hint = p. ej., tras las diez primeras entrevistas
codes-round-why = Una ronda es un momento del libro de códigos con nombre. No cuesta nada, y los posteriores se pueden comparar con él.
codes-changes-from = Desde
codes-changes-to = Hasta
codes-changes-date = o el final de un día
codes-changes-beginning = El comienzo del proyecto
codes-changes-now = Ahora
codes-changes-none = Nada cambió entre ambos
codes-changes-none-why = Elija un momento anterior a la izquierda o uno posterior a la derecha.
codes-export-then = Exportar el libro de códigos tal como era en el momento posterior
codes-kind-added = Nuevos
codes-kind-adopted = Puestos en uso
codes-kind-proposed = De nuevo propuestos
codes-kind-renamed = Con otro nombre
codes-kind-moved = En otro lugar
codes-kind-redefined = Definidos de nuevo
codes-kind-merged = Fusionados
codes-kind-retired = Retirados de uso
codes-kind-restored = De nuevo en uso
codes-kind-removed = Quitados
codes-was = era «{ $name }»
codes-was-under = { $from ->
    [top] de la raíz
   *[other] de «{ $from }»
} { $to ->
    [top] a la raíz
   *[other] a «{ $to }»
}
