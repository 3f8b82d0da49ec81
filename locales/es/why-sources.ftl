# Por qué se rechazó algo: fuentes, atributos, registros, rondas y la página misma.
why-correction-needs-reason = para corregir un texto hace falta un motivo
why-no-text-to-correct = { $source } no tiene un texto que corregir
why-same-text = { $name } es el texto que { $source } ya tiene
why-source-has-text = la fuente «{ $key }» ya tiene un texto
why-give-another-key = Corrija el texto o dé otra clave al archivo.
why-no-file-to-import = no hay ningún archivo que traer
why-one-key = una sola clave no puede nombrar { $count } archivos
why-files-refused = no se trajo nada, porque { $count ->
    [one] no se puede traer { $count } archivo
   *[other] no se pueden traer { $count } archivos
} de { $of }: { $names }
why-file-because = { $file }: { $why }
why-source-has-codings = { $source } tiene { $count ->
    [one] { $count } codificación
   *[other] { $count } codificaciones
}
why-source-exists = ya hay una fuente «{ $key }»
why-key-is-renamed = una clave no se llena como los demás campos: se cambia aparte
why-cannot-be-set = «{ $field }» no se puede cambiar
why-columns-are = { $name } tiene: { $columns }
why-on-line-already = «{ $key }» ya está en la línea { $line }
why-no-row-names-a-source = ninguna fila de { $name } nombra una fuente del proyecto en «{ $column }»
why-not-collected = { $source } no tiene texto: se sabe de la fuente, pero no se tiene a mano
why-text-missing = falta un texto en el archivo del proyecto; está dañado
why-layout-unreadable = no se puede leer lo que se sabe de las partes de un texto: { $error }
why-no-attribute-of = no hay ningún atributo «{ $name }» de { $of ->
    [source] las fuentes
    [actor] los actores
    [event] los eventos
   *[other] { $of }
}
why-values-do-not-fit = { $count ->
    [one] { $count } valor de «{ $name }» no corresponde
   *[other] { $count } valores de «{ $name }» no corresponden
}: vea { $keys }
why-attribute-exists = ya hay un atributo «{ $name }»
why-attribute-has-values = { $of ->
    [source] { $count ->
        [one] { $count } fuente tiene
       *[other] { $count } fuentes tienen
    }
    [actor] { $count ->
        [one] { $count } actor tiene
       *[other] { $count } actores tienen
    }
   *[event] { $count ->
        [one] { $count } evento tiene
       *[other] { $count } eventos tienen
    }
} un valor de «{ $name }»
why-actor-exists = ya hay un actor «{ $key }»
why-tie-of-one = un vínculo une a dos actores, y sus dos extremos son { $actor }
why-tie-exists = ya hay un vínculo «{ $key }»
why-event-exists = ya hay un evento «{ $key }»
why-part-of-itself = { $key } sería parte de sí mismo
why-in-event-already = { $actor } ya consta en { $event } como { $role }
why-not-in-event-as = { $actor } no consta en { $event } como { $role }
why-not-in-event = { $actor } no consta en { $event }
why-claim-about = una afirmación trata de una fuente, un actor o un evento
why-no-claim = no existe la afirmación { $id }
why-describes-nothing = «{ $pair }» no describe nada; escriba {"{"}organisation_kind=sindicato de base; country=PE{"}"}
why-sets-nothing = «{ $text }» no cambia ningún campo
why-no-field-or-attribute = no hay ningún campo o atributo «{ $name }»
why-no-attribute-name = «{ $name }» no sirve como nombre de atributo
why-use-a-word = Use una palabra, como región o sindicato_afectado.
why-left-empty = { $field ->
    [name] el nombre
    [kind] la clase
    [role] el papel
    [attribute] el atributo
    [value] el valor
    [title] el título
   *[other] «{ $field }»
} no puede quedar en blanco
why-no-country = «{ $value }» no es un código de país de dos letras
why-write-country = Escriba CA, CL o PE (ISO 3166); PE? si hay duda.
why-none-of = «{ $value }» no es ninguna de estas palabras: { $words }
why-no-position = «{ $value }» no es un lugar contado desde 1
why-no-key = «{ $key }» no sirve como clave
why-a-key-is = Una clave es una palabra corta de letras, cifras, - _ y punto, como «{ $example }».
why-round-exists = ya hay una ronda «{ $name }»
why-round-stays = Una ronda se queda donde recibió su nombre; elija otro.
why-no-step = el historial no tiene un paso { $step }
why-write-a-moment = Escriba el nombre de una ronda o una fecha, como 2026-11-23.
why-project-is-younger = el proyecto es posterior a { $moment }
why-codebook-of-round-elsewhere = el libro de códigos de «{ $round }» no está en este proyecto: la ronda llegó con la carpeta { $folder }, que dice cuándo fue ({ $moment }) y no cómo era entonces el libro de códigos
why-ask-other-project = Búsquelo en el proyecto del que salió la carpeta: su historial lo tiene.
why-kept-codebook-damaged = el libro de códigos que guarda la ronda está dañado: { $why }
why-no-page = este programa se compiló sin su página
why-page-has-no-file = la página no tiene el archivo «{ $path }»
why-wrong-host = «{ $host }» no es el nombre de este programa
why-wrong-origin = una página de { $origin } no puede pedir esto
why-wrong-site = una página de otra parte ({ $site }) no puede pedir esto
why-no-origin = una página que escribe tiene que decir de dónde viene
why-no-session = esta ventana no ha mostrado el código de acceso del proyecto
why-wrong-token = ese no es el código de acceso de este proyecto
why-open-address = Abra la dirección que el programa imprimió al iniciarse.
why-not-understood = el programa no entendió lo que pidió la página: { $why }
why-broke-off = el programa se interrumpió por esto: { $error }
why-nothing-was-changed = No se cambió nada. Cuéntenos, por favor, qué hizo.
why-nothing-at = no hay nada en { $path }
why-no-member-header = la cabecera ayni-member no es una clave codificada con signos de porcentaje
why-upload-too-large = { $name } tiene { $size } bytes; el límite es de { $limit } bytes
why-upload-larger = { $name } es más grande; el límite es de { $limit } bytes
why-split-the-file = Divida el archivo y traiga sus partes.
why-did-not-arrive = { $name } no llegó entero: { $error }
why-files-wait = ya hay archivos de { $size } bytes a la espera de entrar
why-bring-in-first = Traiga primero estos, o saque algunos de la lista.
why-file-gone = ese archivo ya no está a la espera
why-choose-once-more = Elíjalo otra vez.
why-no-file-chosen = no se eligió ningún archivo
why-import-given-up = se desistió de traer los archivos
why-table-unnamed = una tabla tiene un nombre o una declaración
why-too-many-cells = la tabla tiene { $count } celdas, más de las que se pueden leer
why-choose-fewer = Elija menos filas o columnas, oculte las vacías o exporte la tabla.
why-no-line = la tabla no tiene una fila o columna { $line }
why-no-file-of = no hay ningún archivo de «{ $source }»
why-text-has-changed = el texto de { $source } ha cambiado desde que se leyó
why-read-again = Léalo de nuevo y corrija lo que hay ahora.
why-code-or-path = se nombra un código o el lugar de uno nuevo, no ambos
why-both-ends = se dan los dos extremos de una cita, o ninguno
why-phase-has-key = una fase tiene una clave
why-example-needs-empty = el ejemplo solo entra en un proyecto vacío
