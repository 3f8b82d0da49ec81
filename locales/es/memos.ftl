do-memo = Nuevo memo sobre lo que se ve
do-memo-save = Guardar el memo
do-memo-link = Enlazar algo del proyecto
do-memos-next = Memo siguiente
do-memos-previous = Memo anterior
do-memos-edit = Editar el memo
do-memos-remove = Quitar el memo
do-memos-filter = Filtrar los memos
keys-part-memos = Memos
memos-hint-move = siguiente, anterior
memos-hint-edit = editar
memos-hint-new = nuevo
memos-count = { $count ->
    [one] { $count } memo
   *[other] { $count } memos
}
memos-shown = { $shown } de { $count } a la vista
memos-list = Memos
memos-filter = Qué memos mostrar
memos-words = Palabras de los memos
memos-every-kind = Todas las clases
memos-on-anything = Sobre cualquier cosa
memos-none = Ningún memo corresponde.
memos-empty = Todavía no hay memos
memos-empty-why = Un memo guarda lo que usted piensa al leer: por qué hace falta un código, en qué discrepan dos fuentes, qué preguntar después. Puede tratar de cualquier cosa o del proyecto entero.
memos-on = { $count ->
    [0] Ningún memo sobre esto
    [one] { $count } memo sobre esto
   *[other] { $count } memos sobre esto
}
memo-new = Nuevo memo
memo-title = Título
memo-title-hint = Si no, sus primeras palabras
memo-kind = Clase
memo-kind-note = nota
memo-kind-method = método
memo-kind-theory = teoría
memo-kind-discrepancy = discrepancia
memo-on = Sobre
memo-on-project = el proyecto
memo-text = Texto
memo-view = Escribir o leer
memo-write = Escribir
memo-read = Leer
memo-preview = Cómo se lee
memo-preview-empty = Aquí se muestra cómo se lee lo que escribe.
memo-markdown = # título, - lista, **fuerte**, [[ enlaza algo
memo-link = Enlazar…
memo-link-hint = Una fuente, un código, un actor, un evento
memo-unsaved = Sin guardar; cada letra se conserva en este navegador.
memo-not-saved = sin guardar
memo-later = Guardar después
memo-kept = Aquí están sus palabras de { $when }; aún no se han guardado.
memo-begun = Empezado { $when }, sin guardar
memo-discard = Desecharlas
memo-overtaken = Alguien cambió este memo desde que usted empezó.
memo-theirs = Mostrar lo que dice ahora
memo-mine = Seguir con el mío
memo-others = { $count ->
    [one] Ya hay { $count } memo sobre esto
   *[other] Ya hay { $count } memos sobre esto
}
memo-changed = cambiado { $when }
memo-history = Su historial
memo-in-text = Verla en el texto
memo-empty = Este memo solo tiene título.
memo-gone = Este memo no está aquí
memo-gone-why = Nada se llama { $key }; quizá se quitó. El historial puede devolverlo.
