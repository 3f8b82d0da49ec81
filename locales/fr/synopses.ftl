keys-part-synopses = Synopsis
do-synopses-new = Nouveau tableau
do-synopses-write = Rédiger le constat de la cellule
do-synopses-find = Chercher des passages pour la cellule
do-synopses-copy = Copier vers un tableur
do-synopses-waiting = Cellule suivante sans constat
do-synopses-waiting-before = Cellule précédente sans constat
do-synopses-warning = Constat suivant avec un avertissement
do-synopses-turn = Échanger lignes et colonnes
do-synopses-shades = Ombrer les nombres ou non
do-synopses-export = Exporter le tableau
do-synopses-edit = Modifier le tableau
do-synopses-back = Revenir à tous les tableaux
do-synopses-stands = Le constat s’appuie sur ce passage
do-synopses-against = Ce passage contredit le constat
do-synopses-save = Enregistrer le tableau

synopses-show = Ce qui est listé
synopses-tables = { $count ->
    [one] { $count } tableau
   *[other] { $count } tableaux
}
synopses-findings = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
synopses-new = Nouveau tableau
synopses-none = Aucun tableau pour le moment
synopses-none-why = Un tableau met côte à côte ce que les gens ont dit : des lignes, des colonnes et, dans chaque cellule, les passages sur lesquels elle s’appuie.
synopses-begin = Commencer un tableau
synopses-size = { $rows } × { $columns }
synopses-stand = { $found ->
    [0] aucun constat dans { $all } cellules
   *[other] { $found } cellules sur { $all } avec un constat
}
synopses-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
synopses-edit = Modifier
synopses-edit-named = Modifier { $name }
synopses-more = Autres actions pour { $name }
synopses-duplicate = En faire un semblable
synopses-remove = Retirer le tableau
synopses-print = Imprimer

synopses-template-code-phase = Constats par phase
synopses-template-code-phase-why = Le tableau synoptique : ce que vous avez constaté pour chaque code à chaque phase.
synopses-template-code-source = Codes par source
synopses-template-code-source-why = Combien de passages de chaque source portent chaque code.
synopses-template-code-kind = Codes par type de source
synopses-template-code-kind-why = Sur combien de types de source un code s’appuie, et sur combien de sources.
synopses-template-code-words = Part des mots
synopses-template-code-words-why = La place que prend chaque code dans ce qui a été dit, par type de source.
synopses-template-code-organisation = Codes par organisation
synopses-template-code-organisation-why = Qui parle de quoi : passages selon l’organisation de qui parle.
synopses-template-kind-country = Sources par pays
synopses-template-kind-country-why = Ce qui a été recueilli, et où.
synopses-template-code-attribute = Codes par { $name }
synopses-template-code-attribute-why = Passages de chaque code selon l’attribut { $name } de leurs sources.
synopses-template-event-year = Événements par année
synopses-template-event-year-why = Quel type d’événement a eu lieu, et quand.
synopses-template-actor-event = Qui a pris part
synopses-template-actor-event-why = Les rôles des acteurs dans chaque type d’événement.
synopses-template-blank = Tableau vide
synopses-template-blank-why = Choisissez tout vous-même.
synopses-lacks-codes = Il faut d’abord des codes.
synopses-lacks-phases = Il faut d’abord des phases ; elles se définissent dans les registres.
synopses-lacks-sources = Il faut d’abord des sources.
synopses-lacks-events = Il faut d’abord des événements ; ils se définissent dans les registres.
synopses-lacks-actors = Il faut d’abord des acteurs ; ils se définissent dans les registres.

synopses-filter = Des mots, un code, une clé
synopses-of-synopsis = De quel tableau
synopses-every-synopsis = Tous les tableaux
synopses-of-warning = Avec quel avertissement
synopses-with-or-without = Avec ou sans avertissement
synopses-with-warning = Avec un avertissement
synopses-shown = { $shown } sur { $all }
synopses-no-findings = Aucun constat pour le moment
synopses-no-findings-why = Un constat est ce que vous affirmez dans une cellule d’un tableau, avec les passages sur lesquels il s’appuie.
synopses-no-finding-named = Il n’y a pas de constat { $key }
synopses-all-findings = Tous les constats

synopses-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
synopses-columns = { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
}
synopses-total = Total
synopses-yes = oui
synopses-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
synopses-countries = { $count } pays
synopses-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
synopses-knots = { $stands ->
    [one] { $stands } passage
   *[other] { $stands } passages
}{ $against ->
    [0] { "" }
   *[other] , { $against } contre
}
synopses-key-knot = un passage
synopses-key-against = un passage contraire
synopses-key-shades = Ombrage, du plus clair au plus foncé : { $ranges }
synopses-shades-on = Les nombres sont ombrés
synopses-shades-off = Les nombres ne sont pas ombrés
synopses-turned = retourné
synopses-empty-not-collected = Non recueilli
synopses-empty-nothing-said = Rien n’a été dit
synopses-empty-no-finding = Sans constat
synopses-empty-none = Aucun
synopses-why-not-collected = Aucune source avec un texte ne pourrait contenir un tel passage. C’est une lacune de ce qui a été recueilli, non de ce qui a été dit.
synopses-why-nothing-said = Il y avait des sources ici, et personne n’y a codé de tel passage.
synopses-why-no-finding = Il y a des passages, et personne n’a rédigé de constat.
synopses-why-none = Il n’y a rien ici.
synopses-possible = { $count ->
    [one] { $count } de plus possible
   *[other] { $count } de plus possibles
}
synopses-possible-why = { $count ->
    [one] Un de plus pourrait être ici : une date ou un doute ne permet pas de trancher.
   *[other] { $count } de plus pourraient être ici : des dates ou des doutes ne permettent pas de trancher.
}
synopses-wait = { $count ->
    [one] { $count } passage, pas encore de constat
   *[other] { $count } passages, pas encore de constat
}
synopses-write-it = Le rédiger
synopses-find-passages = Chercher des passages
synopses-add-source = Ajouter une source
synopses-no-passage = aucun passage
synopses-warnings-are = Avertissement : { $reasons }
synopses-draft = brouillon
synopses-none-wait = Toutes les cellules avec des passages ont un constat
synopses-no-warning = Aucun constat n’a d’avertissement
synopses-no-lines = Le tableau n’a pas de lignes ou pas de colonnes
synopses-no-lines-why = Rien dans le projet n’y entre. Choisissez-en d’autres, ou affichez aussi celles qui sont vides.
synopses-not-there = Il n’y a pas de tableau { $name }
synopses-not-there-why = Il a peut-être été supprimé ; l’historique peut le rétablir.
synopses-removed = Le tableau { $name } a été supprimé
synopses-removed-why = On ne peut plus rien y écrire. L’historique peut le rétablir.
synopses-unsaved = Ce que vous avez écrit sans l’enregistrer
synopses-unsaved-why = C’est conservé tant que cette fenêtre est ouverte ; si le tableau revient, cela revient dans sa cellule.
synopses-unsaved-copy = Copier le texte
synopses-unsaved-copied = Texte copié
synopses-cannot = Le tableau ne peut pas être calculé
synopses-nothing-to-copy = Le tableau n’a pas de cellules ; rien n’a été copié
synopses-copied = { $rows ->
    [one] Tableau copié : { $rows } ligne, { $columns } colonnes
   *[other] Tableau copié : { $rows } lignes, { $columns } colonnes
}
synopses-copied-part = { $rows ->
    [one] Sélection copiée : { $rows } ligne, { $columns } colonnes
   *[other] Sélection copiée : { $rows } lignes, { $columns } colonnes
}
synopses-hint-cell = cellule
synopses-hint-open = passages
synopses-hint-write = rédiger
synopses-hint-waiting = suivante sans constat
synopses-hint-copy = copier vers un tableur

synopses-notes = Notes
synopses-stated = { $value } { $label }, selon ce qui est affirmé :
synopses-stated-by = { $value } { $label }, selon { $source } :
synopses-outcome-agrees = concorde
synopses-outcome-differs = diffère
synopses-outcome-not-derivable = ouvert
synopses-outcome-said-agrees = le projet donne le même chiffre.
synopses-outcome-said-differs = le projet donne { $derived }.
synopses-outcome-said-not-derivable = le projet ne peut pas donner ce chiffre.
synopses-note-unplaced = { $units } { $unit ->
    [coding] { $units ->
        [one] passage n’a pas
       *[other] passages n’ont pas
    }
    [source] { $units ->
        [one] source n’a pas
       *[other] sources n’ont pas
    }
    [event] { $units ->
        [one] événement n’a pas
       *[other] événements n’ont pas
    }
    [participation] { $units ->
        [one] participation n’a pas
       *[other] participations n’ont pas
    }
   *[tie] { $units ->
        [one] lien n’a pas
       *[other] liens n’ont pas
    }
} de valeur pour « { $axis } » : hors de toute cellule.
synopses-note-possible = { $units } pourraient être dans une cellule ; une date ou un doute ne permet pas de trancher, et ils ne sont pas placés.
synopses-note-possibly-kept = { $units } pourraient passer le filtre ; une date ou un doute ne permet pas de trancher, et ils sont laissés de côté.
synopses-note-findings-elsewhere = { $count ->
    [one] Un constat de ce tableau nomme une cellule qu’il n’a pas.
   *[other] { $count } constats de ce tableau nomment des cellules qu’il n’a pas.
}
synopses-elsewhere = { $count ->
    [one] { $count } constat hors du tableau
   *[other] { $count } constats hors du tableau
}
synopses-elsewhere-why = Ils appartiennent à ce tableau et nomment des lignes ou des colonnes qu’il ne montre plus.
synopses-move-to = Le placer dans une cellule
synopses-choose-cell = Choisissez une cellule…

synopses-panel = Ce qu’il y a derrière la cellule
synopses-close-panel = Montrer le tableau seul
synopses-all = Tout ensemble
synopses-finding = Constat { $key }
synopses-finding-more = Autres actions pour le constat { $key }
synopses-by = { $when ->
    [none] Rédigé par { $who }.
   *[other] Rédigé par { $who }, { $when }.
}
synopses-confirmed = Relu par { $who }, { $when }.
synopses-confirm = Relu, tient toujours
synopses-another = Un autre constat dans cette cellule
synopses-remove-finding = Retirer le constat
synopses-passages-here = { $count ->
    [one] { $count } passage dans cette cellule
   *[other] { $count } passages dans cette cellule
}
synopses-records-here-coding = { $count } dans cette cellule
synopses-records-here-source = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
synopses-records-here-event = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}
synopses-records-here-participation = { $count ->
    [one] { $count } participation
   *[other] { $count } participations
}
synopses-records-here-tie = { $count ->
    [one] { $count } lien
   *[other] { $count } liens
}
synopses-more-of = { $shown } sur { $total } : en montrer plus
synopses-quotations-elsewhere = Les constats s’appuient aussi sur ceux-ci, qui sont ailleurs
synopses-words-lost = Les mots ne sont plus dans le texte.
synopses-open-in-text = Ouvrir dans le texte
synopses-contrary = contre le code
synopses-write = Rédiger le constat
synopses-no-cell = Un constat repose sur un ou deux en-têtes. Ouvrez une cellule qui n’est pas un total et qui n’en a pas plus de deux.

synopses-writing = Un nouveau constat
synopses-changing = Modifier le constat
synopses-text = Ce que dit le constat
synopses-text-hint = Que montrent ces passages ?
synopses-sides = Rapport du passage au constat
synopses-side-stands = L’appuie
synopses-side-against = Le contredit
synopses-side-stands-none = { $key } sur un passage, ou glissez-le ici
synopses-side-against-none = { $key } sur un passage, ou glissez-le ici
synopses-said-stands = Le constat s’y appuie
synopses-said-against = Il contredit le constat
synopses-said-none = Retiré du constat
synopses-take-out = Retirer { $key }
synopses-give-up = Abandonner

synopses-export = Exporter
synopses-export-title = Exporter le tableau
synopses-format = Sous forme de
synopses-format-docx = pour Word
synopses-format-xlsx = pour tableurs
synopses-format-html = page web
synopses-format-md = texte brut
synopses-format-csv = données, cellules seules
synopses-format-json = données complètes
synopses-format-png = image
synopses-format-svg = dessin
synopses-with-passages = Avec les passages
synopses-passages-findings = sur lesquels s’appuient les constats
synopses-passages-all = de toutes les cellules
synopses-passages-none = sans passages
synopses-export-turned = Le fichier garde les lignes et les colonnes telles qu’elles sont déclarées.
synopses-too-many-cells = Avec autant de cellules, l’image serait illisible. Exportez le tableau vers un tableur, ou choisissez moins de lignes ou de colonnes.
synopses-exported = { $file } est écrit
synopses-cited = Ce sur quoi s’appuient les constats
synopses-against-it = Contre :

synopses-form = Ce que montre le tableau
synopses-how = Comment le tableau est déclaré
synopses-by-choosing = Choisir
synopses-by-hand = Écrire
synopses-by-hand-why = La déclaration telle que le projet la garde. Ce que vous écrivez ici revient dans les choix.
synopses-declaration = Déclaration
synopses-title = Titre
synopses-name = Nom
synopses-name-why = Sous ce nom, le tableau peut être demandé, aussi en ligne de commande.
synopses-name-fixed = Le nom ne change pas ; les constats en dépendent.
synopses-name-stays = Le nom reste { $name } ; pour un autre nom, faites un autre tableau.
synopses-name-taken = Un autre tableau porte ce nom.
synopses-unit = Ce qui est compté et placé
synopses-unit-coding = Passages
synopses-unit-source = Sources
synopses-unit-event = Événements
synopses-unit-participation = Participations aux événements
synopses-unit-tie = Liens entre acteurs
synopses-side-of-rows = Lignes
synopses-side-of-columns = Colonnes
synopses-side-none-rows = Une seule ligne pour tout.
synopses-side-none-columns = Une seule colonne pour tout.
synopses-axis-at-rows = ligne { $at }
synopses-axis-at-columns = colonne { $at }
synopses-axis-of = Selon quoi : { $name }
synopses-axis-more = Ordre et en-tête : { $name }
synopses-add-axis = Ajouter
synopses-add-nested = En imbriquer une
synopses-choose-axis = Choisissez…
synopses-groups-all = tous
synopses-groups-some = { $count ->
    [one] { $count } choisi
   *[other] { $count } choisis
}
synopses-order = Ordre
synopses-order-given = tel quel
synopses-order-label = par nom
synopses-order-size = les plus grands d’abord
synopses-order-when = les plus anciens d’abord
synopses-order-attribute = par { $name }
synopses-header = En-tête
synopses-header-of = En-tête de la mesure { $at }
synopses-level = Niveau de la grille de codes
synopses-every-level = tous les niveaux
synopses-level-only = niveau { $level } seulement
synopses-descendants = avec tout ce qui en dépend
synopses-cells = Cellules
synopses-add-measure = Ajouter
synopses-measure-at = Ce que montrent les cellules, { $at }
synopses-totals = Totaux des lignes et des colonnes
synopses-hide-empty = Omettre les lignes et colonnes sans rien
synopses-only = Seulement
synopses-add-filter = Ajouter
synopses-filter-at = Condition { $at }
synopses-choose = Choisissez…
synopses-coded = Passages
synopses-coded-all = Avec et sans code
synopses-coded-yes = Avec un code
synopses-comments-lost = Le texte a des commentaires. Ce qui est changé dans le formulaire est écrit sans eux ; changez-le à la main pour les garder.
synopses-when = À l’époque (2005, 2005-11, 2005/2006)
synopses-words = Texte du tableau
synopses-caption = Sous le tableau
synopses-stated-figures = Chiffres que quelqu’un affirme
synopses-add-stated = Ajouter
synopses-stated-at = Chiffre affirmé { $at }
synopses-stated-value = Chiffre
synopses-stated-label = Nombre de quoi
synopses-stated-derive = Comment le projet le compterait
synopses-stated-source = Source qui l’affirme
synopses-derive-sources = sources
synopses-derive-quotations = passages
synopses-derive-persons = personnes
synopses-derive-organisations = organisations
synopses-derive-speakers = locuteurs
synopses-derive-events = événements
synopses-up = Monter { $name }
synopses-down = Descendre { $name }
synopses-leave-out = Omettre { $name }
synopses-preview = Aperçu
synopses-discard = Abandonner
synopses-leave = Revenir
synopses-copy-of = { $title } (2)
synopses-groups-of = Lesquels : { $axis }
synopses-find-group = Cherchez ; Entrée choisit
synopses-all-below = { $name } : chaque code qui en dépend
synopses-all-that-begin = tous ceux qui commencent par « { $words } »
synopses-is-chosen = choisi
synopses-chosen = Ce qui est choisi
synopses-chosen-all = Tous
synopses-chosen-some = { $count ->
    [one] { $count } choisi
   *[other] { $count } choisis, dans cet ordre
}
synopses-all-again = Tous à nouveau
synopses-done = Terminé

synopses-axes-said = Ce qui est dit
synopses-axes-sources = Sources
synopses-axes-voices = Qui parle ou prend part
synopses-axes-time = Temps
synopses-axes-registers = Registres
synopses-axes-other = Autres
synopses-axis-code = Code
synopses-axis-code-group = Groupe de codes
synopses-axis-stance = Pour ou contre le code
synopses-axis-coder = Codeur
synopses-axis-source = Source
synopses-axis-source-kind = Type de source
synopses-axis-language = Langue
synopses-axis-country = Pays
synopses-axis-place = Lieu
synopses-axis-attribute = Attribut
synopses-axis-actor = Acteur
synopses-axis-organisation = Organisation
synopses-axis-organisation-kind = Type d’organisation
synopses-axis-actor-country = Pays de l’acteur
synopses-axis-actor-attribute = Attribut de l’acteur
synopses-axis-speaker = Locuteur
synopses-axis-phase = Phase
synopses-axis-year = Année
synopses-axis-event = Événement
synopses-axis-event-kind = Type d’événement
synopses-axis-role = Rôle
synopses-axis-status = Degré de certitude
synopses-axis-tie-kind = Type de lien
synopses-axis-from = De qui
synopses-axis-to = Vers qui
synopses-axis-constant = Tout ensemble
synopses-heading-stance-supports = pour
synopses-heading-stance-contrary = contre

synopses-counted-coding = Passages
synopses-counted-source = Nombre de sources
synopses-counted-event = Nombre d’événements
synopses-counted-participation = Nombre de participations
synopses-counted-tie = Nombre de liens
synopses-measure-findings = Constats
synopses-measure-count = Nombre
synopses-measure-quotations = Passages, en nœuds
synopses-measure-codings = Codages
synopses-measure-words = Part des mots
synopses-measure-sources = Sources
synopses-measure-persons = Personnes
synopses-measure-organisations = Organisations
synopses-measure-speakers = Locuteurs
synopses-measure-presence = S’il y en a
synopses-measure-values = Valeurs
synopses-measure-values-of = Valeurs de { $name }
synopses-measure-when = Dates
synopses-measure-span = Première et dernière date
synopses-measure-places = Lieux
synopses-measure-names = Noms
synopses-measure-roles = Rôles

synopses-space = Espace
synopses-shows-none = Ce tableau ne montre pas de constats. Modifiez-le pour que ses cellules les montrent.
synopses-preview-before = tel qu’il était avant l’erreur

# What others did meanwhile.
synopses-finding-overtaken = Ce constat a été modifié ailleurs depuis que vous avez commencé. Il dit maintenant : { $text }
synopses-finding-removed = Ce constat a été supprimé ailleurs depuis que vous avez commencé. L’enregistrer l’écrit de nouveau.
synopses-table-overtaken = Ce tableau a été modifié ailleurs depuis que vous avez commencé.
synopses-table-removed = Ce tableau a été supprimé ailleurs depuis que vous avez commencé. L’enregistrer le fait revenir.
synopses-theirs = Prendre ce qu’il y a maintenant
