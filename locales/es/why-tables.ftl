# Por qué se rechazó algo: valores, el archivo del proyecto, archivos, tablas y la revisión.
why-no-date = «{ $seen }» no se entiende como fecha{ $why ->
    [it-ends-before-it-begins] : termina antes de empezar
    [this-form-of-edtf-level-2-is-not-kept] : las fechas de esa forma no se guardan
    [the-year-is-out-of-range] : el año está fuera de alcance
    [a-time-of-day-is-not-kept] : la hora del día no se guarda
    [a-set-of-dates-is-not-kept] : un conjunto de fechas no se guarda
   *[other] { "" }
}; escriba 2005, 2005-11, 2005-11-04, 2005-11-04/2005-11-06, 2001~ si es aproximada, 2001? si es dudosa, 2006-06/.. para lo que sigue vigente
why-no-choice = «{ $seen }» no es ninguno de estos: { $choices }
why-no-value = { $is ->
    [a-value] falta el valor; si no lo hay, deje el atributo sin poner
    [a-whole-number] «{ $seen }» no es un número entero
    [a-number-such-as-12-5] «{ $seen }» no es un número como 12.5
    [yes-or-no] «{ $seen }» no es ni sí ni no
    [a-word] falta una palabra; póngale ? detrás si es dudosa
   *[other] «{ $seen }» no se acepta como valor ({ $expected })
}
why-no-code-name = { $why ->
    [it-is-blank] un código necesita un nombre
    [the-sign-between-blanks-separates-the-levels-of-a-path] «{ $seen }» no puede ser el nombre de un código: el signo > entre espacios separa los niveles de una ruta
    [it-must-stand-on-one-line] «{ $seen }» no puede ser el nombre de un código: un nombre cabe en una sola línea
   *[other] «{ $seen }» no puede ser el nombre de un código
}
why-no-register = «{ $seen }» no dice qué debe contener el registro; escriba un atributo y sus números, por ejemplo: number 1-77
why-empty-passage = un pasaje debe terminar después de empezar
why-no-interval = una fase necesita al menos un intervalo, como 1990/2004
why-no-id = «{ $seen }» no es la identidad de nada

why-no-project = no hay ningún proyecto en { $path }
why-file-exists = { $path } ya existe; elija otro nombre o quítelo antes
why-file-is-the-project = { $path } es el proyecto mismo; elija otro nombre
why-not-a-project = { $path } no es un proyecto de Ayni{ $why ->
    [it-is-a-sqlite-file-of-another-program] , sino un archivo de otro programa
    [it-was-not-made-to-its-end] : no se terminó de crear
    [it-has-no-identity] : no tiene identidad
    [its-own-replica-is-unknown-to-it] : no sabe qué copia es
    [it-is-no-sqlite-file] , sino un archivo de otra clase
   *[other] { "" }
}
why-project-damaged = { $path } está dañado; consérvelo como está y restaure al lado una copia de seguridad
why-project-shut = no se puede escribir en { $path } o en su carpeta; copie el proyecto adonde usted pueda escribir
why-project-newer = { $path } se escribió con una versión más nueva de Ayni; actualice el programa. El archivo no se tocó
why-backup-unverified = no se pudo comprobar la copia de seguridad { $path } ({ $why }); el proyecto no se tocó
why-steps-rest = otros pasos se apoyan en el paso { $entry }; deshaga primero estos: { $steps }{ $more ->
    [0] { "" }
   *[other] {" "}y { $more } más
}
why-step-rootless = el paso { $entry } devolvería algo que se apoya en pasos deshechos; vuelva a hacer primero estos: { $steps }{ $more ->
    [0] { "" }
   *[other] {" "}y { $more } más
}
why-project-busy = otra ventana u otra orden está escribiendo en el proyecto; inténtelo de nuevo en un momento
why-record-damaged = una ficha del proyecto está dañada
why-identity-taken = { $id } ya es la identidad de otra cosa en el proyecto
why-content-missing = falta un contenido en el proyecto; el archivo del proyecto está dañado
why-text-damaged = un texto del proyecto está dañado
why-no-search = { $why ->
    [there-is-no-letter-or-digit-in-it] «{ $seen }» no se puede buscar: no contiene ninguna letra ni cifra
    [nothing-was-given] no hay nada que buscar
    [words-near-each-other-are-at-least-two] «{ $seen }» no se puede buscar: las palabras cercanas son al menos dos
   *[other] «{ $seen }» no se puede buscar
}
why-project-unreachable = no se pudo leer o escribir el archivo del proyecto: { $why }
why-database-empty = el archivo está vacío
why-no-database = no es una base de datos SQLite, o pide una contraseña; guarde una copia sin ella
why-database-damaged = la base de datos está dañada ({ $what }); tome una copia de seguridad, o guarde una copia con el programa que la hizo
why-database-broken-off = el programa que hizo la base de datos se interrumpió mientras escribía; ábrala allí, ciérrela e inténtelo de nuevo
why-database-too-large = una fila de la base de datos tiene más de { $limit } bytes, más de los que se pueden leer con seguridad
why-database-endless = leer la base de datos dura más de lo que necesita cualquier proyecto, y se detuvo

# En qué parte de un archivo, y qué es en realidad.
why-part-at = { $place ->
    [line] {" "}en la línea { $at }
    [byte] {" "}en el byte { $at }
    [member] {" "}en su parte «{ $at }»
    [page] {" "}en la página { $at }
   *[whole] { "" }
}
why-part-seen = { $seen ->
    [an-empty-file] : está vacío
    [the-file-is-empty] : está vacío
    [an-excel-workbook] : es un libro de cálculo; una tabla de fuentes o de un registro se incorpora como tabla
    [it-is-a-workbook] : es un libro de cálculo; guarde la hoja como csv
    [a-word-document] : es un documento de Word
    [a-powerpoint-presentation] : es una presentación de PowerPoint
    [an-office-file] : es un archivo de Office
    [an-opendocument-file] : es un archivo de OpenDocument
    [an-excel-workbook-from-before-2007] : es un libro de Excel anterior a 2007; guárdelo como xlsx
    [a-binary-workbook] : es un libro binario; guárdelo como xlsx
    [an-office-file-from-before-2007] : es un archivo de Office anterior a 2007; guárdelo como docx
    [json] : es JSON, que Ayni solo escribe
    [xml-of-another-program] : es XML de otro programa
    [a-zip-archive] : es un archivo comprimido zip
    [a-gzip-archive] : es un archivo comprimido gzip
    [a-7z-archive] : es un archivo comprimido 7z
    [a-rar-archive] : es un archivo comprimido RAR
    [a-png-picture] : es una imagen PNG
    [a-jpeg-picture] : es una imagen JPEG
    [a-gif-picture] : es una imagen GIF
    [a-tiff-picture] : es una imagen TIFF
    [an-mp3-recording] : es una grabación MP3
    [an-mp4-recording] : es una grabación MP4
    [an-ogg-recording] : es una grabación Ogg
    [a-wav-or-avi-recording] : es una grabación WAV o AVI
    [an-sqlite-database] : es una base de datos SQLite
    [a-program] : es un programa
    [plain-text] : es texto sin formato
   *[other] { "" }
}
why-file-unknown-format = Ayni no lee archivos de esta clase{ why-part-seen }
why-file-not-this-format = el archivo tiene nombre de { $format } y no lo es{ why-part-seen }
why-file-damaged = el archivo está dañado{ why-part-at }{ $is ->
    [it-is-no-whole-zip-archive] ; quizá esté cortado, cópielo de nuevo
    [it-ends-in-the-middle] : se corta a la mitad
    [this-part-is-missing] : falta la parte
    [a-member-s-name-cannot-be-read] : no se puede leer el nombre de una parte
    [no-page-can-be-found-in-it] : no se encuentra en él ninguna página
    [its-encryption-is-incomplete] : su cifrado está incompleto
    [it-is-encrypted-in-a-way-that-ayni-does-not-know] : está cifrado de una manera que Ayni no conoce
    [its-inner-structure-contradicts-itself] : su estructura interna se contradice
    [it-names-no-book] : no nombra ningún libro
    [it-holds-no-element] : no contiene nada
    [two-of-its-members-share-the-same-bytes] : dos de sus partes comparten los mismos bytes
    [its-checksum-is-wrong] : su suma de control no coincide; copie de nuevo el archivo
    [it-does-not-stand-where-the-archive-says] : no está donde dice el archivo
    [it-is-larger-than-the-archive-says] : es más grande de lo que dice el archivo
    [it-is-packed-in-a-way-that-ayni-does-not-know] : está comprimido de una manera que Ayni no conoce
    [it-is-no-sqlite-database] : no es una base de datos SQLite
   *[other] {" "}({ $why })
}
why-name-or-save-anew = Nómbrelo como lo que es, o guárdelo de nuevo con el programa que lo hizo.
why-get-or-save-anew = Consígalo de nuevo de donde esté entero, o guárdelo de nuevo con el programa que lo hizo.
why-save-in-parts = Si de verdad es tan grande, guárdelo en varias partes; si no, pregunte de dónde viene.
why-ask-for-another = Ningún programa de este campo escribe un archivo así. Pregunte de dónde viene y pida otro.
why-file-encrypted = el archivo pide una contraseña; guarde una copia sin ella
why-file-no-text-layer = { $pages ->
    [one] su página es una imagen; haga reconocer antes su texto (OCR)
   *[other] sus { $pages } páginas son imágenes; haga reconocer antes su texto (OCR)
}
why-file-too-large = { $what ->
    [the-number-of-cells] la tabla tendría más de { $limit } celdas, más de las que se pueden leer con seguridad
    [the-number-of-columns] la tabla tendría más de { $limit } columnas, más de las que se pueden leer con seguridad
    [the-number-of-pages] el archivo tiene más de { $limit } páginas, más de las que se pueden leer con seguridad
   *[other] el archivo es más grande de lo que se puede leer con seguridad
}
why-file-path-escape = el archivo intenta salir de su lugar con «{ $name }» y no se abrió
why-file-entities = el archivo define{ why-part-at } partes que pueden ser peligrosas y no se abrió
why-file-unknown-encoding = no existe ninguna manera de escribir las letras que se llame «{ $label }»; pruebe con UTF-8, windows-1252, cp850 (DOS), UTF-16LE o GB18030
why-file-binary = el archivo no contiene palabras{ why-part-seen }
why-file-ragged-row = hay { $cells ->
    [one] { $cells } celda
   *[other] { $cells } celdas
}{ why-part-at }, y la primera fila nombra { $columns ->
    [one] { $columns } columna
   *[other] { $columns } columnas
}; busque un separador o unas comillas que falten o sobren
why-file-open-quote = unas comillas abren una celda{ why-part-at } y no se cierran
why-file-duplicate-column = las columnas { $first } y { $second } se llaman las dos «{ $name }»; cambie el nombre de una
why-file-unnamed-column = la columna { $column } tiene celdas pero no nombre; escríbalo en la primera fila
why-file-empty-table = la tabla está vacía; su primera fila debe nombrar las columnas
why-file-no-such-sheet = el libro no tiene ninguna hoja «{ $name }»; tiene { $sheets }
why-file-no-project = no es un proyecto que Ayni lea{ $seen ->
    [an-archive-with-nothing-in-it] : es un archivo comprimido sin nada dentro
    [an-nvivo-project] : es un proyecto de NVivo; expórtelo allí como proyecto REFI-QDA
    [an-atlas-ti-project] : es un proyecto de ATLAS.ti; expórtelo allí como proyecto REFI-QDA
    [a-maxqda-project] : es un proyecto de MAXQDA; expórtelo allí como proyecto REFI-QDA
    [an-archive-of-files] : { $files ->
        [one] es un archivo comprimido con un solo archivo, { $first }
       *[other] es un archivo comprimido con { $files } archivos; el primero es { $first }
    }
    [in-a-folder] : { $first } está en una carpeta; comprima lo que hay en la carpeta, no la carpeta misma
    [no-xml-of-refi-qda] : { $first } no es XML de REFI-QDA
   *[other] { why-part-seen }
}. Ayni lee proyectos (.qdpx, .qde) y libros de códigos (.qdc) de REFI-QDA, proyectos de QualCoder (.qda, zip), Taguette (.sqlite3), RQDA (.rqda) y requal (.requal), y tablas de segmentos codificados (.csv, .xlsx)
why-file-other-columns = la tabla tiene las columnas { $columns }. Una tabla de segmentos codificados tiene document, tag y content (Taguette), o Document name, Code y Segment (MAXQDA); un libro de códigos de Taguette tiene tag y description
why-file-several-projects = hay varios proyectos en el archivo: { $names }; comprima solo el que corresponde

why-no-writer = esto no se puede escribir como { $format }; elija uno de estos formatos: { $choices }
why-table-misshapen = una fila de la tabla tiene más o menos celdas que columnas hay
why-passage-past-the-end = un pasaje llega más allá del final del texto
why-no-room = en un archivo { $format } no cabe ({ $why })

# Ejes, medidas y unidades, como los nombra una frase.
why-part-axis = { $axis ->
    [code] { synopses-axis-code }
    [code_group] { synopses-axis-code-group }
    [source] { synopses-axis-source }
    [source_kind] { synopses-axis-source-kind }
    [language] { synopses-axis-language }
    [actor] { synopses-axis-actor }
    [organisation] { synopses-axis-organisation }
    [organisation_kind] { synopses-axis-organisation-kind }
    [actor_country] { synopses-axis-actor-country }
    [country] { synopses-axis-country }
    [place] { synopses-axis-place }
    [phase] { synopses-axis-phase }
    [year] { synopses-axis-year }
    [coder] { synopses-axis-coder }
    [speaker] { synopses-axis-speaker }
    [event] { synopses-axis-event }
    [event_kind] { synopses-axis-event-kind }
    [role] { synopses-axis-role }
    [stance] { synopses-axis-stance }
    [tie_kind] { synopses-axis-tie-kind }
    [from] { synopses-axis-from }
    [to] { synopses-axis-to }
    [status] { synopses-axis-status }
    [constant] { synopses-axis-constant }
   *[other] { $name }
}
why-part-measure = { $measure ->
    [quotations] { synopses-measure-quotations }
    [count] { synopses-measure-count }
    [codings] { synopses-measure-codings }
    [co-occurrence] Coocurrencia
    [sources] { synopses-measure-sources }
    [speakers] { synopses-measure-speakers }
    [persons] { synopses-measure-persons }
    [organisations] { synopses-measure-organisations }
    [words] { synopses-measure-words }
    [findings] { synopses-measure-findings }
    [presence] { synopses-measure-presence }
    [when] { synopses-measure-when }
    [span] { synopses-measure-span }
    [places] { synopses-measure-places }
    [names] { synopses-measure-names }
    [roles] { synopses-measure-roles }
   *[values] { synopses-measure-values-of }
}
why-part-unit = { $unit ->
    [coding] pasajes
    [source] fuentes
    [event] eventos
    [participation] participaciones
   *[tie] vínculos
}
why-part-units = { $units ->
    [coding] pasajes
    [coding-source] pasajes o fuentes
    [coding-source-event-participation] pasajes, fuentes, eventos o participaciones
    [event-participation] eventos o participaciones
    [event-participation-tie] eventos, participaciones o vínculos
   *[tie] vínculos
}
why-no-declaration = línea { $line }: { $is ->
    [words] dice «{ $seen }»
    [list] hay una lista
    [table] hay una tabla
    [missing] falta { $seen }
    [no-toml] no se puede leer ({ $seen })
   *[value] dice { $seen }
}; se esperaba { $expected ->
    [toml] una declaración en TOML
    [key] una de estas claves: { $known }
    [word] una de estas palabras: { $known }
    [axis] un eje: { $known }
    [measure] una medida: { $known }
    [order] un orden: { $known }
    [condition] una condición: { $known }
    [given] { $known }
    [when] una fecha, como 2005, 2005-11, 2005-11-04, 2005/2006, o 2001~ si es aproximada
    [words] palabras entre comillas
    [truth] { "true" } o { "false" }
    [number] un número entero
    [level] un nivel del libro de códigos, 1 para el más alto
    [no-level] { "level" } y { "descendants" } solo donde el eje es { "code" }; quítelos
    [values] al menos un valor; quite la línea para conservarlos todos
    [axis-table] un eje: su palabra, o una tabla con { "axis" }
    [measure-table] una medida: su palabra, o una tabla con { "measure" }
    [filter-table] una tabla con el encabezado { "[filter]" }
   *[stated-table] tablas con el encabezado { "[[stated]]" }
}{ $hint ->
    [none] { "" }
   *[other] ; ¿quiso decir «{ $hint }»?
}
why-not-in-study = el estudio no tiene «{ $seen }» en «{ why-part-axis }»{ $hint ->
    [none] { "" }
   *[other] {" "}(¿quiso decir «{ $hint }»?)
}; revise cómo está escrito, o añádalo antes
why-no-such-attribute = { $of ->
    [source] ninguna fuente tiene
    [event] ningún evento tiene
    [actor] ningún actor tiene
   *[other] nada tiene
} un atributo «{ $seen }»{ $hint ->
    [none] { "" }
   *[other] {" "}(¿quiso decir «{ $hint }»?)
}; defínalo, o quítelo
why-axis-needs-unit = «{ why-part-axis }» no distingue { why-part-unit }; elija otra cosa, o cuente { why-part-units }
why-measure-needs-unit = «{ why-part-measure }» no dice nada de { why-part-unit }; muestre otra cosa, o cuente { why-part-units }
why-codes-by-codes = las filas y las columnas son códigos, y «{ why-part-measure }» busca una sola codificación que tenga los dos; escriba { "measures = [\"co-occurrence\"]" } en la declaración: cuántos pasajes de la fila comparten palabras con un pasaje de la columna
why-co-occurrence-of-codes = la coocurrencia es de códigos con códigos; ponga códigos o grupos de códigos en las filas y en las columnas, o muestre otra cosa
why-table-too-large = la tabla tendría { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
} y { $columns ->
    [one] { $columns } columna
   *[other] { $columns } columnas
}, más de { $limit } celdas; deje menos grupos, un solo nivel del libro de códigos, o añada una condición
why-several-lines = «{ $wanted }» puede designar { $count } { $noun ->
    [row] filas
   *[column] columnas
}
why-write-one-of = Escriba uno de estos: { $names }{ $more ->
    [0] .
   *[other] {" "}y { $more } más.
}
why-there-are = Hay: { $names }{ $more ->
    [0] .
   *[other] {" "}y { $more } más.
}
why-quotation-without-id = una cita no tiene identidad; el archivo del proyecto está dañado

why-no-reason = lo que se acepta necesita una razón
why-not-diagnosed = lo que se iba a aceptar ya no está: { $diagnostic }, { $place }
why-not-accepted = esto no se había aceptado: { $diagnostic }, { $place }

why-file-unknown-version = La base de datos es de { $program } en una versión que Ayni no lee (visto: { $seen }). Ábrala con la versión más reciente de ese programa, que la pone al día, e inténtelo de nuevo.
why-file-no-such-project = No hay ningún proyecto { $asked }; el archivo tiene { $projects }.
why-project-changed-since-look = El proyecto cambió desde que se miró el archivo.
why-look-again = Mire el archivo otra vez; lo que cambiaría puede ser otra cosa ahora.
why-import-broken-off = La importación se interrumpió; no se cambió nada.
why-no-inner-project = El archivo no tiene ningún proyecto { $number }.
why-no-project-within = No hay ningún proyecto en el archivo.
why-several-projects = El archivo contiene { $count } proyectos; indique cuál.
why-one-project-within = { $name } es un solo proyecto; no contiene otros entre los que elegir.
why-no-tags-to-part = { $name } no es un proyecto de Taguette; los niveles de sus códigos no están en los nombres.
why-file-own-project = { $name } es un proyecto de Ayni.
why-export-own-project = Ábralo, entréguelo allí a otro programa y traiga el archivo que resulte.
why-projects-within = Contiene: { $list }
why-cannot-be-opened = No se puede abrir { $name }: { $why }

why-file-unwritten = No se puede escribir { $path }: { $why }
why-export-invalid = El archivo no sería válido, así que no se escribió: { $why }
why-export-broken-off = La exportación se interrumpió; no se escribió ningún archivo.
why-departure-not-kept = No se puede escribir el archivo en la carpeta de archivos temporales: { $why }
why-no-code-to-give = Todavía no hay ningún código en el libro de códigos.
why-write-once-more = Escríbalo otra vez.
why-no-such-count = { $unit }, { $ends } no es una manera de contar.
why-positions-unsettled = No se pueden fijar las posiciones de { $key }: no viene de un proyecto REFI-QDA, o su texto se corrigió después.
why-no-import = no hay tal importación, o se deshizo
why-report-unreadable = el informe de esta importación no se puede leer: { $why }
why-arrival-not-kept = el archivo no se puede guardar mientras se mira: { $why }
why-make-room = Haga sitio en el disco e inténtelo otra vez.
why-import-from-command-line = Tráigalo desde la línea de órdenes: ayni import FILE --merge
why-words-unreadable = No se puede leer lo que escribió otro programa: { $what }
