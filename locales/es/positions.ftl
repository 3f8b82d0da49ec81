# Qué cuentan las posiciones de una fuente: se mira y se decide.
positions-title = ¿Qué cuentan los números?
positions-why = El archivo da cada pasaje en dos números. Los programas cuentan de distinta manera: un emoji, o el fin de una línea en Windows, es un signo para unos y dos para otros. Vea con qué letra las palabras marcadas son lo que se codificó.
positions-state-doubt = Dudosa
positions-state-settled = Decidida
positions-state-decided = Decidida por el texto
positions-reason-known = El formato del archivo no deja dudas.
positions-reason-all-agree = Todas las maneras de contar dan los mismos pasajes.
positions-reason-bounds = Solo así quedan todos los pasajes dentro del texto.
positions-reason-words = Las palabras que da el archivo son las de los pasajes.
positions-reason-edges = Contados así, los pasajes empiezan y terminan entre palabras.
positions-reason-contradicted = Las palabras que da el archivo están en otro lugar del texto que el que dicen sus números; los pasajes están donde están sus palabras.
positions-reason-confirmed = Alguien miró y lo dijo.
positions-reason-usual = Nada en el texto lo dice; es lo que suele hacer el programa que escribió el archivo.
positions-passages = { $count ->
    [one] Con la fuente vino { $count } pasaje.
   *[other] Con la fuente vinieron { $count } pasajes.
}
positions-where = En el archivo
positions-way = { $letter }: { $name }
positions-taken = Elegida
positions-none = ahí no hay pasaje
positions-ways = ¿Cuál es la correcta?
positions-edges = { $count ->
    [one] { $count } de { $all } empieza y termina entre palabras
   *[other] { $count } de { $all } empiezan y terminan entre palabras
}
positions-words = { $count ->
    [one] { $count } de { $all } tiene las palabras que da el archivo
   *[other] { $count } de { $all } tienen las palabras que da el archivo
}
positions-impossible = { $count ->
    [one] { $count } de { $all } no puede ser así
   *[other] { $count } de { $all } no pueden ser así
}
positions-would-move = { $count ->
    [one] Se movería { $count } cita
   *[other] Se moverían { $count } citas
}
positions-would-lose = { $count ->
    [one] { $count } cita quedaría sin lugar
   *[other] { $count } citas quedarían sin lugar
}
positions-would-stay = Todas las citas quedan donde están
positions-ours = { $count ->
    [one] { $count } cita se movió aquí después, y se queda.
   *[other] { $count } citas se movieron aquí después, y se quedan.
}
positions-settle = Contar así
positions-confirm = Así es correcto
positions-hint-settle = contar así
positions-next = Siguiente dudosa
positions-hint-next = siguiente dudosa
positions-waiting = { $count ->
    [0] Ninguna otra fuente es dudosa.
    [one] { $count } fuente más es dudosa.
   *[other] { $count } fuentes más son dudosas.
}
positions-one-step = Un solo paso, que se puede deshacer.
positions-same = Aquí todas las maneras de contar dan los mismos pasajes; no hay nada que elegir.
positions-own = Esta fuente no vino de otro programa; sus pasajes están donde se marcaron.
positions-read = Leer la fuente
positions-open = ¿Qué cuentan sus números?
positions-of-source = Posiciones
positions-look = Mirar y decidir
positions-look-again = Mirar otra vez
positions-look-of = { $act }: { $source }
do-positions-settle = Contar las posiciones de la manera elegida
do-positions-next = Ir a la siguiente fuente dudosa
