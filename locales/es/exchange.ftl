# Proyectos de otros programas: se miran, se traen, y qué fue de ellos.
keys-part-exchange = Proyectos de otros programas
do-exchange-open = Traer un proyecto de otro programa
do-exchange-choose = Elegir un archivo de proyecto
do-exchange-bring = Traer el proyecto

exchange-title = Traer un proyecto
exchange-choose = Elegir un archivo de proyecto
exchange-drop = Suelte el archivo para verlo
exchange-empty = Traiga su proyecto
exchange-empty-why = Elija el archivo de un proyecto de otro programa. Primero verá qué contiene, qué entra, qué no y qué lugares son dudosos. Nada cambia hasta que usted lo diga.
exchange-empty-drop = También puede soltar el archivo aquí.
exchange-reads = Qué se puede leer
exchange-reads-qualcoder = La carpeta del proyecto, comprimida en un archivo zip
exchange-reads-refi = De NVivo, ATLAS.ti, MAXQDA, QualCoder y otros
exchange-reads-codebook = Solo el libro de códigos
exchange-reads-database = La base de datos del programa
exchange-reads-segments = Una tabla de segmentos codificados
exchange-limit = Un archivo puede tener hasta 8 GB. No sale de este equipo.

exchange-program-refi-project = Proyecto REFI-QDA
exchange-program-refi-codebook = Libro de códigos REFI-QDA
exchange-program-qualcoder = Proyecto de QualCoder
exchange-program-taguette = Proyecto de Taguette
exchange-program-rqda = Proyecto de RQDA
exchange-program-requal = Proyecto de requal
exchange-program-segments = Tabla de códigos o pasajes

exchange-sending = Se envía { $name }
exchange-looking = Se lee { $name }
exchange-bringing = Entra { $name }
exchange-indexing = Se preparan los textos para la búsqueda
exchange-done-of = { $done } de { $total }
exchange-sources-read = { $count ->
    [one] { $count } fuente leída
   *[other] { $count } fuentes leídas
}
exchange-stopping = Se está deteniendo { $name }
exchange-came-before = { $name } había entrado antes de que se pudiera detener
exchange-broken-off = Se abandonó la importación. Nada cambió.
exchange-other = Otro archivo
exchange-trouble = No se aceptó { $name }
exchange-trouble-several = { $count ->
    [one] No se aceptó { $count } archivo
   *[other] No se aceptaron { $count } archivos
}
exchange-trouble-nothing = Nada cambió.
exchange-under-way = { $stage ->
    [sending] { $name } todavía se está enviando. Espere, o cancélelo antes.
   *[bringing] { $name } todavía está entrando. Espere, o cancélelo antes.
}
exchange-unknown = No se sabe si { $name } entró
exchange-unknown-why = Se perdió la conexión con el programa antes de que respondiera. Cuando vuelva a funcionar, mire en el historial si la importación está allí.
exchange-folder = Una página no puede tomar una carpeta como un archivo. Comprima la carpeta en un archivo zip y elija ese.
exchange-several = Los proyectos entran de uno en uno. Elija o suelte uno de los archivos.
exchange-document = Los documentos, como textos y archivos PDF, entran como fuentes.

exchange-inner = ¿Qué proyecto?
exchange-inner-why = { $count ->
    [one] Este archivo contiene { $count } proyecto.
   *[other] Este archivo contiene { $count } proyectos. Cada uno entra por separado.
}
exchange-inner-unnamed = Proyecto { $number }, sin nombre
exchange-inner-documents = { $count ->
    [0] sin documentos
    [one] { $count } documento
   *[other] { $count } documentos
}
exchange-separator = Niveles de las etiquetas
exchange-separator-why = Taguette guarda las etiquetas en una sola lista. Si un signo marca sus niveles, como en Trabajo: Seguridad, elija ese signo y formarán un árbol de códigos.
exchange-separator-none = Una sola lista, tal como está
exchange-separator-of = Niveles separados por «{ $sign }»
exchange-separator-guess = Estas etiquetas parecen tener sus niveles separados por «{ $sign }».
exchange-separator-take = Hacer un árbol

exchange-sum-sources = { $count ->
    [0] ninguna fuente
    [one] { $count } fuente
   *[other] { $count } fuentes
}
exchange-sum-codes = { $count ->
    [0] ningún código
    [one] { $count } código
   *[other] { $count } códigos
}
exchange-sum-codings = { $count ->
    [0] ninguna codificación
    [one] { $count } codificación
   *[other] { $count } codificaciones
}
exchange-origin = Escrito por { $origin }
exchange-origin-database = { $program }, base de datos { $version }
exchange-origin-table = { $program }, { $table }
exchange-named = Proyecto «{ $name }»
exchange-renewed = El proyecto cambió entretanto; el archivo se volvió a examinar.
exchange-before = Este mismo archivo ya entró el { $when }. Lo que no cambió desde entonces queda como está.
exchange-before-look = Ver qué fue de él entonces

exchange-bring = Traerlo
exchange-one-step = Un solo paso, que se puede deshacer.
exchange-came = El proyecto ha entrado
exchange-here = No trae nada nuevo; nada cambió
exchange-undo = Deshacer la importación
exchange-to-sources = A las fuentes
exchange-to-codes = Al libro de códigos
exchange-more = Traer otro

exchange-what = Qué contiene
exchange-void = No hay nada en él
exchange-void-why = No tiene fuentes, códigos ni codificaciones, ni otra cosa que pueda entrar. Si debería haber algo, expórtelo otra vez en el programa que lo escribió.
exchange-what-kind = Tipo
exchange-what-there = En el archivo
exchange-what-came = Aquí
exchange-what-kept = Solo guardados
exchange-what-out = Omitidos
exchange-what-out-why = Lo que se quitó aquí desde una importación anterior, con lo que le pertenece, se omite con lo demás.
exchange-what-kept-why = Lo que solo se guarda queda palabra por palabra para poder devolverlo. No se muestra.
exchange-depth = { $count ->
    [one] Los códigos están en un solo nivel.
   *[other] Los códigos están en { $count } niveles.
}

exchange-kind-text = Textos
exchange-kind-pdf = Archivos PDF
exchange-kind-picture = Imágenes
exchange-kind-audio = Grabaciones de sonido
exchange-kind-video = Vídeos
exchange-kind-transcript = Transcripciones
exchange-kind-code = Códigos
exchange-kind-coding = Codificaciones
exchange-kind-text-selection = Pasajes de textos
exchange-kind-page-selection = Partes de páginas
exchange-kind-area-selection = Partes de imágenes
exchange-kind-time-selection = Partes de grabaciones
exchange-kind-case = Casos
exchange-kind-variable = Variables
exchange-kind-note = Notas y memos
exchange-kind-coding-of-a-note = Codificaciones de notas
exchange-kind-set = Conjuntos
exchange-kind-user = Miembros (quienes codifican)
exchange-kind-link = Vínculos
exchange-kind-graph = Dibujos de redes

exchange-places = Dónde están las codificaciones
exchange-places-none = El archivo no tiene codificaciones.
exchange-places-then = { $count ->
    [one] Así era cuando entró el archivo. { $count } fuente que era dudosa está decidida desde entonces.
   *[other] Así era cuando entró el archivo. { $count } fuentes que eran dudosas están decididas desde entonces.
}
exchange-fate = Lugar
exchange-fate-codings = Codificaciones
exchange-fate-exact = Donde dice el archivo
exchange-fate-reanchored = Halladas por sus palabras
exchange-fate-uncertain = Dudosas: no consta cómo cuenta
exchange-fate-ambiguous = Sus palabras están en varios lugares
exchange-fate-lost = No están en el texto
exchange-places-lost-why = { $words ->
    [none] Los pasajes sin lugar entran con sus códigos y sin palabras, pues el archivo no las tiene. En su fuente figuran como perdidos.
    [some] Los pasajes sin lugar entran con sus códigos, y con sus palabras donde el archivo las tiene. En su fuente figuran como perdidos.
   *[all] Los pasajes sin lugar entran con sus palabras y códigos, y figuran como perdidos en su fuente.
}
exchange-no-text = Algunos de sus textos no están aquí. Tráigalos primero: los pasajes se encuentran entonces en ellos por sus palabras.
exchange-no-text-here = Las fuentes de esta tabla están aquí y no tienen texto. Traiga abajo el texto de cada una y mire la tabla otra vez: los pasajes se hallan entonces por sus palabras.
exchange-bare = Los textos no están en un .qde. Elija el .qdpx en el que estaba, o comprímalo con su carpeta sources en un archivo zip.

exchange-doubt = { $count ->
    [one] { $count } fuente dudosa
   *[other] { $count } fuentes dudosas
}
exchange-doubt-why = El archivo da los lugares en números, y nada en él dice qué cuentan. Vea si las palabras marcadas son lo que se codificó.
exchange-doubt-none = { $count ->
    [one] { $count } fuente era dudosa
   *[other] { $count } fuentes eran dudosas
}
exchange-doubt-settled = { $count ->
    [one] { $count } más está decidida y figura más abajo.
   *[other] { $count } más están decididas y figuran más abajo.
}
exchange-doubt-source = { $source }: { $count ->
    [one] { $count } pasaje
   *[other] { $count } pasajes
}
exchange-doubt-way = Cómo cuenta
exchange-doubt-words = Palabras
exchange-doubt-place = En el archivo: { $place }
exchange-doubt-taken = Elegida
exchange-doubt-left = Elegida al entrar
exchange-doubt-gone = Ya no es dudosa, o tiene otra clave ahora
exchange-doubt-impossible = { $way }: { $count ->
    [one] { $count } pasaje no puede ser así
   *[other] { $count } pasajes no pueden ser así
}
exchange-doubt-no-passage = ahí no hay pasaje
exchange-way = { $unit ->
    [code-points] Letras
    [utf16] Unidades UTF-16
    [bytes] Octetos
   *[other] { $unit }
}, { $ends ->
    [as-one] un fin de línea es uno
   *[other] fines de línea como están
}

exchange-out = { $count ->
    [one] { $count } elemento se omite
   *[other] { $count } elementos se omiten
}

exchange-changed-own = { $ahead ->
    [yes] { $count ->
        [one] Se sobrescribirá { $count } cambio hecho aquí
       *[other] Se sobrescribirán { $count } cambios hechos aquí
    }
   *[other] { $count ->
        [one] Se sobrescribió { $count } cambio hecho aquí
       *[other] Se sobrescribieron { $count } cambios hechos aquí
    }
}
exchange-changed = { $ahead ->
    [yes] { $count ->
        [one] { $count } valor pasa a ser otro
       *[other] { $count } valores pasan a ser otros
    }
   *[other] { $count ->
        [one] { $count } valor pasó a ser otro
       *[other] { $count } valores pasaron a ser otros
    }
}
exchange-absent-here = { $count ->
    [one] { $count } registro no está en este archivo
   *[other] { $count } registros no están en este archivo
}
exchange-texts-missing = Faltan textos en este archivo
exchange-empty-sources = { $count ->
    [one] { $count } fuente aún no tiene texto
   *[other] { $count } fuentes aún no tienen texto
}
exchange-empty-why-in = { $from ->
    [table] Una tabla tiene pasajes y no textos. Traiga aquí el texto de cada fuente y después la tabla otra vez: los pasajes se hallan entonces por sus palabras. Un texto que entra entre documentos nuevos forma una segunda fuente.
    [bare] Un .qde nombra sus textos y no los contiene. Traiga el .qdpx en el que estaba, o el archivo comprimido con su carpeta sources; o aquí el texto de cada fuente, si no tiene otra cosa. Un texto que entra entre documentos nuevos forma una segunda fuente.
   *[project] Sus textos no estaban en el archivo. Traiga una exportación completa del proyecto, o aquí el texto de cada fuente, si no tiene otra cosa. Un texto que entra entre documentos nuevos forma una segunda fuente.
}
exchange-doubt-later = Puede decidirlo cuando haya entrado.

exchange-drifted = { $count ->
    [one] { $count } pasaje está en otro lugar o en ninguno
   *[other] { $count } pasajes están en otro lugar o en ninguno
}
exchange-drifted-source = Fuente
exchange-drifted-words = Palabras
exchange-drifted-said = En el archivo
exchange-drifted-now = Ahora
exchange-drifted-codings = Codificaciones
exchange-span = { $start }–{ $end }
exchange-unplaced = sin lugar
exchange-no-words = sin palabras dadas
exchange-lost-ambiguous = varios lugares
exchange-lost-outside = tras el final del texto
exchange-lost-within-character = dentro de una letra
exchange-lost-reversed = termina antes de empezar
exchange-lost-empty = no tiene longitud
exchange-lost-no-text = no hay texto
exchange-lost-words = palabras no halladas

exchange-notices = Qué conviene saber
exchange-seen = { $seen } ({ $count })
exchange-seen-in = { $seen } – { $place }
exchange-seen-at = { $seen }, primero: { $place }
exchange-place-line = línea { $line }
exchange-place-table = tabla { $table }
exchange-seen-more = { $count ->
    [one] y { $count } más
   *[other] y { $count } más
}

seen-document-delete = supresiones de documentos
seen-project-meta = cambios en el proyecto mismo
seen-number-of-highlights = número de subrayados
seen-coding = codificaciones
seen-who-made-a-code-and-when = quién hizo un código y cuándo
seen-who-made-a-case-and-when = quién hizo un caso y cuándo
seen-codings-of-a-note = codificaciones de notas
seen-control-characters = caracteres de control
seen-a-tag-without-a-name = etiquetas sin nombre
seen-rows-without-a-document = filas sin documento
seen-rows-that-say-the-same-twice = filas que dicen dos veces lo mismo
seen-positions-that-are-no-paragraphs = posiciones que no son párrafos
seen-table-of-highlights = tabla de subrayados
seen-table-of-tags = tabla de etiquetas
seen-table-of-coded-segments = tabla de segmentos codificados

exchange-renamed = { $count ->
    [one] { $count } elemento tiene aquí otro nombre
   *[other] { $count } elementos tienen aquí otro nombre
}
exchange-renamed-what = Qué
exchange-renamed-from = En el archivo
exchange-renamed-to = Aquí
exchange-renamed-blanks = { $count ->
    [one] { $count } nombre perdió espacios en sus extremos.
   *[other] { $count } nombres perdieron espacios en sus extremos.
}

exchange-merged = En este proyecto
exchange-merged-noun = Registros
exchange-merged-added = Nuevos
exchange-merged-changed = Cambiados
exchange-merged-same = Ya estaban
exchange-merged-ours = Los suyos quedan
exchange-merged-absent = No están en este archivo
exchange-merged-why = Lo que usted cambió aquí después de una importación anterior queda como lo tiene, salvo que el archivo también lo haya cambiado: entonces queda como dice el archivo, y lo que había aquí se enumera.
exchange-absent = { $count ->
    [one] { $count } registro que vino antes no está en este archivo
   *[other] { $count } registros que vinieron antes no están en este archivo
}
exchange-absent-why = Los trajo una importación anterior del mismo proyecto. Quedan aquí como están; quite lo que no quiera.
exchange-overwritten = { $count ->
    [one] { $count } campo con otro valor
   *[other] { $count } campos con otro valor
}
exchange-overwritten-own = { $count ->
    [one] Uno de ellos se cambió aquí a mano; está al principio.
   *[other] { $count } de ellos se cambiaron aquí a mano; están al principio.
}
exchange-overwritten-yours = cambiado aquí
exchange-overwritten-record = Registro
exchange-overwritten-field = Campo
exchange-overwritten-before = Antes
exchange-overwritten-after = Después
exchange-quoted = «{ $words }»
exchange-nowhere-said = en ninguna parte, sin palabras
exchange-nowhere = Este enlace no lleva a nada de este proyecto. Quizá se deshizo o se quitó; el historial puede devolverlo.
exchange-nothing = vacío

exchange-noun-member = Miembros
exchange-noun-attribute = Atributos
exchange-noun-source = Fuentes
exchange-noun-revision = Textos
exchange-noun-voice = Voces
exchange-noun-actor = Actores
exchange-noun-event = Eventos
exchange-noun-tie = Vínculos
exchange-noun-code = Códigos
exchange-noun-code-group = Grupos de códigos
exchange-noun-quotation = Citas
exchange-noun-coding = Codificaciones
exchange-noun-memo = Memos

exchange-all = Mostrar los { $count }
exchange-all-listed = Mostrar los { $count } que están en la lista
exchange-some = Mostrar { $count } más de { $left }
exchange-further = { $count ->
    [one] { $count } más está contado y no figura en la lista.
   *[other] { $count } más están contados y no figuran en la lista.
}

exchange-made = Traídos antes
exchange-made-file = Archivo
exchange-made-program = Programa
exchange-made-when = Cuándo
exchange-made-who = Quién
exchange-made-report = Informe de { $file }
exchange-back = Todas las importaciones

exchange-hint-choose = elegir un archivo
exchange-hint-bring = traer

notice-namespace = { $count ->
    [one] { $count } espacio de nombres no es el de la norma; se leyó de todos modos
   *[other] { $count } espacios de nombres no son los de la norma; se leyeron de todos modos
}
notice-unknown-element = { $count ->
    [one] { $count } elemento que el formato no conoce; se guarda palabra por palabra
   *[other] { $count } elementos que el formato no conoce; se guardan palabra por palabra
}
notice-unknown-attribute = { $count ->
    [one] { $count } atributo que el formato no conoce; se guarda palabra por palabra
   *[other] { $count } atributos que el formato no conoce; se guardan palabra por palabra
}
notice-bad-value = { $count ->
    [one] { $count } valor no es de su tipo
   *[other] { $count } valores no son de su tipo
}
notice-repeated-id = { $count ->
    [one] { $count } identidad está dos veces; el segundo elemento tiene otra aquí
   *[other] { $count } identidades están dos veces; el segundo elemento tiene otra aquí
}
notice-bad-id = { $count ->
    [one] { $count } identidad no es válida; el elemento tiene una aquí
   *[other] { $count } identidades no son válidas; los elementos tienen una aquí
}
notice-dangling = { $count ->
    [one] Se omitió { $count } referencia a algo que no está
   *[other] Se omitieron { $count } referencias a algo que no está
}
notice-missing-member = { $count ->
    [one] { $count } archivo se nombra y no está en el proyecto
   *[other] { $count } archivos se nombran y no están en el proyecto
}
notice-stray-member = { $count ->
    [one] { $count } archivo que nadie nombra; se guarda
   *[other] { $count } archivos que nadie nombra; se guardan
}
notice-broken-tree = { $count ->
    [one] { $count } código tiene un lugar imposible en el árbol y queda arriba
   *[other] { $count } códigos tienen un lugar imposible en el árbol y quedan arriba
}
notice-deleted = { $count ->
    [one] { $count } registro estaba borrado en el programa y se omitió
   *[other] { $count } registros estaban borrados en el programa y se omitieron
}
notice-not-shown = { $count ->
    [one] { $count } elemento se guarda y no se muestra
   *[other] { $count } elementos se guardan y no se muestran
}
notice-newer-version = { $count ->
    [one] { $count } versión es más nueva que las conocidas; se leyó de todos modos
   *[other] { $count } versiones son más nuevas que las conocidas; se leyeron de todos modos
}
notice-guessed = { $count ->
    [one] { $count } lugar se puede contar de más de un modo; vea si es el correcto
   *[other] { $count } lugares se pueden contar de más de un modo; vea si son los correctos
}
notice-guessed-encoding = { $count ->
    [one] { $count } texto se leyó con una codificación de caracteres supuesta; mire si sus palabras son correctas
   *[other] { $count } textos se leyeron con una codificación de caracteres supuesta; mire si sus palabras son correctas
}
notice-undecodable = { $count ->
    [one] { $count } carácter no se pudo leer; en su lugar está �
   *[other] { $count } caracteres no se pudieron leer; en su lugar está �
}
notice-not-xml = { $count ->
    [one] { $count } signo no está escrito como pide XML; se leyó como se entiende
   *[other] { $count } signos no están escritos como pide XML; se leyeron como se entienden
}
notice-left-out = { $count ->
    [one] { $count } elemento no tiene lugar aquí y se omitió
   *[other] { $count } elementos no tienen lugar aquí y se omitieron
}
notice-met-by-name = { $count ->
    [one] { $count } persona del archivo se toma por el miembro que aquí lleva ese nombre
   *[other] { $count } personas del archivo se toman por los miembros que aquí llevan esos nombres
}
notice-maker = { $only ->
    [who-made-a-code-and-when] { $count ->
        [one] { $count } código está aquí sin quién lo hizo ni cuándo
       *[other] { $count } códigos están aquí sin quién los hizo ni cuándo
    }
    [who-made-a-case-and-when] { $count ->
        [one] { $count } caso está aquí sin quién lo hizo ni cuándo
       *[other] { $count } casos están aquí sin quién los hizo ni cuándo
    }
   *[several] { $count ->
        [one] { $count } código o caso está aquí sin quién lo hizo ni cuándo
       *[other] { $count } códigos y casos están aquí sin quién los hizo ni cuándo
    }
}
notice-circle = { $count ->
    [one] { $count } código está en el archivo debajo de uno que aquí está debajo de él; se queda donde está
   *[other] { $count } códigos están en el archivo debajo de uno que aquí está debajo de ellos; se quedan donde están
}
notice-too-large = { $count ->
    [one] { $count } archivo es más grande de lo que se guarda (256 MiB); lo que está codificado en él está aquí
   *[other] { $count } archivos son más grandes de lo que se guarda (256 MiB); lo que está codificado en ellos está aquí
}
notice-both-texts = { $count ->
    [one] { $count } texto se cambió aquí y allí; contiene lo que cambió cada lado
   *[other] { $count } textos se cambiaron aquí y allí; contienen lo que cambió cada lado
}
notice-ours-stands = { $count ->
    [one] { $count } lugar de un texto se cambió aquí y allí; se queda lo de aquí
   *[other] { $count } lugares de textos se cambiaron aquí y allí; se queda lo de aquí
}
notice-needs-removed = { $count ->
    [one] { $count } cosa pertenece a lo que se quitó aquí y se dejó fuera
   *[other] { $count } cosas pertenecen a lo que se quitó aquí y se dejaron fuera
}
