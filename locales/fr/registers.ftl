do-registers-next = Fiche suivante
do-registers-previous = Fiche précédente
do-registers-add = Nouvelle fiche dans ce registre
do-registers-edit = Modifier la fiche
do-registers-remove = Supprimer la fiche
do-registers-save = Enregistrer la fiche
do-registers-leave = Quitter le formulaire
do-registers-filter = Filtrer le registre
do-registers-date = Voir à une date
do-registers-timeline = Afficher ou masquer la frise
do-registers-actors = Registre : acteurs
do-registers-ties = Registre : liens
do-registers-events = Registre : événements
do-registers-phases = Registre : phases
keys-part-registers = Registres
register-actors = Acteurs
register-ties = Liens
register-events = Événements
register-phases = Phases
registers-parts = Registres
registers-count = { $count ->
    [one] { $count } acteur
   *[other] { $count } acteurs
}, { $ties ->
    [one] { $ties } lien
   *[other] { $ties } liens
}, { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}
registers-shown = { $shown } sur { $count } affichés
registers-hint-move = suivante, précédente
registers-hint-edit = modifier
registers-hint-add = nouvelle
registers-hint-date = déplacer la date
registers-filter = Filtrer
registers-at = Seulement ce qui existait à une date
registers-at-hint = à une date : 2005-11
registers-at-clear = Afficher toutes les dates
registers-away = { $count ->
    [one] { $count } masqué : hors de { $when }.
   *[other] { $count } masqués : hors de { $when }.
}
registers-none = Rien ici ne contient ces mots.
registers-none-then = Rien n’est connu de { $when }.
registers-record = La fiche affichée
registers-add-tie = Ajouter un lien à partir d’ici
registers-begun = Commencé, pas encore enregistré
registers-needed = obligatoire
registers-missing = Il manque : { $field }.
registers-leave = Ce qui est écrit n’est pas encore enregistré.
registers-leave-discard = Partir sans enregistrer
registers-leave-stay = Rester
registers-new-actor = Nouvel acteur
registers-new-tie = Nouveau lien
registers-new-event = Nouvel événement
registers-new-phase = Nouvelle phase
registers-empty-actors = Aucun acteur pour l’instant
registers-empty-actors-why = Les acteurs sont les personnes, les organisations et les sites de l’étude. Une fois saisis, on peut leur attribuer les voix des textes et faire des tableaux par organisation et par pays.
registers-empty-ties = Aucun lien pour l’instant
registers-empty-ties-why = Un lien dit qui était en relation avec qui, depuis quand et jusqu’à quand : à qui appartient une mine, à quelle fédération est affilié un syndicat. Chacun peut nommer la source qui l’affirme.
registers-empty-events = Aucun événement pour l’instant
registers-empty-events-why = Un événement est daté : une réunion, une grève, un rachat. On y note qui y a pris part, et à quel titre.
registers-empty-phases = Aucune phase pour l’instant
registers-empty-phases-why = Les phases sont les périodes par lesquelles l’étude raconte son histoire. Les sources s’y rangent par leur date, et elles peuvent servir de colonnes à un tableau.
actor-kind-person = personne
actor-kind-organisation = organisation
actor-kind-site = site
status-stated = affirmé
status-implied = sous-entendu
status-rumoured = selon des rumeurs
status-announced = annoncé
status-done = accompli
status-dropped = abandonné
status-refuted = réfuté
no-source = sans source
no-date = sans date
possible = possible
possible-why = Ses dates ne permettent pas de dire si cela existait alors.
ties = Liens
ties-of = { $count ->
    [one] { $count } lien
   *[other] { $count } liens
}
tie-named = { $from } – { $kind } – { $to }
tie-out = … { $kind } { $to }
tie-in = { $from } { $kind } …
actor-parts = { $count ->
    [one] { $count } partie
   *[other] { $count } parties
}
took-part = { $count ->
    [one] A pris part à { $count } événement
   *[other] A pris part à { $count } événements
}
event-parts = { $count ->
    [one] { $count } événement en fait partie
   *[other] { $count } événements en font partie
}
event-is-part = partie d’un événement plus large
participants = { $count ->
    [0] Aucun participant noté
    [one] { $count } participant
   *[other] { $count } participants
}
participants-short = Qui
participant-add = Ajouter
participant-who = Qui
participant-role = À quel titre
participant-remove = Retirer { $who } ({ $role })
phase-earlier = Plus tôt dans l’histoire
phase-later = Plus tard dans l’histoire
phase-interval = Intervalle { $number }
phase-interval-add = Un autre intervalle
phase-interval-remove = Retirer l’intervalle { $number }
attribute-add = Un autre attribut
attribute-name = Attribut
attribute-value = Valeur
key-hint = Le mot court par lequel les commandes et les fichiers l’appellent.
key-taken = Quelque chose s’appelle déjà ainsi.
key-wrong = Seulement des lettres, des chiffres, - _ et le point.
country-hint = Deux lettres, suivies d’un ? en cas de doute : PE?
claims = { $count ->
    [0] Aucune source n’en dit rien
    [one] { $count } affirmation d’une source
   *[other] { $count } affirmations de sources
}
claim-add = Noter une affirmation
claim-attribute = À quel sujet
claim-value = Ce qu’elle dit, avec un ? à la fin en cas de doute
claim-according = Quelle source
claim-locator = À quel endroit
claim-locator-hint = ligne 12, p. 8
claim-quote = Les mots qui le disent
claim-remove = Retirer l’affirmation { $value }
life = Ce qui a été fait
life-all = { $count ->
    [one] { $count } étape
   *[other] Les { $count } étapes
}
life-open = Son historique
timeline = Frise
timeline-of = { $name } : qui, quoi, quand
timeline-rows = Lignes
timeline-by-actor = par acteur
timeline-by-kind = par type
timeline-date = Date regardée
timeline-all = toutes les dates
timeline-events = événements
timeline-several = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}
timeline-marks = Liens et événements par date
timeline-empty = Rien n’est encore daté. Datez des liens et des événements : ils seront dessinés ici.
timeline-source = source : { $source }
timeline-status = ({ $status })
timeline-as-table = La frise sous forme de tableau
timeline-column-group = Au sujet de
timeline-column-what = Quoi
timeline-column-who = Qui, ou lequel
timeline-key = Ce que signifient les signes
timeline-key-sourced = lien avec source
timeline-key-unsourced = sans source
timeline-key-unreal = rumeur, annonce, abandon
timeline-key-vague = fin : peut-être
timeline-key-open = sans fin
timeline-key-event = événement ; creux : sans source
keys-part-timeline = Frise
do-timeline-in = Moins d’années
do-timeline-out = Plus d’années
do-timeline-whole = Toutes les années
do-timeline-left = Années antérieures
do-timeline-right = Années postérieures
do-timeline-earlier = Date : un mois plus tôt
do-timeline-later = Date : un mois plus tard
do-timeline-year-earlier = Date : un an plus tôt
do-timeline-year-later = Date : un an plus tard
do-timeline-all = Voir toutes les dates
do-timeline-by = Lignes par acteur ou par type
do-timeline-table = Sous forme de tableau
do-timeline-export = Enregistrer le dessin (SVG)
