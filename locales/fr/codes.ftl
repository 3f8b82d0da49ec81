keys-part-codes = Grille de codes
code-pick = Nom d’un code
code-make = Créer le code « { $name } »
file-export = Exporter
file-docx = Word (docx)
file-xlsx = Excel (xlsx)
file-html = Page web (html)
file-md = Markdown (md)
file-csv = Tableau de texte (csv)
file-json = Pour des programmes (json)
do-codes-below = Nouveau code dessous
do-codes-beside = Nouveau code à côté
do-codes-rename = Renommer le code
do-codes-up = Monter le code
do-codes-down = Descendre le code
do-codes-in = Rentrer le code sous le précédent
do-codes-out = Sortir le code d’un niveau
do-codes-move = Placer sous…
do-codes-merge = Fusionner dans…
do-codes-split = Séparer par citations…
do-codes-retire = Mettre hors d’usage…
do-codes-restore = Remettre en usage
do-codes-remove = Retirer…
do-codes-group = Mettre les codes choisis dans un groupe
do-codes-quotations = Afficher ses citations
do-codes-filter = Filtrer la grille de codes
do-codes-closed = Afficher ou masquer les codes hors d’usage
do-codes-changes = Comparer la grille de codes avec une plus ancienne
do-codes-groups = Groupes de codes
do-codes-save = Enregistrer la définition
codes-hint-new = nouveau code
codes-hint-rename = renommer
codes-hint-move = déplacer
codes-hint-merge = fusionner
codes-hint-split = séparer
codes-hint-open = définir
codes-fact-codes = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
codes-fact-unused = { $count ->
    [one] { $count } jamais donné
   *[other] { $count } jamais donnés
}
codes-fact-unsaved = { $count ->
    [one] { $count } définition non enregistrée
   *[other] { $count } définitions non enregistrées
}
codes-foot = { $count ->
    [one] { $count } codage
   *[other] { $count } codages
}
codes-filter = Filtrer par nom ou définition
codes-closed = { $count ->
    [one] Afficher { $count } code hors d’usage
   *[other] Afficher { $count } codes hors d’usage
}
codes-head-here = ici
codes-head-below = dessous
codes-none = Aucun code n’est en usage.
codes-row-counts = { $below ->
    [0] aucun codage
    [one] un codage
   *[other] { $here } ici, { $below } avec ceux de dessous
}
codes-name = Nom du code
codes-name-new = Nom du nouveau code
codes-nowhere = Il ne peut pas aller là
codes-unsaved = Pas encore enregistré
codes-discard = Abandonner
codes-clash = { $field } a été modifié ailleurs entre-temps : { $text }
codes-new = Nouveau code
codes-export = Exporter la grille de codes
codes-acts = Ce que l’on peut faire de ce code
codes-above = Au-dessus de ce code
codes-here = { $count ->
    [one] codage ici
   *[other] codages ici
}
codes-with-below = avec les codes de dessous
codes-adopt = Mettre en usage
codes-into = Ses codages sont désormais dans
codes-merged-why = Pour revenir sur la fusion, annulez-la dans l’historique.
codes-life-retired = hors d’usage
codes-life-merged = fusionné
codes-life-proposed = proposé
codes-restore = Remettre en usage
codes-definition-of = Ce que signifie { $name }
codes-definition = Définition
codes-definition-hint = Ce que signifie le code, pour qu’une autre personne le donne aux mêmes passages
codes-include = À utiliser quand
codes-include-hint = Les cas qui en relèvent
codes-exclude = À ne pas utiliser quand
codes-exclude-hint = Les cas proches qui relèvent d’un autre
codes-example = Exemple
codes-example-hint = Un passage qui le montre
codes-note = Note
codes-note-hint = Pour les personnes qui codent
codes-origin = Origine
codes-origin-hint = cadre théorique, matériau, in vivo…
codes-colour = Couleur
codes-colour-family = celle de sa famille
codes-dye-cochinilla = Rouge de cochenille
codes-dye-achiote = Orange de rocou
codes-dye-qolle = Jaune de qolle
codes-dye-chilca = Vert de chilca
codes-dye-molle = Bleu-vert de molle
codes-dye-anil = Bleu d’indigo
codes-dye-ayrampo = Violet d’ayrampo
codes-dye-nogal = Brun de noyer
codes-name-field = Nom
codes-parent = Sous
codes-groups = Groupes
codes-no-groups = Dans aucun groupe. Les groupes rassemblent des codes de tout l’arbre, pour retrouver ensemble leurs passages.
codes-group-add = Ajouter à un groupe
codes-group-name = Nom du groupe
codes-group-type = Saisissez le nom d’un nouveau groupe
codes-group-make = Créer le groupe « { $group } »
codes-group-out = Le retirer de « { $group } »
codes-group-out-code = Retirer { $name } du groupe
codes-groups-title = Groupes de codes
codes-groups-why = Un groupe rassemble des codes de n’importe où dans l’arbre ; un code peut être dans plusieurs.
codes-group-new = Nouveau groupe
codes-group-empty = Aucun code n’est encore dans ce groupe.
codes-group-add-code = Ajouter un code
codes-passages = Citations
codes-all-passages = Toutes
codes-contrary = Contraire
codes-memos = Mémos
codes-no-memos = Rien n’a été écrit sur ce code.
codes-memo-new = Nouveau mémo
codes-memo-title = Titre
codes-memo-text = Ce que vous pensez
codes-life = Historique
codes-life-all = Tout
codes-life-less = Moins
codes-nobody = sans nom
codes-chosen = { $count ->
    [one] { $count } code choisi
   *[other] { $count } codes choisis
}
codes-chosen-sum = { $count ->
    [one] { $count } codage en tout
   *[other] { $count } codages en tout
}
codes-chosen-one = choisie
codes-not-chosen = non choisie
codes-choose-none = N’en choisir aucun
codes-merge-several = Les fusionner…
codes-move = Placer sous…
codes-merge = Fusionner
codes-merge-title = { $count ->
    [one] Fusionner un code dans un autre
   *[other] Fusionner { $count } codes en un
}
codes-merge-into = Dans
codes-merge-other = Un autre
codes-merge-coming = { $moved ->
    [0] Aucun codage ne passe.
    [one] Un codage passe.
   *[other] { $moved } codages passent.
} { $coalesced ->
    [0] Aucun ne coïncide avec un codage déjà présent.
    [one] Un coïncide avec un codage déjà présent et se joint à lui.
   *[other] { $coalesced } coïncident avec des codages déjà présents et se joignent à eux.
}
codes-merge-why = Pourquoi ; la raison reste avec le code fusionné
codes-merge-what = Les codes fusionnés restent dans la grille, hors d’usage. Ceux de dessous passent sous l’autre, qui prend leur place dans les groupes et les constats. Une seule annulation reprend le tout.
codes-split = Séparer
codes-split-title = Séparer « { $name } »
codes-split-name = Nom du nouveau code
codes-split-where = Où se place le nouveau code
codes-split-beside = à côté
codes-split-below = dessous
codes-split-choose = Citations qui passent au nouveau code
codes-split-all = Tout choisir
codes-split-none = Ne rien choisir
codes-split-count = { $count } choisies sur { $total }
codes-move-title = { $count ->
    [one] Placer « { $name } »
   *[other] Placer { $count } codes
}
codes-move-under = Sous quel code
codes-move-top = À la racine
codes-retire = Mettre hors d’usage
codes-retire-title = Mettre « { $name } » hors d’usage
codes-retire-what = { $count ->
    [0] Il ne sera plus proposé au codage. Il reste dans la grille, avec son historique.
    [one] Son unique codage reste ; il ne sera plus proposé pour de nouveaux.
   *[other] Ses { $count } codages restent ; il ne sera plus proposé pour de nouveaux.
}
codes-retire-why = Pourquoi ; la raison reste avec le code
codes-retire-instead = Plutôt le mettre hors d’usage
codes-remove-title = Retirer « { $name } »
codes-remove-below = { $count ->
    [one] Il y a un code dessous. Déplacez-le ou retirez-le d’abord.
   *[other] Il y a { $count } codes dessous. Déplacez-les ou retirez-les d’abord.
}
codes-remove-used = { $count ->
    [one] Il a été donné à un passage. Le mettre hors d’usage conserve ce codage.
   *[other] Il a été donné { $count } fois. Le mettre hors d’usage conserve ces codages.
}
codes-remove-codings = { $count ->
    [one] Retirer aussi son codage
   *[other] Retirer aussi ses { $count } codages
}
codes-remove-unused = Il n’a jamais été donné. Il part avec sa définition ; « Annuler » le ramène.
codes-rename = Renommer
codes-open = Choisissez un code
codes-open-why = Sa définition, ses citations, ses mémos et son historique s’affichent ici. Plusieurs codes, choisis avec Maj ou Ctrl, peuvent être fusionnés, groupés ou déplacés ensemble.
codes-empty = Pas encore de code
codes-empty-why = Les codes nomment ce dont parlent les passages. Créez-en un ici, ou pendant la lecture : un nom inconnu devient un code.
codes-changes = Changements de la grille de codes
codes-changes-button = Tours
codes-round = Nommer la grille telle qu’elle est
codes-round-name = Nouveau tour
codes-round-hint = p. ex. après les dix premiers entretiens
codes-round-why = Un tour est un moment nommé de la grille de codes. Il ne coûte rien, et les suivants peuvent lui être comparés.
codes-changes-from = De
codes-changes-to = À
codes-changes-date = ou la fin d’un jour
codes-changes-beginning = Le début du projet
codes-changes-now = Maintenant
codes-changes-none = Rien n’a changé entre les deux
codes-changes-none-why = Choisissez un moment antérieur à gauche, ou postérieur à droite.
codes-export-then = Exporter la grille de codes telle qu’elle était au second moment
codes-kind-added = Nouveaux
codes-kind-adopted = Mis en usage
codes-kind-proposed = De nouveau proposés
codes-kind-renamed = Renommés
codes-kind-moved = Déplacés
codes-kind-redefined = Redéfinis
codes-kind-merged = Fusionnés
codes-kind-retired = Mis hors d’usage
codes-kind-restored = De nouveau en usage
codes-kind-removed = Retirés
codes-was = était « { $name } »
codes-was-under = { $from ->
    [top] de la racine
   *[other] de « { $from } »
} { $to ->
    [top] à la racine
   *[other] à « { $to } »
}
