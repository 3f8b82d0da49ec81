# Ce qui a été fait, et comment l’annuler.
keys-part-history = Historique
do-history-first = Étape suivante de l’historique
do-history-last = Étape précédente de l’historique
history-steps = { $count ->
    [one] { $count } étape
   *[other] { $count } étapes
}
history-filter = Quelles étapes afficher
history-who = Qui
history-everybody = Tout le monde
history-acts = Ce qui a été fait
history-every-act = Tout
history-acts-sources = Sources et attributs
history-acts-codes = Grille de codes
history-acts-codings = Citations et codages
history-acts-memos = Mémos
history-acts-synopses = Synopsis, constats, vérification
history-acts-registers = Registres et phases
history-acts-project = Projet et membres
history-acts-undo = Annulé et refait
history-list = Étapes, les plus récentes d’abord
history-none = Aucune étape n’est ainsi
history-none-why = Personne n’a encore rien fait de tel.
history-all = Afficher toutes les étapes
history-panel = L’étape et ce que ferait son annulation
history-step = Étape { $entry }
history-changes = { $count ->
    [one] a changé { $count } fiche
   *[other] a changé { $count } fiches
}
history-undone = annulée
history-undo = Annuler cette étape
history-redo = La refaire
history-undo-why = Annuler est aussi une étape : rien n’est jamais perdu.
history-hint-step = autre étape
history-effect-title = L’annuler
history-effect-again = La refaire
history-effect-removed = retirerait { $what }
history-effect-brought_back = ramènerait { $what }
history-effect-set_back = remettrait comme avant { $what }
history-effect-kept = ne toucherait pas à { $what } : il y a eu des changements depuis
history-effect-more = { $count ->
    [one] { $count } de plus
   *[other] { $count } de plus
}
history-effect-looking = Recherche de ce que cela ferait…
history-effect-none = Ne ferait rien : c’est déjà ainsi.
history-effect-first = La première étape a fait le projet. Elle reste.
history-effect-rests = D’autres étapes reposent sur elle. Annulez d’abord celles-ci :
history-effect-rootless = Elle repose sur des étapes annulées. Refaites d’abord celles-ci :
life-changes = { $count ->
    [one] { $count } changement
   *[other] { $count } changements
}
life-empty = vide
life-none = Il n’y a pas d’historique pour cela
life-record = une autre fiche

history-noun-member = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
history-noun-attribute = { $count ->
    [one] { $count } attribut
   *[other] { $count } attributs
}
history-noun-phase = { $count ->
    [one] { $count } phase
   *[other] { $count } phases
}
history-noun-round = { $count ->
    [one] { $count } tour
   *[other] { $count } tours
}
history-noun-source = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
history-noun-revision = { $count ->
    [one] { $count } texte
   *[other] { $count } textes
}
history-noun-voice = { $count ->
    [one] { $count } voix
   *[other] { $count } voix
}
history-noun-actor = { $count ->
    [one] { $count } acteur
   *[other] { $count } acteurs
}
history-noun-tie = { $count ->
    [one] { $count } lien
   *[other] { $count } liens
}
history-noun-event = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}
history-noun-participation = { $count ->
    [one] { $count } participation
   *[other] { $count } participations
}
history-noun-claim = { $count ->
    [one] { $count } affirmation
   *[other] { $count } affirmations
}
history-noun-code = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
history-noun-code_group = { $count ->
    [one] { $count } groupe de codes
   *[other] { $count } groupes de codes
}
history-noun-quotation = { $count ->
    [one] { $count } citation
   *[other] { $count } citations
}
history-noun-coding = { $count ->
    [one] { $count } codage
   *[other] { $count } codages
}
history-noun-finding = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
history-noun-memo = { $count ->
    [one] { $count } mémo
   *[other] { $count } mémos
}
history-noun-synopsis = { $count ->
    [one] { $count } synopsis
   *[other] { $count } synopsis
}
history-noun-acceptance = { $count ->
    [one] { $count } acceptation
   *[other] { $count } acceptations
}
history-noun-project = { $count ->
    [one] { $count } projet
   *[other] { $count } projets
}
history-noun-space = { $count ->
    [one] { $count } espace
   *[other] { $count } espaces
}
history-noun-import = { $count ->
    [one] { $count } importation
   *[other] { $count } importations
}
history-noun-verbatim = { $count ->
    [one] { $count } partie gardée mot pour mot
   *[other] { $count } parties gardées mot pour mot
}

history-field-key = Clé
history-field-name = Nom
history-field-kind = Type
history-field-when = Date
history-field-place = Lieu
history-field-country = Pays
history-field-language = Langue
history-field-informants = Voix de
history-field-note = Note
history-field-register = Registre
history-field-file = Fichier
history-field-revision = Texte
history-field-title = Titre
history-field-text = Texte
history-field-on = Sur
history-field-author = Auteur
history-field-definition = Définition
history-field-include = Quand l’utiliser
history-field-exclude = Quand ne pas l’utiliser
history-field-example = Exemple
history-field-colour = Couleur
history-field-parent = Sous
history-field-life = État
history-field-label = Étiquette
history-field-role = Rôle
history-field-actor = Acteur
history-field-source = Source
history-field-code = Code
history-field-codes = Codes
history-field-quotation = Citation
history-field-quotations = Citations
history-field-coder = Codeur
history-field-stance = Position
history-field-at = Place dans le texte
history-field-made = Fait
history-field-status = État
history-field-reason = Raison
history-field-value = Valeur
history-field-type = Valeurs
history-field-of = De
history-field-description = Description
history-field-subject = Sujet
history-field-attribute = Attribut
history-field-according-to = Selon
history-field-from = De
history-field-to = À
history-field-event = Événement
history-field-part-of = Partie de
history-field-organisation-kind = Type d’organisation
history-field-contrary = Preuves contraires
history-field-synopsis = Synopsis
history-field-row = Ligne
history-field-column = Colonne
history-field-origin = Déclaration
history-field-words = Mots
history-field-path = Fichier
history-field-format = Format
history-field-encoding = Codage des lettres
history-field-gone = Retiré
history-field-diagnostic = Diagnostic
history-field-by = Par
history-field-code-points = Caractères
history-field-locator = Où
history-field-quote = Mots
history-field-layout = Structure
history-field-start = De
history-field-end = À
history-field-state = État
history-field-was = Était
history-field-span = Emplacement
