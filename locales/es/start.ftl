# Donde empieza un estudio y donde sigue el trabajo.
keys-part-start = Inicio
do-start-go-on = Seguir leyendo donde estaba
start-lead = Tres pasos, en el orden que pida su trabajo. El primero va primero.
start-past = hecho
start-step-1 = Traer lo que recogió
start-step-1-why = Entrevistas, notas de campo, actas, convenios, prensa: archivos de cualquier clase usual, o carpetas enteras.
start-step-2 = Leer y codificar
start-step-2-why = Marque un pasaje, dele un código y defina el código sobre la marcha. El libro de códigos crece con la lectura.
start-step-3 = Comparar
start-step-3-why = Una sinopsis pone las voces lado a lado, por fase, país o actor, y cada celda se abre hasta sus pasajes.
start-drop = o suéltelos en cualquier parte de esta página
start-read = Leer { $source }
start-compare = Hacer una sinopsis
start-example = O mire primero un estudio terminado
start-example-why = El ejemplo sigue durante veintiocho años a una alianza de sindicatos mineros de Canadá, Chile y Perú: 97 fuentes, 28 de ellas con texto, un libro de códigos, registros y sinopsis. Todo lo que alguien dice en él se inventó para el ejemplo.
start-example-do = Traer el ejemplo
start-example-going = Entra el ejemplo
start-example-out = Entra en este proyecto como un solo paso. Al deshacer, sale entero.
start-where = Dónde estaba
start-begin = Por dónde empezar
start-untouched = sin codificar
start-least = poco codificado
start-no-text = Todavía no hay ningún texto a mano.
start-progress = Avance de la codificación
start-coded = { $count ->
    [one] Está codificado el { $share } del único texto a mano.
   *[other] Está codificado el { $share } de los { $count } textos a mano.
}
start-uncoded = { $count ->
    [one] { $count } todavía no tiene codificaciones
   *[other] { $count } todavía no tienen codificaciones
}
khipu = { $count ->
    [one] Un quipu de { $count } fuente: está codificado el { $share } de su texto
   *[other] Un quipu de { $count } fuentes: está codificado el { $share } de su texto
}
khipu-caption = Cada cuerda es una fuente, larga como su texto y teñida hasta donde está codificado. La punteada no se tiene a mano.
khipu-caption-several = Cada cuerda son { $count } fuentes, larga como sus textos y teñida hasta donde están codificados.
khipu-several = { $first } y { $count ->
    [2] otra más
   *[other] otras, { $count } en total
}
khipu-absent = no a mano
khipu-share = codificado { $share }
start-checking = Mirando…
start-clean = Nada se opone al estudio.
start-check-why = Lo que no resistiría una lectura atenta.
start-level-error = { $count ->
    [one] { $count } error
   *[other] { $count } errores
}
start-level-warning = { $count ->
    [one] { $count } aviso
   *[other] { $count } avisos
}
start-level-note = { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
start-steps = Lo último que se hizo
start-count-sources = { $count ->
    [one] { $count } fuente
   *[other] { $count } fuentes
}
start-count-quotations = { $count ->
    [one] { $count } cita
   *[other] { $count } citas
}
start-count-codes = { $count ->
    [one] { $count } código
   *[other] { $count } códigos
}
start-count-codings = { $count ->
    [one] { $count } codificación
   *[other] { $count } codificaciones
}
start-count-memos = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
start-count-findings = { $count ->
    [one] { $count } hallazgo
   *[other] { $count } hallazgos
}
