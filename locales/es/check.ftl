do-check-next = Siguiente observación
do-check-previous = Observación anterior
do-check-go = Ir a su lugar
do-check-accept = Aceptarla, con una razón
do-check-withdraw = Anular la aceptación
do-check-filter = Filtrar la revisión
keys-part-check = Revisión
check-hint-move = siguiente, anterior
check-hint-go = ir allí
check-hint-accept = aceptar
check-hint-memo = memo
check-open = { $count ->
    [one] { $count } por revisar
   *[other] { $count } por revisar
}
check-accepted = { $count ->
    [one] { $count } aceptada
   *[other] { $count } aceptadas
}
check-shown = { $shown } de { $count } a la vista
check-filter = Cuáles mostrar
check-show-open = Por revisar
check-show-accepted = Aceptadas
check-kinds = Clases de observaciones
check-every-kind = Todas las clases
check-list = Observaciones
check-words = Palabras o un lugar
check-none = Nada corresponde.
check-clean = Nada se opone al estudio
check-clean-why = La revisión mira los hallazgos y sus pasajes, los códigos sin definición, las fuentes que se contradicen y las cifras que el estudio no da.
check-none-accepted = No se ha aceptado nada
check-none-accepted-why = Lo que puede quedar como está se acepta con una razón; la razón queda en el proyecto y se muestra aquí.
check-level = Gravedad
check-level-error = Error
check-level-warning = Aviso
check-level-note = Nota
check-levels-error = { $count ->
    [one] { $count } error
   *[other] { $count } errores
}
check-levels-warning = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
}
check-levels-note = { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
check-group-findings = Hallazgos
check-group-codes = Códigos
check-group-claims = Lo que dicen las fuentes
check-group-registers = Registros
check-group-quotations = Citas
check-group-synopses = Sinopsis
check-group-other = Otras
check-go = Ir allí
check-accept = Aceptar
check-withdraw = Anular
check-memo = Memo al respecto
check-mend = Para corregirlo:
check-accept-why = Por qué puede quedar así; la razón queda en el proyecto
check-accepted-one = Aceptada
check-accepted-by = Aceptada por { $who }
check-related = { $count ->
    [one] Tiene que ver con
   *[other] Tiene que ver con { $count } cosas
}
check-related-all = Mostrar todo
check-sides = Quién dice qué
check-side-says = Dice
check-side-who = Fuente
check-side-study = el estudio
check-finding-without-quotation = Hallazgo sin cita
check-finding-without-quotation-why = Una afirmación que no muestra ningún pasaje pide que se le crea.
check-finding-without-quotation-seen = { $case ->
    [gone] Ya no existe ninguna de sus citas; quien lee solo puede creerlo o no.
   *[none] No nombra ninguna cita; quien lee solo puede creerlo o no.
}
check-finding-without-quotation-mend = añada los pasajes en que se apoya, o anote que es una síntesis propia y acéptelo.
check-finding-stale = Hallazgo anterior a su evidencia
check-finding-stale-why = Aquello en que se apoya cambió después de escribirlo; quizá ya no diga lo mismo.
check-finding-stale-seen = { $case ->
    [gone] { $gone } de las { $quotations } citas en que se apoya ya no existen.
   *[changed] Algo en que se apoya cambió después de escribirlo.
}
check-finding-stale-mend = relea sus pasajes; escríbalo de nuevo o confirme que sigue siendo válido.
check-finding-on-one-source = Hallazgo con una sola fuente
check-finding-on-one-source-why = Una fuente es una voz: lo que dice quizá no valga para nadie más.
check-finding-on-one-source-seen = { $quotations ->
    [one] Se apoya en { $quotations } cita de { $source }.
   *[other] Se apoya en { $quotations } citas, todas de { $source }.
}
check-finding-on-one-source-mend = añada pasajes de otras fuentes, o diga en el hallazgo que trata solo de esta.
check-finding-on-one-kind = Hallazgo con una sola clase de fuente
check-finding-on-one-kind-why = Las fuentes de una misma clase comparten sus puntos ciegos; la triangulación pide otra clase.
check-finding-on-one-kind-seen = Sus { $sources } fuentes son todas de la clase «{ $kind }».
check-finding-on-one-kind-mend = busque un pasaje en una fuente de otra clase, o nombre este límite en su nota.
check-finding-contradicted = Hallazgo contradicho por un pasaje
check-finding-contradicted-why = Un pasaje habla en contra; quien lee lo encontrará.
check-finding-contradicted-seen = { $case ->
    [unknown] No se puede saber si algún pasaje habla en contra: falta su fila o su columna.
    [weighed] { $passages-count ->
        [0] Hay pasajes en contra; quien lo escribió los sopesó.
        [one] Un pasaje habla en contra; quien lo escribió lo sopesó.
       *[other] { $passages-count } pasajes hablan en contra; quien lo escribió los sopesó.
    }
   *[open] { $passages-count ->
        [0] Hay pasajes de su propia celda en contra y no los menciona.
        [one] Un pasaje de su propia celda habla en contra y no lo menciona.
       *[other] { $passages-count } pasajes de su propia celda hablan en contra y no los menciona.
    }
}
check-finding-contradicted-mend = { $case ->
    [weighed] nada; publique los pasajes junto al hallazgo.
    [unknown] corrija la fila o la columna del hallazgo.
   *[open] sopéselos: nómbrelos como contrarios en el hallazgo, cambie lo que dice o corrija la codificación.
}
check-code-without-definition = Código sin definición
check-code-without-definition-why = Sin definición, dos personas, o una misma en dos años, codifican cosas distintas.
check-code-without-definition-seen = { $codings ->
    [0] No tiene definición ni codificaciones todavía.
    [one] No tiene definición, pero sí { $codings } codificación.
   *[other] No tiene definición, pero sí { $codings } codificaciones.
}
check-code-without-definition-mend = diga qué significa, cuándo usarlo y cuándo no.
check-code-retired-but-cited = Código en desuso, pero con contenido
check-code-retired-but-cited-why = Un código en desuso aún guarda pasajes o afirmaciones que nadie buscará ahí.
check-code-retired-but-cited-seen = { $case ->
    [merged] Se fusionó con otro
   *[retired] Se retiró de uso
} y aún guarda { $codings ->
    [one] { $codings } codificación
   *[other] { $codings } codificaciones
} y { $findings ->
    [one] { $findings } hallazgo
   *[other] { $findings } hallazgos
}.
check-code-retired-but-cited-mend = { $case ->
    [merged] páselos a «{ $into }», que ocupó su lugar.
   *[retired] recodifíquelos, o vuelva a usar el código.
}
check-code-duplicate-name = Códigos con el mismo nombre
check-code-duplicate-name-why = Dos códigos con el mismo nombre separan lo que va junto, y ambos recuentos fallan.
check-code-duplicate-name-seen = Tienen el mismo nombre: { $codes }.
check-code-duplicate-name-mend = fusiónelos, o cambie el nombre de todos menos uno para que la diferencia esté en el nombre.
check-claims-conflict = Fuentes que se contradicen
check-claims-conflict-why = No pueden tener razón las dos.
check-claims-conflict-seen = { $statements } afirmaciones sobre «{ $attribute }» no pueden ser todas ciertas.
check-claims-conflict-mend = vuelva a las fuentes; corrija la que se leyó mal, marque con ? lo dudoso, o acéptelo con la razón: quizá lo explique una máscara.
check-claims-unclear = Fuentes que difieren en lo dudoso
check-claims-unclear-why = Dos fuentes difieren en algo que al menos una solo supone.
check-claims-unclear-seen = { $statements } afirmaciones sobre «{ $attribute }» difieren en algo que al menos una pone en duda.
check-claims-unclear-mend = vuelva a las fuentes; aclare lo que pueda aclararse, o acéptelo con la razón.
check-register-number-missing = Falta un número en un registro
check-register-number-missing-why = A un registro que debería estar completo le falta un número: algo se perdió o nunca existió.
check-register-number-missing-seen = { $number } no está en { $name }, que debería tener una vez cada { $list }.
check-register-number-missing-mend = vea si la entrada se pasó por alto; si el registro no la tiene, escriba un memo y acéptelo.
check-register-number-twice = Número repetido en un registro
check-register-number-twice-why = Un registro tiene dos veces un número: una de las entradas es de otra cosa.
check-register-number-twice-seen = { $number } está en { $places-count } lugares de { $name } ({ $places }), que debería tener una vez cada { $list }.
check-register-number-twice-mend = averigüe qué entrada es de otra cosa, y corríjala o acéptelo.
check-register-unread = Registro que no comprueba nada
check-register-unread-why = Un registro dice qué debe contener y no se anotó nada de él: no comprueba nada.
check-register-unread-seen = Debería tener una vez cada { $list }, y ninguna afirmación dice qué contiene.
check-register-unread-mend = anote una afirmación por entrada, según este registro, con su fila.
check-quotation-lost = Cita cuyas palabras ya no están
check-quotation-lost-why = Las palabras de la cita no están en el texto: ya no se puede mostrar.
check-quotation-lost-seen = { $case ->
    [no-text-nor-words] No se conocen sus palabras, y { $source } no tiene texto.
    [no-words] No se conocen sus palabras, y su lugar no está en el texto de { $source }.
    [no-text] Las palabras «{ $was }» no se pueden mostrar: { $source } no tiene texto.
    [again] Las palabras «{ $was }» están de nuevo en { $source }, y la cita no se ha vuelto a situar allí.
    [several] Las palabras «{ $was }» están en varios lugares de { $source }, y nada indica cuál es.
    [corrected] Las palabras «{ $was }» desaparecieron con una corrección de { $source }{ $because ->
        [none] .
       *[other] {" "}({ $because }).
    }
   *[other] Las palabras «{ $was }» no están en el texto de { $source }.
}
check-quotation-lost-mend = { $case ->
    [no-text-nor-words] incorpore el texto de la fuente, o quite la cita.
    [no-text] incorpore el texto de la fuente, o quite la cita.
   *[other] busque el pasaje y márquelo de nuevo, o quite la cita.
}
check-quotation-changed = Cita cuyas palabras se corrigieron
check-quotation-changed-why = Las palabras se corrigieron después de codificarlas; quizá los códigos ya no correspondan.
check-quotation-changed-seen = { $was ->
    [none] Sus palabras en { $source } se corrigieron después de marcarlas.
   *[other] Sus palabras en { $source } eran «{ $was }» cuando se marcaron y ahora son «{ $now }».
}
check-quotation-changed-mend = reléala; ajústela o recodifíquela, o acéptelo.
check-synopsis-invalid = Sinopsis que no se puede calcular
check-synopsis-invalid-why = La tabla declarada nombra algo que no existe; lo que se publicó de ella ya no se puede calcular.
check-synopsis-invalid-seen = El programa dice: { $error }
check-synopsis-invalid-mend = corrija sus filas, columnas o filtros.
check-stated-figure-differs = Cifra declarada que difiere
check-stated-figure-differs-why = Una cifra que alguien declara no es la que da el estudio; quien cuente preguntará.
check-stated-figure-differs-seen = { $source ->
    [none] Se declara: { $figure }.
   *[other] { $source } declara { $figure }.
} { $case ->
    [differs] El estudio da { $derived }.
   *[not-derivable] El estudio no puede dar esta cifra.
}
check-stated-figure-differs-mend = { $case ->
    [differs] averigüe cuál de las dos falla, y corríjala o escriba un memo sobre por qué difieren.
   *[not-derivable] añada lo que falta, o acéptelo con la razón de por qué no puede saberse.
}
