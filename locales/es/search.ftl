keys-part-search = Búsqueda
do-search-words = Qué buscar
do-search-way = De otra manera: seguidas, cercanas, en un mismo párrafo
do-search-begin = Palabras que empiecen así, o de nuevo palabras enteras
do-search-exact = Distinguir o no mayúsculas y acentos
do-search-within = Buscar solo en algunas fuentes
do-search-order = En otro orden
do-search-open = Abrir en el texto
do-search-code = Codificar los resultados
do-search-leave-out = Dejar fuera este resultado, o volver a tomarlo
do-search-close = Dejar de codificar resultados
do-search-copy = Copiar los resultados como tabla
do-search-list = Ir a los resultados
search-hint-words = Palabras
search-hint-open = Abrir
search-hint-code = Codificar los resultados
search-hint-leave-out = Dejar fuera
search-what = Qué buscar
search-words = Palabras en todos los textos
search-way = Cómo están las palabras
search-way-phrase = seguidas
search-way-near = cercanas
search-way-all = en un mismo párrafo
search-near = a no más de
search-near-words = palabras
search-begin = palabras que empiecen así
search-begin-last = la última empieza así
search-exact = exactamente así
search-exact-why = Se distinguen mayúsculas y acentos
search-within = Buscar solo en algunas fuentes
search-within-add = Otra fuente
search-within-hint = Una fuente, por nombre o tipo
search-within-remove = Ya no en { $name }
search-everywhere = En todas las fuentes
search-hits = { $count ->
    [0] Ningún resultado
    [one] Un resultado
   *[other] { NUMBER($count) } resultados
}
search-in = { $sources ->
    [one] en una fuente
   *[other] en { NUMBER($sources) } fuentes
}, { $paragraphs ->
    [one] un párrafo
   *[other] { NUMBER($paragraphs) } párrafos
}
search-cut = Solo se miraron los primeros 100 000 párrafos
search-busy = Buscando…
search-order = Por orden de
search-order-source = fuentes
search-order-before = la palabra anterior
search-order-after = la palabra siguiente
search-sources = Fuentes con resultados
search-list = Resultados
search-take = Tomar este resultado
search-has = ya lo tiene
search-copy = Copiar como tabla
search-copy-source = Fuente
search-copy-before = Antes
search-copy-hit = Resultado
search-copy-after = Después
search-copy-at = Caracteres
search-copied = { $count ->
    [one] Se copió un resultado; una hoja de cálculo lo recibe
   *[other] Se copiaron { NUMBER($count) } resultados; una hoja de cálculo los recibe
}
search-code = Codificar los resultados
search-code-which = ¿Qué código? Un nombre nuevo lo crea
search-code-new = un código nuevo
search-code-other = Otro
search-extent = Cuánto del texto
search-extent-words = solo las palabras
search-extent-sentence = la oración
search-extent-paragraph = el párrafo
search-extent-turn = el turno de quien habla
search-coming-hits = Se toman
search-coming-passages = Son
search-coming-already = Ya codificados así
search-coming-without = Quedan fuera
search-passages = { $count ->
    [0] ningún pasaje
    [one] un pasaje
   *[other] { NUMBER($count) } pasajes
}{ $sources ->
    [0] { "" }
    [one] { " " }en una fuente
   *[other] { " " }en { NUMBER($sources) } fuentes
}
search-already = { $count ->
    [0] ninguno
    [one] uno, por usted
   *[other] { NUMBER($count) }, por usted
}
search-without-none = Tomar todos
search-without-how = Deje fuera resultados sueltos con su casilla o con X. Todavía no se ha hecho nada.
search-code-take = { $count ->
    [one] Codificar un pasaje
   *[other] Codificar { NUMBER($count) } pasajes
}
search-code-nothing = No hay nada nuevo que codificar
search-empty = ¿Qué busca?
search-empty-why = Las palabras se encuentran en todos los textos, sin distinguir mayúsculas ni acentos. Cada resultado aparece entre las palabras que lo rodean, y todos pueden recibir un código en un solo paso.
search-no-texts = Todavía no hay textos
search-no-texts-why = Incorpore entrevistas, actas o prensa, y sus palabras se encontrarán aquí.
search-import = Importar fuentes
search-refused = Esto no se puede buscar
search-none = «{ $words }» no está en ninguno de estos textos
search-none-why = Mayúsculas y acentos no se distinguen, salvo que usted lo pida. Quizá aparezca si se busca de otra manera.
search-try-inexact = Sin distinguir mayúsculas ni acentos
search-try-all = Las palabras en cualquier lugar de un párrafo
search-try-begin = Palabras que empiecen así
search-try-everywhere = En todas las fuentes
