# Fuentes: la tabla, el panel de una fuente y los archivos que entran.
keys-part-sources = Fuentes
do-sources-find = Buscar una fuente
do-sources-edit = Llenar celdas de la tabla
do-sources-panel = Mostrar u ocultar los detalles
do-sources-import = Traer archivos
do-sources-import-folder = Traer una carpeta
do-sources-new = Añadir una fuente que no se tiene a mano
do-sources-columns = Columnas y atributos
do-sources-rename = Cambiar la clave de la fuente
do-sources-memo = Escribir un memo sobre la fuente
do-sources-correct = Corregir el texto de la fuente
do-sources-remove = Quitar la fuente
do-sources-copy = Copiar la tabla
do-import-bring = Traer los archivos de la lista

source-kind-interview = Entrevista
source-kind-field-note = Nota de campo
source-kind-observation = Observación
source-kind-agreement = Convenio
source-kind-minutes = Acta
source-kind-corporate-document = Documento de empresa
source-kind-press = Prensa
source-kind-union-publication = Publicación sindical
source-kind-law = Ley
source-kind-register = Registro
source-kind-article = Artículo
source-kind-picture = Imagen
source-kind-audio = Grabación de sonido
source-kind-video = Vídeo
source-kind-other = Otra

source-format-txt = Texto simple
source-format-md = Markdown
source-format-html = HTML
source-format-docx = Word
source-format-odt = OpenDocument
source-format-rtf = RTF
source-format-pdf = PDF
source-format-srt = Subtítulos (SRT)
source-format-vtt = Subtítulos (VTT)
source-format-csv = Tabla (CSV)
source-format-tsv = Tabla (TSV)
source-format-xlsx = Excel
source-format-ods = Tabla OpenDocument
source-format-json = JSON
source-format-epub = EPUB

source-loss-picture = { $count ->
    [one] { $count } imagen omitida
   *[other] { $count } imágenes omitidas
}
source-loss-undecodable = { $count ->
    [one] { $count } carácter que no se pudo leer
   *[other] { $count } caracteres que no se pudieron leer
}
source-loss-deleted = { $count ->
    [one] { $count } pasaje marcado como borrado, omitido
   *[other] { $count } pasajes marcados como borrados, omitidos
}
source-loss-page-furniture = { $count ->
    [one] { $count } encabezado o pie de página omitido
   *[other] { $count } encabezados y pies de página omitidos
}
source-loss-embedded = { $count ->
    [one] { $count } objeto incrustado omitido
   *[other] { $count } objetos incrustados omitidos
}
source-loss-page-without-text = { $count ->
    [one] { $count } página sin texto, como en los escaneos
   *[other] { $count } páginas sin texto, como en los escaneos
}
source-loss-damaged = { $count ->
    [one] { $count } parte dañada omitida
   *[other] { $count } partes dañadas omitidas
}
source-loss-incomplete-cue = { $count ->
    [one] { $count } subtítulo sin palabras o sin tiempo
   *[other] { $count } subtítulos sin palabras o sin tiempo
}
source-loss-not-words = { $count ->
    [one] { $count } parte que no es texto, omitida
   *[other] { $count } partes que no son texto, omitidas
}
source-loss-formula = { $count ->
    [one] { $count } fórmula conservada con su último valor
   *[other] { $count } fórmulas conservadas con su último valor
}
source-loss-joined-hyphen = { $count ->
    [one] { $count } palabra unida al final de la línea
   *[other] { $count } palabras unidas al final de la línea
}
source-loss-annotation = { $count ->
    [one] { $count } anotación omitida
   *[other] { $count } anotaciones omitidas
}
source-loss-hidden = { $count ->
    [one] { $count } pasaje oculto omitido
   *[other] { $count } pasajes ocultos omitidos
}
source-loss-prompt = { $count ->
    [one] { $count } campo vacío de formulario omitido
   *[other] { $count } campos vacíos de formulario omitidos
}

source-when-about = hacia { $when }
source-when-from = desde { $when }
source-when-until = hasta { $when }
source-value-true = sí
source-value-false = no

source-column-key = Clave
source-column-name = Nombre
source-column-kind = Clase
source-column-when = Fecha
source-column-place = Lugar
source-column-country = País
source-column-language = Idioma
source-column-words = Palabras
source-column-codings = Codificaciones
source-column-coded = Codificado
source-column-informants = Voces de
source-column-note = Nota
source-column-register = Registro
source-column-file = Archivo

sources-table = Fuentes
sources-count = { $count ->
    [one] { $count } fuente
   *[other] { $count } fuentes
}
sources-at-hand = { $count } a mano
sources-more = Más acciones con fuentes
sources-filter = Qué fuentes mostrar
sources-find = Buscar una fuente
sources-every-kind = Todas las clases
sources-every-country = Todos los países
sources-every-state = A mano o no
sources-state = A mano o no
sources-state-collected = A mano
sources-state-missing = No a mano
sources-state-uncoded = Sin codificar
sources-state-doubt = Posiciones dudosas
sources-shown = { $count ->
    [one] { $count } visible
   *[other] { $count } visibles
}
sources-edit = Llenar celdas
sources-sort-by = Ordenar por: { $column }
sources-copied = { $count ->
    [one] La tabla está en el portapapeles: { $count } fuente
   *[other] La tabla está en el portapapeles: { $count } fuentes
}
sources-empty = Traiga su primera entrevista
sources-none = Ninguna fuente es así
sources-none-why = { $count ->
    [one] Hay { $count } fuente en el proyecto; los filtros la ocultan.
   *[other] Hay { $count } fuentes en el proyecto; los filtros las ocultan.
}
sources-all = Mostrar todas
sources-editing-on = Se pueden llenar las celdas. Con Escape y luego Tab se sale de la tabla.
sources-editing-off = Se pueden abrir las fuentes.
sources-hint-open = leer
sources-hint-find = buscar
sources-hint-table = llenar celdas
sources-hint-panel = detalles
sources-hint-edit = escribir
sources-hint-select = seleccionar
sources-hint-copy = copiar
sources-hint-paste = pegar
sources-hint-fill = rellenar
sources-hint-leave = salir

source-cell-fixed = { $column }: aquí no se puede cambiar
source-cells-left-out = { $count ->
    [one] Se dejó fuera { $count } celda que no se puede cambiar
   *[other] Se dejaron fuera { $count } celdas que no se pueden cambiar
}
source-cells-copied = { $count ->
    [one] { $count } celda copiada
   *[other] { $count } celdas copiadas
}
source-cells-fill = Rellenar hacia abajo
source-cells-clear = Vaciar las celdas
source-cells-refused = { $count ->
    [one] No se aceptó { $count } celda.
   *[other] No se aceptaron { $count } celdas.
}
source-cells-show = Ir allí
source-cells-give-up = Desistir
source-expected-something = No puede quedar vacío.
source-expected-text = Aquí no se acepta ese valor.
source-expected-kind = No puede quedar vacío.
source-expected-language = Escriba un idioma, como español o es.
source-expected-region = Escriba un país, como Perú o PE; PE? si hay duda.
source-expected-actors = Escriba actores que estén en el registro, separados por punto y coma.
source-expected-register = Escriba un atributo y sus números, como number 1..77.
source-expected-when = Escriba una fecha: 2005, 2005-11, 2005-11-04, 2005-11-04/2005-11-06, o 2001~ si es aproximada.
source-expected-integer = Escriba un número entero.
source-expected-number = Escriba un número.
source-expected-boolean = Escriba sí o no.
source-expected-choice = Escriba una de estas palabras: { $choices }
source-expected-other = El programa no lo aceptó. No se cambió nada.

source-panel = Detalles de la fuente
source-panel-close = Cerrar los detalles
source-more = Más acciones con esta fuente
source-facts = Detalles de { $source }
source-read = Leer y codificar
source-not-at-hand = No a mano
source-not-at-hand-why = Se sabe de la fuente, pero su texto no se ha traído. Las tablas lo dicen, en vez de darla por callada.
source-in-doubt = Posiciones dudosas
source-media-picture = Imagen, sin texto
source-media-audio = Grabación de sonido, sin texto
source-media-video = Vídeo, sin texto
source-media-pdf = Archivo PDF, sin texto
source-media-other = Archivo sin texto
source-look = Ver lo que está marcado en ella
source-bring-text = Traer su texto
source-coding = Codificación
source-codings = { $count ->
    [0] Ninguna codificación todavía
    [one] { $count } codificación
   *[other] { $count } codificaciones
}
source-more-codes = { $count ->
    [one] { $count } código más
   *[other] { $count } códigos más
}
source-voices = Quién habla
source-voice-turns = { $count ->
    [one] { $count } turno
   *[other] { $count } turnos
}
source-voice-actor = Quién habla como { $label }
source-voice-role = Papel de { $label }
source-voice-nobody = No se nombra a nadie
source-voice-role-informant = informante
source-voice-role-interviewer = entrevista
source-voice-role-other = otro
source-file = Archivo
source-original = Guardar el archivo tal como se recogió
source-losses = No está en el texto:
source-export = Guardar con sus codificaciones
source-export-why = El texto, los códigos de cada pasaje y quién codificó.
source-export-as = Guardar como { $format }
source-memos = Memos
source-memo = Escribir un memo
source-memo-title = Memo sobre { $source }
source-memo-name = Título
source-memo-text = Texto
source-revisions = Correcciones
source-life = Historial de esta fuente
source-rename = Cambiar la clave
source-rename-why = Con la clave llaman a la fuente las tablas, los memos y la línea de órdenes. Todo lo que la cita la sigue.
source-remove = Quitar
source-remove-title = ¿Quitar { $source }?
source-remove-why = La fuente se va con su texto, sus citas y quién habla en ella. Al deshacer vuelve todo.
source-remove-codings = { $count ->
    [one] También su { $count } codificación
   *[other] También sus { $count } codificaciones
}
source-new = Añadir una fuente que no se tiene a mano
source-new-why = Una entrevista hecha y no transcrita, un acta que está en un archivo: las tablas cuentan lo que falta.
source-new-key = entrevista-42
source-correct = Corregir el texto
source-correct-title = Corregir el texto de { $source }
source-correct-why = Cada cita se mueve con las palabras que marca. El archivo tal como se recogió queda igual.
source-text = Texto de la fuente
source-correct-reason = Por qué se corrige el texto
source-correct-reason-hint = Se volvió a oír la grabación
source-correct-do = Corregir
source-correct-leave = El texto se cambió y todavía no se ha guardado.
source-correct-discard = Salir sin guardar
source-correct-stay = Quedarse
corrected-title = El texto está corregido
corrected-why = Esto pasó con sus citas:
corrected-exact = { $count ->
    [one] está donde estaba
   *[other] están donde estaban
}
corrected-moved = { $count ->
    [one] se movió con sus palabras
   *[other] se movieron con sus palabras
}
corrected-changed = { $count ->
    [one] marca palabras corregidas
   *[other] marcan palabras corregidas
}
corrected-found = { $count ->
    [one] estaba perdida y se volvió a encontrar
   *[other] estaban perdidas y se volvieron a encontrar
}
corrected-lost = { $count ->
    [one] perdió sus palabras; se conserva con lo que estaba marcado:
   *[other] perdieron sus palabras; se conservan con lo que estaba marcado:
}

source-columns-title = Columnas y atributos
source-columns-known = Lo que tiene toda fuente
source-columns-own = Atributos de este proyecto
source-columns-none = Todavía no hay ninguno. Un atributo es aquello por lo que se compara: una ronda de entrevistas, una región, un cargo en el sindicato.
source-attribute-new = Nuevo atributo
source-attribute-name = Nombre
source-attribute-name-hint = ronda
source-attribute-type = Valores
source-attribute-type-text = palabras
source-attribute-type-choice = uno de una lista
source-attribute-type-when = fechas
source-attribute-type-integer = números enteros
source-attribute-type-number = números
source-attribute-type-boolean = sí o no
source-attribute-choices = Las palabras de la lista, una por línea
source-attribute-description = Qué significa
source-attribute-values = { $count ->
    [one] { $count } valor
   *[other] { $count } valores
}
source-attribute-remove = Quitar el atributo { $name }
source-attribute-remove-why = { $count ->
    [0] Todavía nada tiene un valor de { $name }.
    [one] Con él se va { $count } valor de { $name }. Al deshacer, vuelve.
   *[other] Con él se van { $count } valores de { $name }. Al deshacer, vuelven.
}

import-title = Traer archivos
import-drop = Suelte los archivos para traerlos
import-choose = Elegir archivos
import-folder = Elegir una carpeta
import-empty = Suelte aquí archivos o carpetas enteras
import-empty-why = Primero se lee cada archivo: usted ve qué es, quién habla y qué no se puede conservar, y solo entonces pasa a ser una fuente.
import-formats = Word, OpenDocument, RTF, PDF, HTML, Markdown, texto simple, subtítulos, tablas
import-list = Archivos por traer
import-panel = Lo que se sabe de los archivos
import-file = Archivo
import-format = Formato
import-state = Qué se conservó
import-files = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
import-words = { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
}
import-turns = { $count ->
    [one] { $count } turno
   *[other] { $count } turnos
}
import-refused = { $count ->
    [one] { $count } rechazado
   *[other] { $count } rechazados
}
import-left = { $count ->
    [one] { $count } archivo del sistema omitido
   *[other] { $count } archivos del sistema omitidos
}
import-for = texto de { $key }
import-guess = { $encoding }, supuesto
import-state-queued = en espera
import-state-way = { $name } está en camino
import-state-refused = rechazado
import-state-losses = { $count ->
    [one] { $count } pérdida
   *[other] { $count } pérdidas
}
import-state-whole = completo
import-out = Sacar { $name } de la lista
import-trouble = Este archivo no puede entrar
import-project = Esto es un proyecto y no un documento
import-project-why = Un proyecto de otro programa, o un archivo comprimido, no entra entre documentos. Tiene su propia pantalla, que muestra primero qué contiene.
import-project-look = Examinarlo como proyecto
import-segments = Esto parece una tabla de códigos o de pasajes codificados. Como documento queda en texto sin formato; como proyecto trae sus códigos y, con ellos, sus pasajes.
import-encoding = Leer como
import-guessed = El archivo no dice cómo están escritas sus letras. Si abajo los acentos se ven mal, elija otra.
import-speakers = Hablan:
import-wordless = No hay palabras en este archivo. Se incorpora tal como está; tal vez se guardó antes de escribirlo, o es la imagen de un texto.
import-state-empty = sin palabras
import-losses = Lo que no se puede conservar:
import-begins = Empieza así:
import-all = Para todos
import-all-why = Lo que deje vacío queda sin saberse; se puede llenar después en la tabla.
import-bring = { $count ->
    [0] Traer
    [one] Traer { $count } archivo
   *[other] Traer { $count } archivos
}
import-coming = { $count ->
    [one] { $count } archivo todavía está en camino
   *[other] { $count } archivos todavía están en camino
}
import-stays = { $count ->
    [one] { $count } archivo rechazado queda fuera
   *[other] { $count } archivos rechazados quedan fuera
}
import-one-step = Todos entran como un solo paso, que se puede deshacer.
import-none = Vaciar la lista
import-going = Entran los archivos
import-progress = { $done } de { $total }
import-given-up = Se desistió. Lo que ya estaba terminado figura en el historial.
import-came = { $count ->
    [one] Entró { $count } fuente
   *[other] Entraron { $count } fuentes
}
import-twins = { $count ->
    [one] { $count } de ellas es el mismo archivo que una fuente que ya estaba.
   *[other] { $count } de ellas son los mismos archivos que fuentes que ya estaban.
}
import-twin = mismo archivo que { $key }
import-read-first = Leer la primera
import-to-sources = A las fuentes
import-more = Traer más
import-hint-choose = ver un archivo
import-hint-out = sacar
import-hint-bring = traer
