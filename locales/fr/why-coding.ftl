# Pourquoi quelque chose sur les codes, codages, constats, mémos ou membres a été refusé, et comment continuer.
why-no-such = { $noun ->
    [actor] il n’y a pas d’acteur « { $seen } »
    [axis] il n’y a pas d’axe « { $seen } »
    [code] il n’y a pas de code « { $seen } »
    [column] il n’y a pas de colonne « { $seen } »
    [diagnostic] il n’y a pas de diagnostic « { $seen } »
    [event] il n’y a pas d’événement « { $seen } »
    [finding] il n’y a pas de constat « { $seen } »
    [format] il n’y a pas de format « { $seen } »
    [heading] il n’y a pas d’intitulé « { $seen } »
    [member] il n’y a pas de membre « { $seen } »
    [memo] il n’y a pas de mémo « { $seen } »
    [order] il n’y a pas d’ordre « { $seen } »
    [phase] il n’y a pas de phase « { $seen } »
    [quotation] il n’y a pas de citation « { $seen } »
    [round] il n’y a pas de tour « { $seen } »
    [row] il n’y a pas de ligne « { $seen } »
    [source] il n’y a pas de source « { $seen } »
    [synopsis] il n’y a pas de tableau « { $seen } »
    [tie] il n’y a pas de lien « { $seen } »
    [voice] il n’y a pas de voix « { $seen } »
   *[other] rien ne porte le nom « { $seen } »
}
why-did-you-mean = Vouliez-vous dire « { $name } » ?
why-several-are-called = { $noun ->
    [actor] plusieurs acteurs s’appellent « { $name } »
    [event] plusieurs événements s’appellent « { $name } »
    [finding] plusieurs constats s’appellent « { $name } »
    [memo] plusieurs mémos s’appellent « { $name } »
    [phase] plusieurs phases s’appellent « { $name } »
    [source] plusieurs sources s’appellent « { $name } »
    [synopsis] plusieurs tableaux s’appellent « { $name } »
    [tie] plusieurs liens s’appellent « { $name } »
   *[other] plusieurs choses s’appellent « { $name } »
}
why-name-by-key = Désignez-en un par sa clé : { $keys }
why-kind-is-unsaid = « { $name } » ne dit pas de quel type de chose il s’agit
why-nothing-has-id = rien ne porte l’identifiant { $id }
why-code-was-merged-into = le code « { $path } » a été fusionné dans « { $into } » ({ $reason })
why-use-that-code = Utilisez « { $path } ».
why-code-is-retired = le code « { $path } » est hors d’usage ({ $reason })
why-choose-another-code = Choisissez-en un autre, ou remettez-le en usage.
why-codes-of-one-name = plusieurs codes s’appellent « { $name } »
why-give-the-path = Indiquez le chemin de l’un d’eux : { $paths }
why-code-exists = il y a déjà un code « { $path } »
why-another-name-or-merge = Donnez-lui un autre nom, ou fusionnez les deux.
why-no-code-id = il n’y a pas de code portant l’identifiant { $id }
why-no-colour = « { $colour } » n’est pas une couleur ; écrivez #rrggbb, par exemple #0072b2
why-no-such-code-group = il n’y a pas de groupe de codes « { $seen } »
why-group-needs-name = un groupe a besoin d’un nom
why-code-group-exists = il y a déjà un groupe « { $name } »
why-merge-needs-reason = une fusion a besoin d’une raison, pour que d’autres puissent la comprendre
why-merge-into-itself = « { $path } » ne peut être fusionné ni dans lui-même ni dans un code de dessous
why-merged-before = « { $path } » a déjà été fusionné dans « { $into } »
why-merge-the-other = Il n’a plus de codages ; fusionnez l’autre, ou annulez d’abord cette fusion.
why-two-codes-under = deux codes « { $name } » se trouveraient sous « { $path } »
why-two-codes-side-by-side = deux codes « { $name } » se trouveraient côte à côte
why-rename-or-merge-two = Renommez d’abord l’un des deux, ou fusionnez-les.
why-no-code-to-move = il n’y a aucun code à déplacer
why-code-under-itself = « { $path } » ne peut se placer ni sous lui-même ni sous un code de dessous
why-codes-below = il y a des codes sous « { $path } »
why-move-or-remove-codes = Déplacez-les ou retirez-les d’abord.
why-code-has-codings = { $count ->
    [one] « { $path } » a { $count } codage
   *[other] « { $path } » a { $count } codages
}
why-retire-or-remove-codings = Mettez-le hors d’usage pour les conserver, ou retirez-les aussi ; les deux peuvent être annulés.
why-retiring-needs-reason = mettre un code hors d’usage demande une raison
why-code-is-closed = « { $path } » est déjà hors d’usage
why-code-is-in-use = « { $path } » est en usage
why-code-was-merged = « { $path } » a été fusionné ; ses codages sont dans un autre code
why-take-merge-back = Pour revenir sur la fusion, annulez-la dans l’historique.
why-codings-of-code = { $total ->
    [0] aucun codage de « { $path } » n’est choisi
    [one] le codage n’est pas de « { $path } »
   *[other] seuls { $count } des { $total } codages sont de « { $path } »
}
why-choose-codings-of-code = Choisissez des codages de ce code.
why-no-coding-id = il n’y a pas de codage portant l’identifiant { $id }
why-no-quotation-id = il n’y a pas de citation portant l’identifiant { $id }
why-nobody-codes = personne n’est nommé pour coder ; dites d’abord qui travaille
why-codes-to-that-quotation = Donnez ses codes à celle-là, et supprimez celle-ci.
why-is-marked-so = « { $words } » est déjà marqué ainsi
why-no-source-id = il n’y a pas de source portant l’identifiant { $id }
why-bring-file-in = Apportez son fichier.
why-source-ends-before = { $key } se termine au caractère { $length }, avant le { $end }
why-words-stand-often = « { $words } » figure { $count } fois dans { $key }
why-words-stand-nowhere = « { $words } » ne figure pas dans { $key }
why-passage-has-code = le passage a déjà le code « { $path } », donné par la même personne
why-remove-coding-instead = Retirez plutôt ce codage.
why-quotation-exactly-there = il y a une autre citation exactement là
why-quotation-at-first-part = il y a une autre citation exactement là où serait la première partie
why-label-is-taken = une autre citation porte l’étiquette « { $label } »
why-findings-stand-on-it = { $count ->
    [one] le constat { $keys } s’appuie sur elle
   *[other] { $count } constats s’appuient sur elle : { $keys }
}
why-take-out-of-finding = Retirez-la d’abord du constat.
why-memo-is-on-it = le mémo « { $title } » porte sur elle
why-remove-memo-first = Supprimez d’abord le mémo, ou mettez-le sur autre chose.
why-split-within = une citation se scinde entre son premier caractère et le dernier
why-nothing-new-to-code = il n’y a rien de nouveau à coder pour « { $words } »
why-each-has-code-by-you = { $count ->
    [one] la citation a déjà le code « { $path } », donné par la même personne
   *[other] les { $count } citations ont déjà le code « { $path } », donné par la même personne
}
why-each-has-code = { $count ->
    [one] le codage a déjà le code « { $path } »
   *[other] les { $count } codages ont déjà le code « { $path } »
}
why-each-is-so = { $count ->
    [one] le codage est déjà ainsi
   *[other] les { $count } codages sont déjà ainsi
}
why-nothing-to-change = rien n’est nommé qui doive être modifié
why-no-finding-key = « { $key } » ne peut être une clé ; écrivez un seul mot, par exemple t4-project-1
why-finding-needs-row = un nouveau constat a besoin d’une ligne
why-finding-needs-text = un nouveau constat a besoin d’un texte
why-no-row-or-column = « { $name } » ne désigne aucune ligne ni colonne
why-no-member-id = il n’y a pas de membre portant l’identifiant { $id }
why-member-exists = il y a déjà un membre « { $key } »
why-phase-needs-when = Pour la créer, dites quand elle a eu lieu, par exemple 1990/2004.
why-is-cited = { $noun ->
    [actor] l’acteur « { $name } » est cité par
    [code] le code « { $name } » est cité par
    [event] l’événement « { $name } » est cité par
    [phase] la phase « { $name } » est citée par
    [source] la source « { $name } » est citée par
    [tie] le lien « { $name } » est cité par
   *[other] « { $name } » est cité par
}{ $actors ->
    [0] { "" }
    [one] { " " }{ $actors } acteur,
   *[other] { " " }{ $actors } acteurs,
}{ $agreements ->
    [0] { "" }
    [one] { " " }{ $agreements } accord,
   *[other] { " " }{ $agreements } accords,
}{ $claims ->
    [0] { "" }
    [one] { " " }{ $claims } affirmation,
   *[other] { " " }{ $claims } affirmations,
}{ $codes ->
    [0] { "" }
    [one] { " " }{ $codes } code fusionné dans celui-ci,
   *[other] { " " }{ $codes } codes fusionnés dans celui-ci,
}{ $groups ->
    [0] { "" }
    [one] { " " }{ $groups } groupe de codes,
   *[other] { " " }{ $groups } groupes de codes,
}{ $commitments ->
    [0] { "" }
    [one] { " " }{ $commitments } engagement,
   *[other] { " " }{ $commitments } engagements,
}{ $events ->
    [0] { "" }
    [one] { " " }{ $events } événement,
   *[other] { " " }{ $events } événements,
}{ $findings ->
    [0] { "" }
    [one] { " " }{ $findings } constat,
   *[other] { " " }{ $findings } constats,
}{ $memos ->
    [0] { "" }
    [one] { " " }{ $memos } mémo,
   *[other] { " " }{ $memos } mémos,
}{ $participations ->
    [0] { "" }
    [one] { " " }{ $participations } participation à un événement,
   *[other] { " " }{ $participations } participations à des événements,
}{ $provisions ->
    [0] { "" }
    [one] { " " }{ $provisions } clause,
   *[other] { " " }{ $provisions } clauses,
}{ $sources ->
    [0] { "" }
    [one] { " " }{ $sources } source,
   *[other] { " " }{ $sources } sources,
}{ $ties ->
    [0] { "" }
    [one] { " " }{ $ties } lien,
   *[other] { " " }{ $ties } liens,
}{ $voices ->
    [0] { "" }
    [one] { " " }{ $voices } voix,
   *[other] { " " }{ $voices } voix,
} à savoir : { $names }{ $more ->
    [0] { "" }
   *[other] { " " }et { $more } de plus
}
why-remove-citing-first = Retirez ou modifiez d’abord ce qui y renvoie.
