keys-part-read = Leer y codificar
do-read-code = Codificar lo seleccionado
do-read-inspect = Ver el pasaje bajo el cursor
do-read-invivo = Codificar en vivo: las palabras son el código
do-read-repeat = Codificar otra vez con el último código
do-read-mark = Marcar un pasaje sin código
do-read-memo = Escribir un memo sobre el pasaje
do-read-contrary = Habla en contra del código, o de nuevo a favor
do-read-remove = Quitar el código del pasaje
do-read-ends = Mover los extremos del pasaje
do-read-split = Dividir el pasaje en el cursor
do-read-end-later = Final del pasaje: una palabra después
do-read-end-earlier = Final del pasaje: una palabra antes
do-read-start-later = Comienzo del pasaje: una palabra después
do-read-start-earlier = Comienzo del pasaje: una palabra antes
do-read-next = Pasaje siguiente
do-read-previous = Pasaje anterior
do-read-cycle = El otro código de este lugar
do-read-next-turn = Turno o párrafo siguiente
do-read-previous-turn = Turno o párrafo anterior
do-read-next-sentence = Oración siguiente
do-read-previous-sentence = Oración anterior
do-read-select-next-sentence = Seleccionar hasta la oración siguiente
do-read-select-previous-sentence = Seleccionar hasta la oración anterior
do-read-sentence = Seleccionar la oración, y otra vez para una más
do-read-turn = Seleccionar el turno o el párrafo
do-read-focus = Destacar los pasajes de este código
do-read-unfocus = No destacar ningún código
do-read-goto-code = Ir al código en el libro de códigos
do-read-filter = Elegir qué codificaciones se muestran
do-read-show-all = Mostrar todas las codificaciones
do-read-names = Mostrar u ocultar los nombres junto al texto
do-read-panel = Mostrar u ocultar el libro de códigos
do-read-list = Libro de códigos o lista de pasajes
do-read-about = Acerca de este texto
do-read-next-text = Texto siguiente
do-read-previous-text = Texto anterior
do-read-to-text = Entrar en el texto
do-read-recent-1 = Codificar con el código reciente 1
do-read-recent-2 = Codificar con el código reciente 2
do-read-recent-3 = Codificar con el código reciente 3
do-read-recent-4 = Codificar con el código reciente 4
do-read-recent-5 = Codificar con el código reciente 5
do-read-recent-6 = Codificar con el código reciente 6
do-read-recent-7 = Codificar con el código reciente 7
do-read-recent-8 = Codificar con el código reciente 8
do-read-recent-9 = Codificar con el código reciente 9
do-read-escape = Cerrar, o no destacar ningún código
read-hint-code = Codificar
read-hint-next = Pasajes
read-hint-memo = Memo
read-hint-invivo = En vivo
read-look = Ver
read-text-of = Texto de { $name }
read-panel = Libro de códigos y pasajes
read-codes = Códigos
read-passages = Pasajes
read-passage = Pasaje sin código
read-filter-codes = Filtrar los códigos
read-no-codes = Aún no hay códigos. Seleccione palabras y pulse C: un nombre nuevo crea un código.
read-to-codebook = Al libro de códigos
read-code-with = Codificar la selección con { $code }
read-in-view = El código que mira
read-in-view-none = Señale un código y aquí verá su definición.
read-no-definition = Nadie ha definido aún este código.
read-include = Incluye:
read-exclude = Excluye:
read-example = Ejemplo:
read-code-hint = Busque un código o nombre uno nuevo
read-create = Crear «{ $name }»
read-has = ya lo tiene
read-key-code = codificar
read-key-more = y otro más
read-key-contrary = en contra
read-recode = Dar otro código
read-inspector = Pasaje
read-was = Cuando se marcó, decía: «{ $words }»
read-is-contrary = Habla en contra del código
read-is-supporting = Habla a favor del código
read-contrary = en contra
read-contrary-of = Habla en contra de { $code }
read-with-coding = Más sobre { $code }
read-with-passage = Más sobre el pasaje
read-edit-note = Cambiar la nota
read-add-note = Añadir una nota
read-note = Nota
read-memo-coding = Memo sobre esta codificación
read-memo-passage = Memo sobre el pasaje
read-remove-coding = Quitar este código
read-remove-passage = Quitar el pasaje
read-by-you = usted
read-label = Etiqueta
read-add-code = Otro código
read-ends = Extremos
read-ends-how = ← → mueven el extremo una palabra, con Mayús un signo · ↑ ↓ el otro extremo · Intro guarda
read-split = Dividir en el cursor
read-no-split = Ponga el cursor dentro del pasaje, donde deba dividirse.
read-copy = Copiar con su fuente
read-copied = Copiado
read-here = { $count ->
    [one] Codificado aquí: { $codes }
   *[other] { $count } códigos aquí: { $codes }
}
read-one-of = { $at } de { $count }
read-no-more = No hay más pasajes en esa dirección
read-select-first = Seleccione primero unas palabras: con el ratón, o con Mayús y las flechas.
read-coded-already = El pasaje ya tiene ese código.
read-not-yours = Esta codificación es de { $who }. Si de verdad quiere cambiarla, hágalo en el recuadro junto al texto.
read-page = Página { $label }
read-more-names = +{ $count }
read-turn = Turno { $number }, { $who }
read-paragraph = Párrafo { $number }
read-turn-of = Turno { $at } de { $all }
read-sign = Carácter { $at }
read-signs = Caracteres { $from } a { $to }
read-view = Cómo se muestra el texto
read-numbers-turn = Números de turno
read-numbers-paragraph = Números de párrafo
read-numbers-line = Números de línea del archivo
read-numbers-none = Sin números
read-show-names = Mostrar los nombres
read-hide-names = Ocultar los nombres
read-show-panel = Mostrar el libro de códigos
read-hide-panel = Ocultar el libro de códigos
read-print = Imprimir
read-strip = Dónde está codificado el texto
read-filter = Qué codificaciones se muestran
read-filter-why = Lo oculto se cuenta encima del texto. Nada se pierde.
read-filter-coders = Codificado por
read-filter-groups = Del grupo
read-filter-code = Con el código, o uno debajo de él
read-filter-add = Elegir un código
read-filter-without = Ya no solo { $code }
read-filter-stance = Que hablan
read-stance-all = a favor y en contra
read-stance-supports = a favor del código
read-stance-contrary = en contra del código
read-filter-round = Codificado en la ronda
read-every-round = Todas las rondas
read-show-all = Mostrar todo
read-hidden = { $count ->
    [one] Una codificación está oculta
   *[other] { $count } codificaciones están ocultas
}
read-hidden-by = { $count ->
    [one] Una codificación de { $who } está oculta
   *[other] { $count } codificaciones de { $who } están ocultas
}
read-focused = { $count ->
    [one] { $code }: una codificación en este texto
   *[other] { $code }: { $count } codificaciones en este texto
}
read-none-shown = El filtro oculta todos los pasajes de este texto.
read-nothing-marked = Aún no hay nada marcado en este texto.
read-lost = { $count ->
    [one] Un pasaje perdió sus palabras
   *[other] { $count } pasajes perdieron sus palabras
}
read-lost-placeless = { $count ->
    [one] Un pasaje no tiene lugar en el texto
   *[other] { $count } pasajes no tienen lugar en el texto
}
read-lost-why = Las palabras marcadas no están en el texto: se corrigió, o un proyecto que entró nombra un lugar que no existe. Se conservan aquí con sus códigos hasta que alguien las marque de nuevo o las quite.
read-lost-textless = { $count ->
    [one] Un pasaje espera el texto
   *[other] { $count } pasajes esperan el texto
}
read-lost-textless-why = Entraron con un proyecto, marcados como perdidos, y se conservan con sus códigos hasta que entre otra vez y su texto esté aquí.
read-lost-at = En el archivo: { $start }–{ $end }
read-lost-unsaid = El archivo no dice ni sus palabras ni su lugar.
read-lost-all = Mostrar los { $count }
read-positions-doubt = Posiciones dudosas
read-positions-doubt-why = El archivo con el que entró da los lugares en números, y nada en él dice qué cuentan: los pasajes pueden estar al lado de sus palabras.
read-regions = { $count ->
    [one] { $count } pasaje que no es texto
   *[other] { $count } pasajes que no son texto
}
read-regions-why = Marcado en otro programa, en el archivo y no en su texto; se conserva con los códigos.
read-region-whole = Toda la fuente
read-region-page = Página { $page }
read-region-area = Parte de la imagen
read-region-time = { $part } de la grabación
read-left-out = { $count ->
    [one] algo quedó fuera
   *[other] { $count } cosas quedaron fuera
}
read-about = Acerca de este texto
read-losses = Lo que el archivo tiene y el texto no
read-losses-why = El archivo mismo se conserva tal como llegó.
read-remarks = Comentarios de quienes revisaron el original
read-remark-nobody = Sin nombre
read-remark-nowhere = sin lugar en el texto
read-to-place = A su lugar
read-voices = Quién habla
read-role-informant = informante
read-role-interviewer = quien entrevista
read-role-other = otra voz
read-file = Archivo
read-key-of = Clave
read-file-name = Nombre
read-format = Formato
read-language = Idioma
read-length = Extensión
read-length-of = { $words ->
    [one] una palabra
   *[other] { NUMBER($words) } palabras
}, { $signs ->
    [one] un carácter
   *[other] { NUMBER($signs) } caracteres
}
read-choose = Elija un texto para leer
read-choose-why = Ábralo desde la lista de fuentes, o pulse Ctrl K y escriba su nombre.
read-no-source = No hay ninguna fuente { $key }
read-no-text = Esta fuente no tiene texto
read-no-text-why = Se sabe que existe y no se recogió. Traiga su archivo y se podrá leer y codificar.
read-no-text-coded = Entró con sus codificaciones y sin su texto. Traiga su texto y después el proyecto otra vez: los pasajes se sitúan entonces en él.
read-no-words = El archivo está a mano y no tiene texto: aquí no hay palabras que leer ni buscar. Lo que se marcó en él con otro programa se conserva.
read-to-sources = A las fuentes
read-print-codings = { $count ->
    [0] Sin codificaciones
    [one] Una codificación
   *[other] { $count } codificaciones
}
read-print-hidden = { $count ->
    [one] El filtro oculta una codificación más, que no se imprime.
   *[other] El filtro oculta { $count } codificaciones más, que no se imprimen.
}
