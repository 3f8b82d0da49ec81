# Là où une étude commence, et là où le travail reprend.
keys-part-start = Accueil
do-start-go-on = Reprendre la lecture où vous en étiez
start-lead = Trois étapes, dans l’ordre que demande votre travail. La première vient en premier.
start-past = fait
start-step-1 = Faire entrer ce que vous avez recueilli
start-step-1-why = Entretiens, notes de terrain, procès-verbaux, conventions, presse : des fichiers de toute sorte courante, ou des dossiers entiers.
start-step-2 = Lire et coder
start-step-2-why = Marquez un passage, donnez-lui un code et définissez le code en chemin. La grille de codes grandit avec la lecture.
start-step-3 = Comparer
start-step-3-why = Une synopsis met les voix côte à côte, par phase, pays ou acteur, et chaque cellule s’ouvre jusqu’à ses passages.
start-drop = ou déposez-les n’importe où sur cette page
start-read = Lire { $source }
start-compare = Faire une synopsis
start-example = Ou regardez d’abord une étude achevée
start-example-why = L’exemple suit pendant vingt-huit ans une alliance de syndicats miniers du Canada, du Chili et du Pérou : 97 sources, dont 28 avec un texte, une grille de codes, des registres et des synopsis. Tout ce que quelqu’un y dit a été inventé pour l’exemple.
start-example-do = Faire entrer l’exemple
start-example-going = L’exemple entre
start-example-out = Il entre dans ce projet en une seule étape. Annuler le fait ressortir tout entier.
start-where = Où vous en étiez
start-begin = Par où commencer
start-untouched = pas encore codé
start-least = peu codé
start-no-text = Aucun texte n’est encore sous la main.
start-progress = Avancement du codage
start-coded = { $count ->
    [one] Le seul texte sous la main est codé à { $share }.
   *[other] Les { $count } textes sous la main sont codés à { $share }.
}
start-uncoded = { $count ->
    [one] { $count } n’a pas encore de codage
   *[other] { $count } n’ont pas encore de codage
}
khipu = { $count ->
    [one] Un quipu de { $count } source : son texte est codé à { $share }
   *[other] Un quipu de { $count } sources : leur texte est codé à { $share }
}
khipu-caption = Chaque corde est une source, longue comme son texte et teinte jusqu’où il est codé. En pointillé : pas sous la main.
khipu-caption-several = Chaque corde compte { $count } sources, longue comme leurs textes et teinte jusqu’où ils sont codés.
khipu-several = { $first } et { $count ->
    [2] une autre
   *[other] d’autres, { $count } en tout
}
khipu-absent = pas sous la main
khipu-share = codé à { $share }
start-checking = Vérification en cours…
start-clean = Rien ne s’oppose à l’étude.
start-check-why = Ce qui ne résisterait pas à une lecture attentive.
start-level-error = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
start-level-warning = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
start-level-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
start-steps = Ce qui a été fait en dernier
start-count-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
start-count-quotations = { $count ->
    [one] { $count } citation
   *[other] { $count } citations
}
start-count-codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
start-count-codings = { $count ->
    [one] { $count } codage
   *[other] { $count } codages
}
start-count-memos = { $count ->
    [one] { $count } mémo
   *[other] { $count } mémos
}
start-count-findings = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
