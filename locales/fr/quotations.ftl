keys-part-quotations = Citations
do-quotations-words = Mots dans la citation
do-quotations-filter = Ajouter un filtre
do-quotations-clear = Effacer les filtres
do-quotations-open = Ouvrir dans le texte
do-quotations-code = Ajouter un code aux citations choisies
do-quotations-recode = Donner un autre code aux codages choisis
do-quotations-stance = Dire si elles appuient ou contredisent leur code
do-quotations-remove = Retirer des codes aux citations choisies
do-quotations-copy = Copier avec leur source
do-quotations-all = Choisir toutes les citations de la liste
do-quotations-heading = Sous d’autres intitulés
do-quotations-order = Dans un autre ordre
do-quotations-list = Aller à la liste
quotations-hint-open = Ouvrir
quotations-hint-choose = Choisir
quotations-hint-filter = Filtrer
quotations-hint-code = Coder
quotations-hint-recode = Recoder
quotations-list = Citations
quotations-filters = Quelles citations
quotations-words = Mots dans la citation
quotations-filter = Filtre
quotations-filter-hint = Un code, une source, une personne, un pays…
quotations-filter-taken = déjà pris
quotations-filter-take = Filtrer par cette date
quotations-filter-remove = Ne plus filtrer : { $name }
quotations-or = ou
quotations-below = avec les codes en dessous
quotations-when = Date de la source
quotations-when-why = Une année, un mois, un jour ou un intervalle. Les sources qui s’y rattachent peut-être sont comptées à part.
quotations-uncoded = Sans code
quotations-one = Une seule citation
quotations-stance-supports = appuie le code
quotations-stance-contrary = contredit le code
quotations-total = { $count ->
    [0] Aucune citation
    [one] Une citation
   *[other] { NUMBER($count) } citations
}
quotations-lines = { $count ->
    [one] en une ligne
   *[other] en { NUMBER($count) } lignes : une sous chaque intitulé
}
quotations-possible = { $count ->
    [one] peut-être une de plus
   *[other] peut-être { NUMBER($count) } de plus
}
quotations-possible-why = Une date inexacte ou un pays incertain ne permet pas de décider si elles ont leur place ici.
quotations-under = Sous
quotations-under-source = leur source
quotations-under-code = leur code
quotations-under-coder = qui les a codées
quotations-under-none = aucun intitulé
quotations-order = Par ordre de
quotations-order-place = place dans le texte
quotations-order-when = dates
quotations-order-length = longueur
quotations-headings = Intitulés de la liste
quotations-choose = Choisir cette citation
quotations-choose-all = Choisir toutes les citations de la liste
quotations-choose-none = N’en choisir aucune
quotations-chosen = { $count ->
    [one] Une citation choisie
   *[other] { NUMBER($count) } citations choisies
}
quotations-choosing = d’autres arrivent…
quotations-at = caractères { NUMBER($start) }–{ NUMBER($end) }
quotations-open = Ouvrir dans le texte
quotations-lost = n’est plus dans le texte
quotations-contrary = contredit
quotations-contrary-count = { $count ->
    [one] une qui contredit
   *[other] { NUMBER($count) } qui contredisent
}
quotations-code-gone = un code disparu
quotations-no-code = sans code
quotations-code = Ajouter un code
quotations-code-contrary = Elles contredisent le code
quotations-recode = Recoder
quotations-recode-to = Le code qu’elles reçoivent à la place
quotations-stance = Pour ou contre
quotations-speak-against = Elles le contredisent
quotations-speak-for = Elles l’appuient
quotations-remove = Retirer des codes
quotations-remove-why = Une citation disparaît avec son dernier code, sauf si elle porte une étiquette, un mémo ou un constat qui s’appuie sur elle.
quotations-remove-codings = { $count ->
    [0] Retirer des codages
    [one] Retirer un codage
   *[other] Retirer { NUMBER($count) } codages
}
quotations-forget = Supprimer la citation
quotations-forget-why = La citation n’a pas de code. Ses mots restent dans le texte.
quotations-forget-one = Ces citations n’ont aucun code à retirer. Choisissez-en une seule pour la supprimer.
quotations-meant = De quels codages il s’agit
quotations-meant-none = Choisissez au moins une ligne ci-dessus.
quotations-copied = { $count ->
    [one] Une citation copiée avec sa source
   *[other] { NUMBER($count) } citations copiées avec leurs sources
}
quotations-export = Exporter ces citations
quotations-place = { $at } sur { $count }
quotations-none = Aucune citation ne correspond
quotations-none-why = Aucun passage ne remplit tous ces filtres à la fois. Retirez-en un.
quotations-none-possible = { $count ->
    [one] Il y en a peut-être une : une date ou un doute ne permet pas de le décider.
   *[other] Il y en a peut-être { NUMBER($count) } : une date ou un doute ne permet pas de le décider.
}
quotations-show-all = Afficher toutes les citations
quotations-empty = Rien n’est encore cité
quotations-empty-why = Les citations sont des passages que quelqu’un a marqués ou codés. Toutes se trouvent ici, à retrouver par code, source, personne ou date.
quotations-to-text = Ouvrir un texte
quotations-refused = Cette question n’est pas possible
quotations-gone = Cette citation n’existe plus

# The way back from the text to a list.
list-back = Retour à la liste
list-place = { $at } sur { $count }
list-next = Suivante de la liste
list-previous = Précédente de la liste
do-list-back = Retour à la liste
do-list-next = Suivante de la liste
do-list-previous = Précédente de la liste
do-list-leave = Revenir en arrière, comme dans le navigateur
keys-part-list = Liste d’où l’on vient
