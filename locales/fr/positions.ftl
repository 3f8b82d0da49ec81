# Ce que comptent les positions d’une source : on regarde, puis on décide.
positions-title = Que comptent les nombres ?
positions-why = Le fichier donne chaque passage en deux nombres. Les programmes comptent différemment : un emoji, ou la fin d’une ligne sous Windows, fait un signe pour les uns et deux pour les autres. Regardez à quelle lettre les mots marqués sont bien ce qui a été codé.
positions-state-doubt = Douteuse
positions-state-settled = Décidée
positions-state-decided = Décidée par le texte
positions-reason-known = Le format du fichier ne laisse pas de doute.
positions-reason-all-agree = Toutes les façons de compter donnent les mêmes passages.
positions-reason-bounds = Seule cette façon garde tous les passages dans le texte.
positions-reason-words = Les mots que donne le fichier sont ceux des passages.
positions-reason-edges = Comptés ainsi, les passages commencent et finissent entre des mots.
positions-reason-contradicted = Les mots que donne le fichier se trouvent ailleurs dans le texte que là où le disent ses nombres ; les passages sont là où sont leurs mots.
positions-reason-confirmed = Quelqu’un a regardé et l’a dit.
positions-reason-usual = Rien dans le texte ne le dit ; c’est ce que fait d’habitude le programme qui a écrit le fichier.
positions-passages = { $count ->
    [one] { $count } passage est venu avec la source.
   *[other] { $count } passages sont venus avec la source.
}
positions-where = Dans le fichier
positions-way = { $letter } : { $name }
positions-taken = Retenu
positions-none = pas de passage là
positions-ways = Laquelle est juste ?
positions-edges = { $count ->
    [one] { $count } sur { $all } commence et finit entre des mots
   *[other] { $count } sur { $all } commencent et finissent entre des mots
}
positions-words = { $count ->
    [one] { $count } sur { $all } a les mots que donne le fichier
   *[other] { $count } sur { $all } ont les mots que donne le fichier
}
positions-impossible = { $count ->
    [one] { $count } sur { $all } ne peut pas être ainsi
   *[other] { $count } sur { $all } ne peuvent pas être ainsi
}
positions-would-move = { $count ->
    [one] { $count } citation se déplacerait
   *[other] { $count } citations se déplaceraient
}
positions-would-lose = { $count ->
    [one] { $count } citation n’aurait plus d’endroit
   *[other] { $count } citations n’auraient plus d’endroit
}
positions-would-stay = Toutes les citations restent où elles sont
positions-ours = { $count ->
    [one] { $count } citation a été déplacée ici depuis, et reste.
   *[other] { $count } citations ont été déplacées ici depuis, et restent.
}
positions-settle = Compter ainsi
positions-confirm = C’est juste ainsi
positions-hint-settle = compter ainsi
positions-next = Douteuse suivante
positions-hint-next = douteuse suivante
positions-waiting = { $count ->
    [0] Aucune autre source n’est douteuse.
    [one] { $count } autre source est douteuse.
   *[other] { $count } autres sources sont douteuses.
}
positions-one-step = Une seule étape, que l’on peut annuler.
positions-same = Ici toutes les façons de compter donnent les mêmes passages ; il n’y a rien à choisir.
positions-own = Cette source n’est pas venue d’un autre programme ; ses passages sont où ils ont été marqués.
positions-read = Lire la source
positions-open = Que comptent ses nombres ?
positions-of-source = Positions
positions-look = Regarder et décider
positions-look-again = Regarder encore
positions-look-of = { $act } : { $source }
do-positions-settle = Compter les positions de la façon choisie
do-positions-next = Aller à la source douteuse suivante
