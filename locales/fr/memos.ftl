do-memo = Nouveau mémo sur ce qui est affiché
do-memo-save = Enregistrer le mémo
do-memo-link = Lier un élément du projet
do-memos-next = Mémo suivant
do-memos-previous = Mémo précédent
do-memos-edit = Modifier le mémo
do-memos-remove = Supprimer le mémo
do-memos-filter = Filtrer les mémos
keys-part-memos = Mémos
memos-hint-move = suivant, précédent
memos-hint-edit = modifier
memos-hint-new = nouveau
memos-count = { $count ->
    [one] { $count } mémo
   *[other] { $count } mémos
}
memos-shown = { $shown } sur { $count } affichés
memos-list = Mémos
memos-filter = Quels mémos afficher
memos-words = Mots des mémos
memos-every-kind = Tous les types
memos-on-anything = Sur n’importe quoi
memos-none = Aucun mémo ne correspond.
memos-empty = Aucun mémo pour l’instant
memos-empty-why = Un mémo garde ce que vous pensez en lisant : pourquoi il faut un code, sur quoi deux sources se contredisent, que demander ensuite. Il peut porter sur n’importe quoi, ou sur le projet entier.
memos-on = { $count ->
    [0] Aucun mémo à ce sujet
    [one] { $count } mémo à ce sujet
   *[other] { $count } mémos à ce sujet
}
memo-new = Nouveau mémo
memo-title = Titre
memo-title-hint = Sinon, ses premiers mots
memo-kind = Type
memo-kind-note = note
memo-kind-method = méthode
memo-kind-theory = théorie
memo-kind-discrepancy = contradiction
memo-on = Sur
memo-on-project = le projet
memo-text = Texte
memo-view = Écrire ou lire
memo-write = Écrire
memo-read = Lire
memo-preview = À la lecture
memo-preview-empty = Ce que vous écrivez s’affiche ici tel qu’il se lit.
memo-markdown = # titre, - liste, **gras**, [[ lie un élément
memo-link = Lier…
memo-link-hint = Une source, un code, un acteur, un événement
memo-unsaved = Pas encore enregistré ; chaque lettre est gardée dans ce navigateur.
memo-not-saved = non enregistré
memo-later = Enregistrer plus tard
memo-kept = Vos mots du { $when } sont ici ; ils ne sont pas encore enregistrés.
memo-begun = Commencé le { $when }, non enregistré
memo-discard = Les jeter
memo-overtaken = Ce mémo a été modifié ailleurs depuis que vous avez commencé.
memo-theirs = Afficher ce qu’il dit maintenant
memo-mine = Continuer avec le mien
memo-others = { $count ->
    [one] Il y a déjà { $count } mémo à ce sujet
   *[other] Il y a déjà { $count } mémos à ce sujet
}
memo-changed = modifié le { $when }
memo-history = Son historique
memo-in-text = La voir dans le texte
memo-empty = Ce mémo n’a qu’un titre.
memo-gone = Ce mémo n’est pas ici
memo-gone-why = Rien ne s’appelle { $key } ; il a peut-être été supprimé. L’historique peut le rétablir.
