# El proyecto para otros programas: qué lleva el archivo, qué no puede llevar, y el archivo mismo.
do-exchange-give = Entregar el proyecto a otro programa
do-exchange-write = Escribir el archivo para otro programa

give-title = Entregar a otro programa
give-for = ¿Para qué programa?
give-profile-any = Cualquier programa
give-profile-standard-why = Como dice el estándar REFI-QDA. Lo leen ATLAS.ti, QualCoder, Dedoose, Quirkos y casi todos los demás.
give-profile-nvivo-why = Los lugares se cuentan como los cuenta NVivo, para el que un emoji son dos signos. Con otro archivo, los pasajes que siguen a un emoji quedarían corridos.
give-profile-maxqda-why = Las líneas de los textos terminan como en Windows, que es lo que espera MAXQDA.
give-counting = Se cuenta lo que llevará el archivo
give-holds = Qué lleva el archivo
give-holds-kind = Tipo
give-holds-count = En el archivo
give-without-text = { $count ->
    [one] { $count } sin su texto
   *[other] { $count } sin su texto
}
give-without-file = { $count ->
    [one] { $count } sin su archivo
   *[other] { $count } sin su archivo
}
give-missing-why = Lo que falta allí tampoco está aquí: no vino con el proyecto. Otros programas ven la fuente con sus codificaciones, y de sus palabras o su archivo nada, o una línea que lo dice.
give-doubtful = { $count ->
    [one] Está en duda qué cuentan las posiciones de { $count } fuente. Salen como se leen aquí; decídalo antes si puede.
   *[other] Está en duda qué cuentan las posiciones de { $count } fuentes. Salen como se leen aquí; decídalo antes si puede.
}
give-doubtful-written = { $count ->
    [one] Está en duda qué cuentan las posiciones de { $count } fuente. Salieron como se leen aquí; si lo decide, escriba el archivo otra vez.
   *[other] Está en duda qué cuentan las posiciones de { $count } fuentes. Salieron como se leen aquí; si lo decide, escriba el archivo otra vez.
}
give-doubtful-look = Mirar y decidir
give-holds-passages = Donde varias personas codificaron un pasaje, está en el archivo una vez por cada una, y vuelve a ser uno solo al regresar.
give-nothing = Todavía no hay nada que entregar
give-nothing-why = Traiga fuentes o cree códigos; entonces podrá entregarlos.
give-left = Qué se queda aquí
give-left-why = REFI-QDA, el formato de intercambio, no tiene lugar para esto. Se queda en este proyecto.
give-left-none = Cabe todo
give-left-none-why = El formato tiene lugar para todo lo que se dice en este proyecto. Su historial se queda aquí, y los nombres cortos (claves) se forman de nuevo a partir de los nombres.
give-left-group = Dónde
give-left-what = Qué se queda aquí
give-point-missing = { $count ->
    [one] { $count } fuente va sin su texto o archivo
   *[other] { $count } fuentes van sin su texto o archivo
}
give-point-left = { $count ->
    [one] { $count } clase de cosas se queda aquí
   *[other] { $count } clases de cosas se quedan aquí
}
give-mended = { $count ->
    [one] Se omite { $count } cosa de un archivo anterior que ningún archivo válido puede llevar
   *[other] Se omiten { $count } cosas de un archivo anterior que ningún archivo válido puede llevar
}
give-private = Las personas del material figuran en el archivo con los nombres que tienen en este proyecto, los seudónimos. No se nombran las carpetas de esta máquina. Las palabras de los textos y memos van tal como están, y también los nombres de los enlaces y los archivos: PDF, Word, imágenes, grabaciones.
give-anonymous = Sin los nombres de quienes codificaron
give-anonymous-why = { $count ->
    [one] El archivo nombra a un miembro que codificó o escribió: { $names }. Sin el nombre figura en su lugar «coder» con seis signos, siempre los mismos; cuando el archivo vuelve, se sabe quién es.
   *[other] El archivo nombra a { $count } miembros que codificaron o escribieron: { $names }. Sin los nombres figura en lugar de cada uno «coder» con seis signos, siempre los mismos; cuando el archivo vuelve, se sabe quiénes son.
}
give-files-of-renamed = { $count ->
    [one] { $count } archivo es de una fuente que aquí cambió de nombre. El archivo mismo va tal como vino: mire si dice el nombre anterior.
   *[other] { $count } archivos son de fuentes que aquí cambiaron de nombre. Los archivos mismos van tal como vinieron: mire si dicen los nombres anteriores.
}
give-old-names = Un nombre que no sale (de una fuente, un caso o una persona que aquí se llama de otro modo, o de quien codificó) sigue en palabras que van como están:
give-old-name-text = { $count ->
    [one] { $count } texto
   *[other] { $count } textos
}
give-old-name-memo = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
give-old-name-code = { $count ->
    [one] { $count } código o su definición
   *[other] { $count } códigos o sus definiciones
}
give-old-name-source = { $count ->
    [one] { $count } fuente: su nombre, nota o atributos
   *[other] { $count } fuentes: sus nombres, notas o atributos
}
give-old-name-case = { $count ->
    [one] { $count } caso: su nombre, nota o atributos
   *[other] { $count } casos: sus nombres, notas o atributos
}
give-old-name-attribute = { $count ->
    [one] { $count } atributo: su nombre o descripción
   *[other] { $count } atributos: sus nombres o descripciones
}
give-old-name-code-group = { $count ->
    [one] { $count } nombre de un grupo de códigos
   *[other] { $count } nombres de grupos de códigos
}
give-old-name-project = { $count ->
    [one] { $count } nombre o descripción del proyecto
   *[other] { $count } nombres o descripciones del proyecto
}
give-write = Escribir el archivo
give-writing-sources = Se escriben las fuentes
give-writing-files = Se empaquetan los textos y archivos
give-broken-off = Se abandonó la exportación. No se escribió ningún archivo.
give-trouble = No se escribió el archivo
give-written = { $name } está escrito
give-written-for = Para: { $program }
give-written-named = { $count ->
    [one] Nombra a un miembro que codificó o escribió: { $names }.
   *[other] Nombra a { $count } miembros que codificaron o escribieron: { $names }.
}
give-written-unnamed = No nombra a nadie que haya codificado o escrito: en lugar de cada uno figura «coder» con seis signos.
give-written-why = { $size }. El navegador lo guarda con sus descargas.
give-written-holds = Qué se escribió
give-written-left = Qué se omitió
give-again = Guardarlo otra vez
give-another = Escribir para otro programa
give-codebook = Solo el libro de códigos
give-codebook-why = Los códigos con sus definiciones y grupos, sin fuentes, codificaciones ni memos.
give-codebook-keep = Guardar el libro de códigos (.qdc)
give-bring = Traer un proyecto
give-hint-write = escribir el archivo

give-group-story = Tablas y lo que dicen
give-group-registers = Registros y convenios
give-group-codes = Libro de códigos
give-group-project = Proyecto
give-group-sources = Fuentes
give-group-codings = Codificaciones
give-group-memos = Memos y enlaces
give-group-other = Otras cosas

give-left-phase = { $count ->
    [one] { $count } fase
   *[other] { $count } fases
}
give-left-finding = { $count ->
    [one] { $count } hallazgo
   *[other] { $count } hallazgos
}
give-left-synopsis = { $count ->
    [one] { $count } sinopsis
   *[other] { $count } sinopsis
}
give-left-acceptance = { $count ->
    [one] { $count } advertencia aceptada
   *[other] { $count } advertencias aceptadas
}
give-left-actor-kind-place-dates-or-parent = { $count ->
    [one] Tipo, país, lugar, fechas u organización superior de { $count } actor
   *[other] Tipo, país, lugar, fechas u organización superior de { $count } actores
}
give-left-tie = { $count ->
    [one] { $count } vínculo
   *[other] { $count } vínculos
}
give-left-event = { $count ->
    [one] { $count } evento
   *[other] { $count } eventos
}
give-left-participation = { $count ->
    [one] { $count } participación en un evento
   *[other] { $count } participaciones en eventos
}
give-left-claim = { $count ->
    [one] { $count } afirmación
   *[other] { $count } afirmaciones
}
give-left-commitment = { $count ->
    [one] { $count } compromiso
   *[other] { $count } compromisos
}
give-left-agreement = { $count ->
    [one] { $count } convenio
   *[other] { $count } convenios
}
give-left-provision = { $count ->
    [one] { $count } cláusula de un convenio
   *[other] { $count } cláusulas de convenios
}
give-left-code-life = { $count ->
    [one] Que { $count } código está fusionado o retirado
   *[other] Que { $count } códigos están fusionados o retirados
}
give-left-code-origin = { $count ->
    [one] De dónde viene { $count } código
   *[other] De dónde vienen { $count } códigos
}
give-left-code-note = { $count ->
    [one] La nota de { $count } código
   *[other] Las notas de { $count } códigos
}
give-left-round = { $count ->
    [one] { $count } ronda del libro de códigos
   *[other] { $count } rondas del libro de códigos
}
give-left-language-of-the-project = { $count ->
    [one] El idioma en que se trabaja
   *[other] Los idiomas en que se trabaja
}
give-left-source-kind = { $count ->
    [one] El tipo de { $count } fuente
   *[other] Los tipos de { $count } fuentes
}
give-left-source-date = { $count ->
    [one] La fecha de { $count } fuente
   *[other] Las fechas de { $count } fuentes
}
give-left-source-place = { $count ->
    [one] El lugar de { $count } fuente
   *[other] Los lugares de { $count } fuentes
}
give-left-source-language = { $count ->
    [one] El idioma de { $count } fuente
   *[other] Los idiomas de { $count } fuentes
}
give-left-source-register = { $count ->
    [one] Lo que { $count } fuente, como registro, debe enumerar
   *[other] Lo que { $count } fuentes, como registros, deben enumerar
}
give-left-who-speaks = { $count ->
    [one] Quién habla en { $count } voz
   *[other] Quiénes hablan en { $count } voces
}
give-left-choices-of-an-attribute = { $count ->
    [one] Las opciones de { $count } atributo, que sale como texto
   *[other] Las opciones de { $count } atributos, que salen como texto
}
give-left-earlier-text-of-a-source = { $count ->
    [one] { $count } versión anterior de un texto, con el motivo de la corrección
   *[other] { $count } versiones anteriores de textos, con los motivos de las correcciones
}
give-left-rich-text-of-a-corrected-text = { $count ->
    [one] El texto con formato (Word) de { $count } texto que se corrigió aquí
   *[other] Los textos con formato (Word) de { $count } textos que se corrigieron aquí
}
give-left-original-file-of-a-text = { $count ->
    [one] El archivo original de { $count } texto (ODT, RTF, HTML, EPUB y similares)
   *[other] Los archivos originales de { $count } textos (ODT, RTF, HTML, EPUB y similares)
}
give-left-file-name-that-says-a-name = { $count ->
    [one] El nombre del archivo del que vino { $count } fuente: dice un nombre que no sale
   *[other] Los nombres de los archivos de los que vinieron { $count } fuentes: dicen nombres que no salen
}
give-left-label-of-a-quotation = { $count ->
    [one] La etiqueta de { $count } cita
   *[other] Las etiquetas de { $count } citas
}
give-left-place-of-a-lost-quotation = { $count ->
    [one] El lugar de { $count } cita perdida
   *[other] Los lugares de { $count } citas perdidas
}
give-left-memo-kind = { $count ->
    [one] La clase de { $count } memo
   *[other] Las clases de { $count } memos
}
give-left-contrary-stance = { $count ->
    [one] Que { $count } codificación es evidencia en contra
   *[other] Que { $count } codificaciones son evidencia en contra
}
give-left-member-who-coded-nothing = { $count ->
    [one] { $count } miembro que no ha codificado ni escrito nada
   *[other] { $count } miembros que no han codificado ni escrito nada
}
give-left-attribute-of-events = { $count ->
    [one] { $count } atributo de eventos
   *[other] { $count } atributos de eventos
}
give-left-attribute-of-actors-without-a-value = { $count ->
    [one] Que { $count } atributo es de actores, ninguno de los cuales tiene un valor
   *[other] Que { $count } atributos son de actores, ninguno de los cuales tiene un valor
}
give-left-moment-of-a-coding = { $count ->
    [one] Cuándo se hizo { $count } codificación de la que no se sabe la hora
   *[other] Cuándo se hicieron { $count } codificaciones de las que no se sabe la hora
}
give-left-moment-of-a-memo = { $count ->
    [one] Cuándo se escribió { $count } memo del que no se sabe la hora
   *[other] Cuándo se escribieron { $count } memos de los que no se sabe la hora
}
give-left-what-a-memo-is-on = { $count ->
    [one] De qué trata { $count } memo
   *[other] De qué tratan { $count } memos
}
give-left-link-to-what-was-removed = { $count ->
    [one] { $count } enlace a algo que se quitó
   *[other] { $count } enlaces a algo que se quitó
}
