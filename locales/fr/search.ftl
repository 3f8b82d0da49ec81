keys-part-search = Recherche
do-search-words = Que chercher
do-search-way = Autrement : à la suite, proches, dans un même paragraphe
do-search-begin = Mots qui commencent ainsi, ou de nouveau mots entiers
do-search-exact = Tenir compte ou non de la casse et des accents
do-search-within = Ne chercher que dans certaines sources
do-search-order = Dans un autre ordre
do-search-open = Ouvrir dans le texte
do-search-code = Coder les résultats
do-search-leave-out = Laisser ce résultat de côté, ou le reprendre
do-search-close = Quitter le codage des résultats
do-search-copy = Copier les résultats comme tableau
do-search-list = Aller aux résultats
search-hint-words = Mots
search-hint-open = Ouvrir
search-hint-code = Coder les résultats
search-hint-leave-out = Laisser de côté
search-what = Que chercher
search-words = Mots dans tous les textes
search-way = Comment les mots se présentent
search-way-phrase = à la suite
search-way-near = proches
search-way-all = dans un même paragraphe
search-near = à moins de
search-near-words = mots
search-begin = mots qui commencent ainsi
search-begin-last = le dernier commence ainsi
search-exact = exactement ainsi
search-exact-why = La casse et les accents comptent
search-within = Ne chercher que dans certaines sources
search-within-add = Une source de plus
search-within-hint = Une source, par nom ou par type
search-within-remove = Ne plus chercher dans { $name }
search-everywhere = Dans toutes les sources
search-hits = { $count ->
    [0] Aucun résultat
    [one] Un résultat
   *[other] { NUMBER($count) } résultats
}
search-in = { $sources ->
    [one] dans une source
   *[other] dans { NUMBER($sources) } sources
}, { $paragraphs ->
    [one] un paragraphe
   *[other] { NUMBER($paragraphs) } paragraphes
}
search-cut = Seuls les 100 000 premiers paragraphes ont été parcourus
search-busy = Recherche en cours…
search-order = Par ordre de
search-order-source = sources
search-order-before = mot précédent
search-order-after = mot suivant
search-sources = Sources avec résultats
search-list = Résultats
search-take = Prendre ce résultat
search-has = l’a déjà
search-copy = Copier comme tableau
search-copy-source = Source
search-copy-before = Avant
search-copy-hit = Résultat
search-copy-after = Après
search-copy-at = Caractères
search-copied = { $count ->
    [one] Un résultat copié ; un tableur le reçoit
   *[other] { NUMBER($count) } résultats copiés ; un tableur les reçoit
}
search-code = Coder les résultats
search-code-which = Quel code ? Un nouveau nom en crée un
search-code-new = un nouveau code
search-code-other = Un autre
search-extent = Quelle étendue du texte
search-extent-words = les mots seuls
search-extent-sentence = la phrase
search-extent-paragraph = le paragraphe
search-extent-turn = le tour de parole
search-coming-hits = Retenus
search-coming-passages = Soit
search-coming-already = Déjà codés ainsi
search-coming-without = Laissés de côté
search-passages = { $count ->
    [0] aucun passage
    [one] un passage
   *[other] { NUMBER($count) } passages
}{ $sources ->
    [0] { "" }
    [one] { " " }dans une source
   *[other] { " " }dans { NUMBER($sources) } sources
}
search-already = { $count ->
    [0] aucun
    [one] un, par vous
   *[other] { NUMBER($count) }, par vous
}
search-without-none = Tous les reprendre
search-without-how = Laissez des résultats de côté avec leur case ou avec X. Rien n’est encore fait.
search-code-take = { $count ->
    [one] Coder un passage
   *[other] Coder { NUMBER($count) } passages
}
search-code-nothing = Il n’y a rien de nouveau à coder
search-empty = Que cherchez-vous ?
search-empty-why = Les mots sont trouvés dans tous les textes, sans égard à la casse ni aux accents. Chaque résultat se présente entre les mots qui l’entourent, et tous peuvent recevoir un code en une seule étape.
search-no-texts = Il n’y a pas encore de texte
search-no-texts-why = Apportez des entretiens, des comptes rendus ou des articles de presse, et leurs mots se trouveront ici.
search-import = Importer des sources
search-refused = Ceci ne peut pas être cherché
search-none = « { $words } » ne figure dans aucun de ces textes
search-none-why = La casse et les accents ne comptent pas, sauf si vous le demandez. Une autre façon de chercher le trouvera peut-être.
search-try-inexact = Sans égard à la casse ni aux accents
search-try-all = Les mots n’importe où dans un paragraphe
search-try-begin = Mots qui commencent ainsi
search-try-everywhere = Dans toutes les sources
