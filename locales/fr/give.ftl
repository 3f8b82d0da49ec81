# Le projet pour d’autres programmes : ce que le fichier contient, ce qu’il ne peut pas, et le fichier même.
do-exchange-give = Donner le projet à un autre programme
do-exchange-write = Écrire le fichier pour un autre programme

give-title = Donner à un autre programme
give-for = Pour quel programme ?
give-profile-any = N’importe quel programme
give-profile-standard-why = Selon la norme REFI-QDA. ATLAS.ti, QualCoder, Dedoose, Quirkos et presque tous les autres le lisent.
give-profile-nvivo-why = Les endroits sont comptés comme NVivo les compte, pour qui un emoji fait deux signes. Avec un autre fichier, les passages qui suivent un emoji seraient décalés.
give-profile-maxqda-why = Les lignes des textes finissent comme sous Windows, ce que MAXQDA attend.
give-counting = Ce que le fichier contiendra est compté
give-holds = Ce que le fichier contient
give-holds-kind = Genre
give-holds-count = Dans le fichier
give-without-text = { $count ->
    [one] { $count } sans son texte
   *[other] { $count } sans leur texte
}
give-without-file = { $count ->
    [one] { $count } sans son fichier
   *[other] { $count } sans leur fichier
}
give-missing-why = Ce qui y manque n’est pas ici non plus : ce n’est pas venu avec le projet. D’autres programmes voient la source avec ses codages, et de ses mots ou de son fichier rien, ou une ligne qui le dit.
give-doubtful = { $count ->
    [one] Ce que comptent les positions de { $count } source est en doute. Elles partent telles qu’elles sont lues ici ; décidez-le d’abord si vous pouvez.
   *[other] Ce que comptent les positions de { $count } sources est en doute. Elles partent telles qu’elles sont lues ici ; décidez-le d’abord si vous pouvez.
}
give-doubtful-written = { $count ->
    [one] Ce que comptent les positions de { $count } source est en doute. Elles sont parties telles qu’elles sont lues ici ; si vous en décidez, écrivez le fichier encore une fois.
   *[other] Ce que comptent les positions de { $count } sources est en doute. Elles sont parties telles qu’elles sont lues ici ; si vous en décidez, écrivez le fichier encore une fois.
}
give-doubtful-look = Regarder et décider
give-holds-passages = Là où plusieurs personnes ont codé un passage, il est dans le fichier une fois pour chacune ; il redevient un seul au retour.
give-nothing = Il n’y a encore rien à donner
give-nothing-why = Faites entrer des sources ou créez des codes ; ils pourront alors être donnés.
give-left = Ce qui reste ici
give-left-why = REFI-QDA, le format d’échange, n’a pas de place pour cela. Cela reste dans ce projet.
give-left-none = Tout y tient
give-left-none-why = Le format a une place pour tout ce qui est dit dans ce projet. Son historique reste ici, et les noms courts (clés) sont refaits à partir des noms.
give-left-group = Où
give-left-what = Ce qui reste ici
give-point-missing = { $count ->
    [one] { $count } source part sans son texte ou son fichier
   *[other] { $count } sources partent sans leur texte ou leur fichier
}
give-point-left = { $count ->
    [one] { $count } sorte de choses reste ici
   *[other] { $count } sortes de choses restent ici
}
give-mended = { $count ->
    [one] { $count } chose d’un fichier antérieur, qu’aucun fichier valide ne peut avoir, est omise
   *[other] { $count } choses d’un fichier antérieur, qu’aucun fichier valide ne peut avoir, sont omises
}
give-private = Les personnes du matériau figurent dans le fichier sous les noms qu’elles ont dans ce projet, les pseudonymes. Les dossiers de cette machine ne sont pas nommés. Les mots des textes et des mémos partent tels quels, de même que les noms des liens et les fichiers : PDF, Word, images, enregistrements.
give-anonymous = Sans les noms de qui a codé
give-anonymous-why = { $count ->
    [one] Le fichier nomme un membre qui a codé ou écrit : { $names }. Sans le nom, « coder » et six signes en tiennent lieu, toujours les mêmes ; quand le fichier revient, on sait qui c’est.
   *[other] Le fichier nomme { $count } membres qui ont codé ou écrit : { $names }. Sans les noms, « coder » et six signes tiennent lieu de chacun, toujours les mêmes ; quand le fichier revient, on sait qui c’est.
}
give-files-of-renamed = { $count ->
    [one] { $count } fichier est d’une source qui a été renommée ici. Le fichier lui-même part tel qu’il est venu : regardez s’il dit l’ancien nom.
   *[other] { $count } fichiers sont de sources qui ont été renommées ici. Les fichiers eux-mêmes partent tels qu’ils sont venus : regardez s’ils disent les anciens noms.
}
give-old-names = Un nom qui ne sort pas (d’une source, d’un cas ou d’une personne qui s’appelle autrement ici, ou de qui a codé) se trouve encore dans des mots qui partent tels quels :
give-old-name-text = { $count ->
    [one] { $count } texte
   *[other] { $count } textes
}
give-old-name-memo = { $count ->
    [one] { $count } mémo
   *[other] { $count } mémos
}
give-old-name-code = { $count ->
    [one] { $count } code ou sa définition
   *[other] { $count } codes ou leurs définitions
}
give-old-name-source = { $count ->
    [one] { $count } source : son nom, sa note ou ses attributs
   *[other] { $count } sources : leurs noms, notes ou attributs
}
give-old-name-case = { $count ->
    [one] { $count } cas : son nom, sa note ou ses attributs
   *[other] { $count } cas : leurs noms, notes ou attributs
}
give-old-name-attribute = { $count ->
    [one] { $count } attribut : son nom ou sa description
   *[other] { $count } attributs : leurs noms ou descriptions
}
give-old-name-code-group = { $count ->
    [one] { $count } nom d’un groupe de codes
   *[other] { $count } noms de groupes de codes
}
give-old-name-project = { $count ->
    [one] { $count } nom ou description du projet
   *[other] { $count } noms ou descriptions du projet
}
give-write = Écrire le fichier
give-writing-sources = Les sources sont en cours d’écriture
give-writing-files = Les textes et les fichiers sont empaquetés
give-broken-off = L’exportation a été abandonnée. Aucun fichier n’a été écrit.
give-trouble = Le fichier n’a pas été écrit
give-written = { $name } est écrit
give-written-for = Pour : { $program }
give-written-named = { $count ->
    [one] Il nomme un membre qui a codé ou écrit : { $names }.
   *[other] Il nomme { $count } membres qui ont codé ou écrit : { $names }.
}
give-written-unnamed = Il ne nomme aucun de ceux qui ont codé ou écrit : « coder » et six signes tiennent lieu de chacun.
give-written-why = { $size }. Le navigateur le garde avec vos téléchargements.
give-written-holds = Ce qui a été écrit
give-written-left = Ce qui a été omis
give-again = Le garder encore une fois
give-another = Écrire pour un autre programme
give-codebook = La grille de codes seule
give-codebook-why = Les codes avec leurs définitions et leurs groupes, sans sources, codages ni mémos.
give-codebook-keep = Garder la grille de codes (.qdc)
give-bring = Faire entrer un projet
give-hint-write = écrire le fichier

give-group-story = Tableaux et ce qu’ils disent
give-group-registers = Registres et accords
give-group-codes = Grille de codes
give-group-project = Projet
give-group-sources = Sources
give-group-codings = Codages
give-group-memos = Mémos et renvois
give-group-other = Autres choses

give-left-phase = { $count ->
    [one] { $count } phase
   *[other] { $count } phases
}
give-left-finding = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
give-left-synopsis = { $count ->
    [one] { $count } synopsis
   *[other] { $count } synopsis
}
give-left-acceptance = { $count ->
    [one] { $count } avertissement accepté
   *[other] { $count } avertissements acceptés
}
give-left-actor-kind-place-dates-or-parent = { $count ->
    [one] Genre, pays, lieu, dates ou organisation mère de { $count } acteur
   *[other] Genre, pays, lieu, dates ou organisation mère de { $count } acteurs
}
give-left-tie = { $count ->
    [one] { $count } lien
   *[other] { $count } liens
}
give-left-event = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}
give-left-participation = { $count ->
    [one] { $count } participation à un événement
   *[other] { $count } participations à des événements
}
give-left-claim = { $count ->
    [one] { $count } affirmation
   *[other] { $count } affirmations
}
give-left-commitment = { $count ->
    [one] { $count } engagement
   *[other] { $count } engagements
}
give-left-agreement = { $count ->
    [one] { $count } accord
   *[other] { $count } accords
}
give-left-provision = { $count ->
    [one] { $count } disposition d’un accord
   *[other] { $count } dispositions d’accords
}
give-left-code-life = { $count ->
    [one] Que { $count } code est fusionné ou retiré
   *[other] Que { $count } codes sont fusionnés ou retirés
}
give-left-code-origin = { $count ->
    [one] D’où vient { $count } code
   *[other] D’où viennent { $count } codes
}
give-left-code-note = { $count ->
    [one] La note de { $count } code
   *[other] Les notes de { $count } codes
}
give-left-round = { $count ->
    [one] { $count } tour de la grille de codes
   *[other] { $count } tours de la grille de codes
}
give-left-language-of-the-project = { $count ->
    [one] La langue de travail
   *[other] Les langues de travail
}
give-left-source-kind = { $count ->
    [one] Le genre de { $count } source
   *[other] Les genres de { $count } sources
}
give-left-source-date = { $count ->
    [one] La date de { $count } source
   *[other] Les dates de { $count } sources
}
give-left-source-place = { $count ->
    [one] Le lieu de { $count } source
   *[other] Les lieux de { $count } sources
}
give-left-source-language = { $count ->
    [one] La langue de { $count } source
   *[other] Les langues de { $count } sources
}
give-left-source-register = { $count ->
    [one] Ce que { $count } source, comme registre, doit énumérer
   *[other] Ce que { $count } sources, comme registres, doivent énumérer
}
give-left-who-speaks = { $count ->
    [one] Qui parle dans { $count } voix
   *[other] Qui parle dans { $count } voix
}
give-left-choices-of-an-attribute = { $count ->
    [one] Les choix de { $count } attribut, qui sort comme texte
   *[other] Les choix de { $count } attributs, qui sortent comme texte
}
give-left-earlier-text-of-a-source = { $count ->
    [one] { $count } version antérieure d’un texte, avec la raison de sa correction
   *[other] { $count } versions antérieures de textes, avec les raisons de leurs corrections
}
give-left-rich-text-of-a-corrected-text = { $count ->
    [one] Le texte mis en forme (Word) de { $count } texte corrigé ici
   *[other] Les textes mis en forme (Word) de { $count } textes corrigés ici
}
give-left-original-file-of-a-text = { $count ->
    [one] Le fichier d’origine de { $count } texte (ODT, RTF, HTML, EPUB et autres)
   *[other] Les fichiers d’origine de { $count } textes (ODT, RTF, HTML, EPUB et autres)
}
give-left-file-name-that-says-a-name = { $count ->
    [one] Le nom du fichier d’où vient { $count } source : il dit un nom qui ne sort pas
   *[other] Les noms des fichiers d’où viennent { $count } sources : ils disent des noms qui ne sortent pas
}
give-left-label-of-a-quotation = { $count ->
    [one] L’étiquette de { $count } citation
   *[other] Les étiquettes de { $count } citations
}
give-left-place-of-a-lost-quotation = { $count ->
    [one] L’emplacement de { $count } citation perdue
   *[other] Les emplacements de { $count } citations perdues
}
give-left-memo-kind = { $count ->
    [one] Le type de { $count } mémo
   *[other] Les types de { $count } mémos
}
give-left-contrary-stance = { $count ->
    [one] Que { $count } codage est une preuve contraire
   *[other] Que { $count } codages sont des preuves contraires
}
give-left-member-who-coded-nothing = { $count ->
    [one] { $count } membre qui n’a rien codé ni rien écrit
   *[other] { $count } membres qui n’ont rien codé ni rien écrit
}
give-left-attribute-of-events = { $count ->
    [one] { $count } attribut d’événements
   *[other] { $count } attributs d’événements
}
give-left-attribute-of-actors-without-a-value = { $count ->
    [one] Que { $count } attribut est celui d’acteurs, dont aucun n’a de valeur
   *[other] Que { $count } attributs sont ceux d’acteurs, dont aucun n’a de valeur
}
give-left-moment-of-a-coding = { $count ->
    [one] Quand { $count } codage a été fait, dont on ne sait pas l’heure
   *[other] Quand { $count } codages ont été faits, dont on ne sait pas l’heure
}
give-left-moment-of-a-memo = { $count ->
    [one] Quand { $count } mémo a été écrit, dont on ne sait pas l’heure
   *[other] Quand { $count } mémos ont été écrits, dont on ne sait pas l’heure
}
give-left-what-a-memo-is-on = { $count ->
    [one] Sur quoi porte { $count } mémo
   *[other] Sur quoi portent { $count } mémos
}
give-left-link-to-what-was-removed = { $count ->
    [one] { $count } renvoi à ce qui a été retiré
   *[other] { $count } renvois à ce qui a été retiré
}
