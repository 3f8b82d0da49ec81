keys-part-quotations = Citas
do-quotations-words = Palabras en la cita
do-quotations-filter = Añadir un filtro
do-quotations-clear = Quitar los filtros
do-quotations-open = Abrir en el texto
do-quotations-code = Añadir un código a las citas elegidas
do-quotations-recode = Dar otro código a las codificaciones elegidas
do-quotations-stance = Decir si hablan a favor o en contra de su código
do-quotations-remove = Quitar códigos a las citas elegidas
do-quotations-copy = Copiar con su fuente
do-quotations-all = Elegir todas las citas de la lista
do-quotations-heading = Bajo otros encabezados
do-quotations-order = En otro orden
do-quotations-list = Ir a la lista
quotations-hint-open = Abrir
quotations-hint-choose = Elegir
quotations-hint-filter = Filtrar
quotations-hint-code = Codificar
quotations-hint-recode = Recodificar
quotations-list = Citas
quotations-filters = Qué citas
quotations-words = Palabras en la cita
quotations-filter = Filtro
quotations-filter-hint = Un código, una fuente, una persona, un país…
quotations-filter-taken = ya elegido
quotations-filter-take = Filtrar por esta fecha
quotations-filter-remove = Ya no { $name }
quotations-or = o
quotations-below = con los códigos de abajo
quotations-when = Fecha de la fuente
quotations-when-why = Un año, un mes, un día o un intervalo. Las fuentes que quizá le correspondan se cuentan aparte.
quotations-uncoded = Sin código
quotations-one = Una sola cita
quotations-stance-supports = a favor del código
quotations-stance-contrary = en contra del código
quotations-total = { $count ->
    [0] Ninguna cita
    [one] Una cita
   *[other] { NUMBER($count) } citas
}
quotations-lines = { $count ->
    [one] en una línea
   *[other] en { NUMBER($count) } líneas: una bajo cada encabezado
}
quotations-possible = { $count ->
    [one] quizá una más
   *[other] quizá { NUMBER($count) } más
}
quotations-possible-why = Una fecha inexacta o un país dudoso no permite decidir si corresponden aquí.
quotations-under = Bajo
quotations-under-source = su fuente
quotations-under-code = su código
quotations-under-coder = quien codificó
quotations-under-none = ningún encabezado
quotations-order = Por orden de
quotations-order-place = lugar en el texto
quotations-order-when = fecha
quotations-order-length = extensión
quotations-headings = Encabezados de la lista
quotations-choose = Elegir esta cita
quotations-choose-all = Elegir todas las citas de la lista
quotations-choose-none = No elegir ninguna
quotations-chosen = { $count ->
    [one] Una cita elegida
   *[other] { NUMBER($count) } citas elegidas
}
quotations-choosing = llegan más…
quotations-at = caracteres { NUMBER($start) }–{ NUMBER($end) }
quotations-open = Abrir en el texto
quotations-lost = ya no está en el texto
quotations-contrary = en contra
quotations-contrary-count = { $count ->
    [one] una en contra
   *[other] { NUMBER($count) } en contra
}
quotations-code-gone = un código que ya no existe
quotations-no-code = sin código
quotations-code = Añadir un código
quotations-code-contrary = Hablan en contra del código
quotations-recode = Recodificar
quotations-recode-to = El código que reciben en su lugar
quotations-stance = A favor o en contra
quotations-speak-against = Hablan en contra
quotations-speak-for = Hablan a favor
quotations-remove = Quitar códigos
quotations-remove-why = Una cita desaparece con su último código, salvo que tenga una etiqueta, un memo o un hallazgo que se apoye en ella.
quotations-remove-codings = { $count ->
    [0] Quitar codificaciones
    [one] Quitar una codificación
   *[other] Quitar { NUMBER($count) } codificaciones
}
quotations-forget = Quitar la cita
quotations-forget-why = La cita no tiene código. Sus palabras permanecen en el texto.
quotations-forget-one = Estas citas no tienen ningún código que se pueda quitar. Elija una sola para quitarla.
quotations-meant = De qué codificaciones se trata
quotations-meant-none = Elija al menos una línea de arriba.
quotations-copied = { $count ->
    [one] Se copió una cita con su fuente
   *[other] Se copiaron { NUMBER($count) } citas con sus fuentes
}
quotations-export = Exportar estas citas
quotations-place = { $at } de { $count }
quotations-none = Ninguna cita es así
quotations-none-why = Ningún pasaje cumple todos estos filtros a la vez. Quite alguno.
quotations-none-possible = { $count ->
    [one] Quizá haya una: una fecha o una duda no permite decidirlo.
   *[other] Quizá haya { NUMBER($count) }: una fecha o una duda no permite decidirlo.
}
quotations-show-all = Mostrar todas las citas
quotations-empty = Todavía no hay citas
quotations-empty-why = Las citas son pasajes que alguien marcó o codificó. Aquí están todas, para encontrarlas de nuevo por código, fuente, persona o fecha.
quotations-to-text = Abrir un texto
quotations-refused = Esto no se puede preguntar
quotations-gone = Esta cita ya no existe

# The way back from the text to a list.
list-back = Volver a la lista
list-place = { $at } de { $count }
list-next = Siguiente de la lista
list-previous = Anterior de la lista
do-list-back = Volver a la lista
do-list-next = Siguiente de la lista
do-list-previous = Anterior de la lista
do-list-leave = Volver atrás, como en el navegador
keys-part-list = Lista de la que se viene
