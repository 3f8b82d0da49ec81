check-open = { $count ->
    [one] { $count } pendiente
   *[other] { $count } pendientes
}
check-accepted = { $count ->
    [one] { $count } aceptado
   *[other] { $count } aceptados
}
check-filter = Cuáles mostrar
check-show-open = Pendientes
check-show-accepted = Aceptados
check-kind = Clase
check-every-kind = Todas las clases
check-clean = Nada se opone al estudio
check-none-accepted = No se ha aceptado nada
check-clean-why = La revisión mira los hallazgos y sus pasajes, los códigos sin definición y los registros que se contradicen.
check-related = Véase también: { $places }
check-reason = Aceptado: { $reason }
check-accept = Aceptar
check-withdraw = Anular
check-accept-title = Aceptar, con una razón
check-accept-why = Por qué puede quedar así; la razón queda en el proyecto
check-level-error = Error
check-level-warning = Aviso
check-level-note = Nota
