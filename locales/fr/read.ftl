keys-part-read = Lire et coder
do-read-code = Coder la sélection
do-read-inspect = Voir le passage sous le curseur
do-read-invivo = Coder in vivo : les mots deviennent le code
do-read-repeat = Coder de nouveau avec le dernier code
do-read-mark = Marquer un passage sans code
do-read-memo = Écrire un mémo sur le passage
do-read-contrary = Il contredit le code, ou l’appuie de nouveau
do-read-remove = Retirer le code du passage
do-read-ends = Déplacer les bornes du passage
do-read-split = Scinder le passage au curseur
do-read-end-later = Fin du passage : un mot plus loin
do-read-end-earlier = Fin du passage : un mot plus tôt
do-read-start-later = Début du passage : un mot plus loin
do-read-start-earlier = Début du passage : un mot plus tôt
do-read-next = Passage suivant
do-read-previous = Passage précédent
do-read-cycle = L’autre code à cet endroit
do-read-next-turn = Tour de parole ou paragraphe suivant
do-read-previous-turn = Tour de parole ou paragraphe précédent
do-read-next-sentence = Phrase suivante
do-read-previous-sentence = Phrase précédente
do-read-select-next-sentence = Sélectionner jusqu’à la phrase suivante
do-read-select-previous-sentence = Sélectionner jusqu’à la phrase précédente
do-read-sentence = Sélectionner la phrase, puis une de plus
do-read-turn = Sélectionner le tour de parole ou le paragraphe
do-read-focus = Faire ressortir les passages de ce code
do-read-unfocus = Ne faire ressortir aucun code
do-read-goto-code = Aller au code dans la grille
do-read-filter = Choisir les codages affichés
do-read-show-all = Afficher tous les codages
do-read-names = Afficher ou masquer les noms à côté du texte
do-read-panel = Afficher ou masquer la grille de codes
do-read-list = Grille de codes ou liste des passages
do-read-about = À propos de ce texte
do-read-next-text = Texte suivant
do-read-previous-text = Texte précédent
do-read-to-text = Entrer dans le texte
do-read-recent-1 = Coder avec le code récent 1
do-read-recent-2 = Coder avec le code récent 2
do-read-recent-3 = Coder avec le code récent 3
do-read-recent-4 = Coder avec le code récent 4
do-read-recent-5 = Coder avec le code récent 5
do-read-recent-6 = Coder avec le code récent 6
do-read-recent-7 = Coder avec le code récent 7
do-read-recent-8 = Coder avec le code récent 8
do-read-recent-9 = Coder avec le code récent 9
do-read-escape = Fermer, ou ne faire ressortir aucun code
read-hint-code = Coder
read-hint-next = Passages
read-hint-memo = Mémo
read-hint-invivo = In vivo
read-look = Voir
read-text-of = Texte de { $name }
read-panel = Grille de codes et passages
read-codes = Codes
read-passages = Passages
read-passage = Passage sans code
read-filter-codes = Filtrer les codes
read-no-codes = Il n’y a pas encore de codes. Sélectionnez des mots et tapez C : un nouveau nom crée un code.
read-to-codebook = À la grille de codes
read-code-with = Coder la sélection avec { $code }
read-in-view = Le code que vous regardez
read-in-view-none = Pointez un code : sa définition s’affiche ici.
read-no-definition = Personne n’a encore défini ce code.
read-include = Inclut :
read-exclude = Exclut :
read-example = Exemple :
read-code-hint = Chercher un code, ou en nommer un
read-create = Créer « { $name } »
read-has = l’a déjà
read-key-code = coder
read-key-more = et un de plus
read-key-contrary = contredit
read-recode = Donner un autre code
read-inspector = Passage
read-was = Quand il a été marqué, on lisait : « { $words } »
read-is-contrary = Contredit le code
read-is-supporting = Appuie le code
read-contrary = contredit
read-contrary-of = Contredit { $code }
read-with-coding = Autres actions sur { $code }
read-with-passage = Autres actions sur le passage
read-edit-note = Modifier la note
read-add-note = Ajouter une note
read-note = Note
read-memo-coding = Mémo sur ce codage
read-memo-passage = Mémo sur le passage
read-remove-coding = Retirer ce code
read-remove-passage = Retirer le passage
read-by-you = vous
read-label = Étiquette
read-add-code = Autre code
read-ends = Bornes
read-ends-how = ← → déplacent la borne d’un mot, avec Maj d’un signe · ↑ ↓ l’autre borne · Entrée garde
read-split = Scinder au curseur
read-no-split = Placez le curseur dans le passage, là où il doit être scindé.
read-copy = Copier avec sa source
read-copied = Copié
read-here = { $count ->
    [one] Codé ici : { $codes }
   *[other] { $count } codes ici : { $codes }
}
read-one-of = { $at } sur { $count }
read-no-more = Il n’y a plus de passage dans cette direction
read-select-first = Sélectionnez d’abord des mots : à la souris, ou avec Maj et les flèches.
read-coded-already = Le passage a déjà ce code.
read-not-yours = Ce codage est de { $who }. Si vous voulez vraiment le modifier, faites-le dans l’encadré à côté du texte.
read-page = Page { $label }
read-more-names = +{ $count }
read-turn = Tour { $number }, { $who }
read-paragraph = Paragraphe { $number }
read-turn-of = Tour { $at } sur { $all }
read-sign = Caractère { $at }
read-signs = Caractères { $from } à { $to }
read-view = Affichage du texte
read-numbers-turn = Numéros des tours de parole
read-numbers-paragraph = Numéros des paragraphes
read-numbers-line = Numéros des lignes du fichier
read-numbers-none = Sans numéros
read-show-names = Afficher les noms
read-hide-names = Masquer les noms
read-show-panel = Afficher la grille de codes
read-hide-panel = Masquer la grille de codes
read-print = Imprimer
read-strip = Où le texte est codé
read-filter = Codages affichés
read-filter-why = Ce qui est masqué est compté au-dessus du texte. Rien n’est perdu.
read-filter-coders = Codé par
read-filter-groups = Du groupe
read-filter-code = Avec le code, ou un code plus bas
read-filter-add = Choisir un code
read-filter-without = Ne plus se limiter à { $code }
read-filter-stance = Qui
read-stance-all = appuient et contredisent
read-stance-supports = appuient le code
read-stance-contrary = contredisent le code
read-filter-round = Codé dans le tour
read-every-round = Tous les tours
read-show-all = Tout afficher
read-hidden = { $count ->
    [one] { $count } codage est masqué
   *[other] { $count } codages sont masqués
}
read-hidden-by = { $count ->
    [one] { $count } codage de { $who } est masqué
   *[other] { $count } codages de { $who } sont masqués
}
read-focused = { $count ->
    [one] { $code } : { $count } codage dans ce texte
   *[other] { $code } : { $count } codages dans ce texte
}
read-none-shown = Le filtre masque tous les passages de ce texte.
read-nothing-marked = Rien n’est encore marqué dans ce texte.
read-lost = { $count ->
    [one] { $count } passage a perdu ses mots
   *[other] { $count } passages ont perdu leurs mots
}
read-lost-placeless = { $count ->
    [one] { $count } passage n’a pas d’endroit dans le texte
   *[other] { $count } passages n’ont pas d’endroit dans le texte
}
read-lost-why = Les mots marqués ne sont pas dans le texte : il a été corrigé, ou un projet importé nomme un endroit qui n’y est pas. Ils sont gardés ici avec leurs codes jusqu’à ce que quelqu’un les marque de nouveau ou les retire.
read-lost-textless = { $count ->
    [one] { $count } passage attend le texte
   *[other] { $count } passages attendent le texte
}
read-lost-textless-why = Ils sont entrés avec un projet, marqués comme perdus, et sont gardés avec leurs codes jusqu’à ce qu’il entre encore une fois et que leur texte soit ici.
read-lost-at = Dans le fichier : { $start }–{ $end }
read-lost-unsaid = Le fichier ne dit ni ses mots ni son endroit.
read-lost-all = Afficher les { $count }
read-positions-doubt = Positions douteuses
read-positions-doubt-why = Le fichier avec lequel il est entré donne les endroits en nombres, et rien n’y dit ce qu’ils comptent : des passages peuvent être à côté de leurs mots.
read-regions = { $count ->
    [one] { $count } passage qui n’est pas du texte
   *[other] { $count } passages qui ne sont pas du texte
}
read-regions-why = Marqué dans un autre programme, dans le fichier et non dans son texte ; gardé avec les codes.
read-region-whole = Toute la source
read-region-page = Page { $page }
read-region-area = Partie de l’image
read-region-time = { $part } de l’enregistrement
read-left-out = { $count ->
    [one] { $count } élément laissé de côté
   *[other] { $count } éléments laissés de côté
}
read-about = À propos de ce texte
read-losses = Ce que le fichier contient et le texte non
read-losses-why = Le fichier lui-même est gardé tel qu’il est arrivé.
read-remarks = Remarques des relecteurs de l’original
read-remark-nobody = Sans nom
read-remark-nowhere = sans lieu dans le texte
read-to-place = À son lieu
read-voices = Qui parle
read-role-informant = témoin
read-role-interviewer = mène l’entretien
read-role-other = autre voix
read-file = Fichier
read-key-of = Clé
read-file-name = Nom
read-format = Format
read-language = Langue
read-length = Longueur
read-length-of = { $words ->
    [one] { NUMBER($words) } mot
   *[other] { NUMBER($words) } mots
}, { $signs ->
    [one] { NUMBER($signs) } caractère
   *[other] { NUMBER($signs) } caractères
}
read-choose = Choisissez un texte à lire
read-choose-why = Ouvrez-le depuis la liste des sources, ou tapez Ctrl K et son nom.
read-no-source = Il n’y a pas de source { $key }
read-no-text = Cette source n’a pas de texte
read-no-text-why = On sait qu’elle existe et elle n’a pas été recueillie. Apportez son fichier, et elle pourra être lue et codée.
read-no-text-coded = Elle est entrée avec ses codages et sans son texte. Faites entrer son texte, puis le projet encore une fois : les passages y prennent alors leur place.
read-no-words = Le fichier est là et n’a pas de texte : il n’y a ici aucun mot à lire ni à chercher. Ce qui y a été marqué dans un autre programme est gardé.
read-to-sources = Aux sources
read-print-codings = { $count ->
    [0] Aucun codage
    [one] { $count } codage
   *[other] { $count } codages
}
read-print-hidden = { $count ->
    [one] { $count } codage de plus est masqué par le filtre et n’est pas imprimé.
   *[other] { $count } codages de plus sont masqués par le filtre et ne sont pas imprimés.
}
