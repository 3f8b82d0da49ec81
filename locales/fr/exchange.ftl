# Projets d'autres programmes : regardés, importés, et ce qu'ils sont devenus.
keys-part-exchange = Projets d’autres programmes
do-exchange-open = Faire entrer un projet d’un autre programme
do-exchange-choose = Choisir un fichier de projet
do-exchange-bring = Faire entrer le projet

exchange-title = Faire entrer un projet
exchange-choose = Choisir un fichier de projet
exchange-drop = Déposez le fichier pour le regarder
exchange-empty = Venez avec votre projet
exchange-empty-why = Choisissez le fichier d’un projet d’un autre programme. Vous voyez d’abord ce qu’il contient, ce qui entre, ce qui n’entre pas et quels endroits sont douteux. Rien ne change avant que vous le disiez.
exchange-empty-drop = Vous pouvez aussi déposer le fichier ici.
exchange-reads = Ce qui peut être lu
exchange-reads-qualcoder = Le dossier du projet, dans un fichier zip
exchange-reads-refi = De NVivo, ATLAS.ti, MAXQDA, QualCoder et d’autres
exchange-reads-codebook = Une grille de codes seule
exchange-reads-database = La base de données du programme
exchange-reads-segments = Un tableau de segments codés
exchange-limit = Un fichier peut avoir jusqu’à 8 Go. Il reste sur cette machine.

exchange-program-refi-project = Projet REFI-QDA
exchange-program-refi-codebook = Grille de codes REFI-QDA
exchange-program-qualcoder = Projet QualCoder
exchange-program-taguette = Projet Taguette
exchange-program-rqda = Projet RQDA
exchange-program-requal = Projet requal
exchange-program-segments = Tableau de codes ou de passages

exchange-sending = Envoi de { $name }
exchange-looking = Lecture de { $name }
exchange-bringing = { $name } entre
exchange-indexing = Les textes sont préparés pour la recherche
exchange-done-of = { $done } sur { $total }
exchange-sources-read = { $count ->
    [one] { $count } source lue
   *[other] { $count } sources lues
}
exchange-stopping = { $name } est en cours d’arrêt
exchange-came-before = { $name } était entré avant de pouvoir être arrêté
exchange-broken-off = L’importation a été abandonnée. Rien n’a changé.
exchange-other = Un autre fichier
exchange-trouble = { $name } n’a pas été accepté
exchange-trouble-several = { $count ->
    [one] { $count } fichier n’a pas été accepté
   *[other] { $count } fichiers n’ont pas été acceptés
}
exchange-trouble-nothing = Rien n’a changé.
exchange-under-way = { $stage ->
    [sending] { $name } est en cours d’envoi. Attendez, ou annulez d’abord.
   *[bringing] { $name } est en train d’entrer. Attendez, ou annulez d’abord.
}
exchange-unknown = On ne sait pas si { $name } est entré
exchange-unknown-why = La connexion au programme a été perdue avant sa réponse. Quand il marchera de nouveau, regardez dans l’historique si l’importation s’y trouve.
exchange-folder = Une page ne peut prendre un dossier comme un seul fichier. Mettez le dossier dans un fichier zip et choisissez celui-ci.
exchange-several = Les projets entrent un par un. Choisissez ou déposez l’un des fichiers.
exchange-document = Les documents, comme les textes et les fichiers PDF, entrent comme sources.

exchange-inner = Quel projet ?
exchange-inner-why = { $count ->
    [one] Ce fichier contient { $count } projet.
   *[other] Ce fichier contient { $count } projets. Chacun s’importe à part.
}
exchange-inner-unnamed = Projet { $number }, sans nom
exchange-inner-documents = { $count ->
    [0] aucun document
    [one] { $count } document
   *[other] { $count } documents
}
exchange-separator = Niveaux des étiquettes
exchange-separator-why = Taguette garde les étiquettes dans une seule liste. Si un signe marque leurs niveaux, comme dans Travail: Sécurité, choisissez ce signe, et elles formeront un arbre de codes.
exchange-separator-none = Une seule liste, telle quelle
exchange-separator-of = Niveaux séparés par « { $sign } »
exchange-separator-guess = Ces étiquettes semblent avoir leurs niveaux séparés par « { $sign } ».
exchange-separator-take = En faire un arbre

exchange-sum-sources = { $count ->
    [0] aucune source
    [one] { $count } source
   *[other] { $count } sources
}
exchange-sum-codes = { $count ->
    [0] aucun code
    [one] { $count } code
   *[other] { $count } codes
}
exchange-sum-codings = { $count ->
    [0] aucun codage
    [one] { $count } codage
   *[other] { $count } codages
}
exchange-origin = Écrit par { $origin }
exchange-origin-database = { $program }, base de données { $version }
exchange-origin-table = { $program }, { $table }
exchange-named = Projet « { $name } »
exchange-renewed = Le projet a changé entre-temps ; le fichier a été examiné de nouveau.
exchange-before = Ce même fichier est déjà entré, le { $when }. Ce qui n’a pas changé depuis reste tel quel.
exchange-before-look = Voir ce qu’il était devenu

exchange-bring = Le faire entrer
exchange-one-step = Une seule étape, qui s’annule.
exchange-came = Le projet est entré
exchange-here = Il n’apporte rien de nouveau ; rien n’a été modifié
exchange-undo = Annuler l’importation
exchange-to-sources = Aux sources
exchange-to-codes = À la grille de codes
exchange-more = En faire entrer un autre

exchange-what = Ce qu’il contient
exchange-void = Il n’y a rien dedans
exchange-void-why = Il n’a ni sources, ni codes, ni codages, ni rien d’autre qui puisse entrer. S’il devait y en avoir, exportez-le encore une fois dans le programme qui l’a écrit.
exchange-what-kind = Genre
exchange-what-there = Dans le fichier
exchange-what-came = Ici
exchange-what-kept = Seulement gardés
exchange-what-out = Omis
exchange-what-out-why = Ce qui a été supprimé ici depuis une importation antérieure, avec ce qui en dépend, est laissé de côté avec le reste.
exchange-what-kept-why = Ce qui est seulement gardé l’est mot pour mot, afin de pouvoir être rendu. On ne le voit pas.
exchange-depth = { $count ->
    [one] Les codes sont sur un seul niveau.
   *[other] Les codes sont sur { $count } niveaux.
}

exchange-kind-text = Textes
exchange-kind-pdf = Fichiers PDF
exchange-kind-picture = Images
exchange-kind-audio = Enregistrements sonores
exchange-kind-video = Vidéos
exchange-kind-transcript = Transcriptions
exchange-kind-code = Codes
exchange-kind-coding = Codages
exchange-kind-text-selection = Passages de textes
exchange-kind-page-selection = Parties de pages
exchange-kind-area-selection = Parties d’images
exchange-kind-time-selection = Parties d’enregistrements
exchange-kind-case = Cas
exchange-kind-variable = Variables
exchange-kind-note = Notes et mémos
exchange-kind-coding-of-a-note = Codages de notes
exchange-kind-set = Ensembles
exchange-kind-user = Membres (qui codent)
exchange-kind-link = Liens
exchange-kind-graph = Dessins de réseaux

exchange-places = Où se trouvent les codages
exchange-places-none = Le fichier n’a aucun codage.
exchange-places-then = { $count ->
    [one] C’était ainsi quand le fichier est entré. { $count } source qui était douteuse est décidée depuis.
   *[other] C’était ainsi quand le fichier est entré. { $count } sources qui étaient douteuses sont décidées depuis.
}
exchange-fate = Endroit
exchange-fate-codings = Codages
exchange-fate-exact = Là où le fichier le dit
exchange-fate-reanchored = Retrouvés par leurs mots
exchange-fate-uncertain = Douteux : on ignore ce qui est compté
exchange-fate-ambiguous = Leurs mots sont à plusieurs endroits
exchange-fate-lost = Absents du texte
exchange-places-lost-why = { $words ->
    [none] Les passages sans endroit entrent avec leurs codes et sans mots, car le fichier n’en a pas. Dans leur source, ils figurent comme perdus.
    [some] Les passages sans endroit entrent avec leurs codes, et avec leurs mots là où le fichier les a. Dans leur source, ils figurent comme perdus.
   *[all] Les passages sans endroit entrent avec leurs mots et leurs codes, et figurent comme perdus dans leur source.
}
exchange-no-text = Certains de leurs textes ne sont pas ici. Faites-les entrer d’abord : les passages y sont alors retrouvés par leurs mots.
exchange-no-text-here = Les sources de ce tableau sont ici et n’ont pas de texte. Faites entrer plus bas le texte de chacune, puis regardez le tableau encore une fois : les passages sont alors retrouvés par leurs mots.
exchange-bare = Les textes ne sont pas dans un .qde. Choisissez le .qdpx où il se trouvait, ou compressez-le avec son dossier sources dans un fichier zip.

exchange-doubt = { $count ->
    [one] { $count } source douteuse
   *[other] { $count } sources douteuses
}
exchange-doubt-why = Le fichier donne les endroits en nombres, et rien n’y dit ce qu’ils comptent. Regardez si les mots marqués sont bien ce qui a été codé.
exchange-doubt-none = { $count ->
    [one] { $count } source était douteuse
   *[other] { $count } sources étaient douteuses
}
exchange-doubt-settled = { $count ->
    [one] { $count } de plus est décidée et se trouve plus bas.
   *[other] { $count } de plus sont décidées et se trouvent plus bas.
}
exchange-doubt-source = { $source } : { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
exchange-doubt-way = Ce qui est compté
exchange-doubt-words = Mots
exchange-doubt-place = Dans le fichier : { $place }
exchange-doubt-taken = Retenu
exchange-doubt-left = Retenu à l’entrée
exchange-doubt-gone = N’est plus douteuse, ou a une autre clé maintenant
exchange-doubt-impossible = { $way } : { $count ->
    [one] { $count } passage ne peut être ainsi
   *[other] { $count } passages ne peuvent être ainsi
}
exchange-doubt-no-passage = aucun passage à cet endroit
exchange-way = { $unit ->
    [code-points] Lettres
    [utf16] Unités UTF-16
    [bytes] Octets
   *[other] { $unit }
}, { $ends ->
    [as-one] une fin de ligne compte un
   *[other] fins de ligne telles quelles
}

exchange-out = { $count ->
    [one] { $count } chose est omise
   *[other] { $count } choses sont omises
}

exchange-changed-own = { $ahead ->
    [yes] { $count ->
        [one] { $count } changement fait ici sera remplacé
       *[other] { $count } changements faits ici seront remplacés
    }
   *[other] { $count ->
        [one] { $count } changement fait ici a été remplacé
       *[other] { $count } changements faits ici ont été remplacés
    }
}
exchange-changed = { $ahead ->
    [yes] { $count ->
        [one] { $count } valeur en devient une autre
       *[other] { $count } valeurs en deviennent d’autres
    }
   *[other] { $count ->
        [one] { $count } valeur en est devenue une autre
       *[other] { $count } valeurs en sont devenues d’autres
    }
}
exchange-absent-here = { $count ->
    [one] { $count } élément n’est plus dans ce fichier
   *[other] { $count } éléments ne sont plus dans ce fichier
}
exchange-texts-missing = Il manque des textes dans ce fichier
exchange-empty-sources = { $count ->
    [one] { $count } source n’a pas encore de texte
   *[other] { $count } sources n’ont pas encore de texte
}
exchange-empty-why-in = { $from ->
    [table] Un tableau a des passages et pas de textes. Faites entrer ici le texte de chaque source, puis le tableau encore une fois : les passages sont alors retrouvés par leurs mots. Un texte qui entre parmi de nouveaux documents devient une seconde source.
    [bare] Un .qde nomme ses textes et ne les contient pas. Faites entrer le .qdpx où il se trouvait, ou le fichier compressé avec son dossier sources ; ou ici le texte de chaque source, si vous n’avez rien d’autre. Un texte qui entre parmi de nouveaux documents devient une seconde source.
   *[project] Leurs textes n’étaient pas dans le fichier. Faites entrer une exportation complète du projet, ou ici le texte de chaque source, si vous n’avez rien d’autre. Un texte qui entre parmi de nouveaux documents devient une seconde source.
}
exchange-doubt-later = Vous pourrez en décider une fois qu’il sera entré.

exchange-drifted = { $count ->
    [one] { $count } passage est ailleurs ou nulle part
   *[other] { $count } passages sont ailleurs ou nulle part
}
exchange-drifted-source = Source
exchange-drifted-words = Mots
exchange-drifted-said = Dans le fichier
exchange-drifted-now = Maintenant
exchange-drifted-codings = Codages
exchange-span = { $start }–{ $end }
exchange-unplaced = sans endroit
exchange-no-words = pas de mots donnés
exchange-lost-ambiguous = plusieurs endroits
exchange-lost-outside = après la fin du texte
exchange-lost-within-character = au milieu d’une lettre
exchange-lost-reversed = finit avant de commencer
exchange-lost-empty = n’a pas de longueur
exchange-lost-no-text = il n’y a pas de texte
exchange-lost-words = mots introuvables

exchange-notices = Ce qu’il faut savoir
exchange-seen = { $seen } ({ $count })
exchange-seen-in = { $seen } – { $place }
exchange-seen-at = { $seen }, d’abord : { $place }
exchange-place-line = ligne { $line }
exchange-place-table = dans la table { $table }
exchange-seen-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}

seen-document-delete = suppressions de documents
seen-project-meta = changements du projet lui-même
seen-number-of-highlights = nombre de surlignages
seen-coding = codages
seen-who-made-a-code-and-when = qui a fait un code, et quand
seen-who-made-a-case-and-when = qui a fait un cas, et quand
seen-codings-of-a-note = codages de notes
seen-control-characters = caractères de contrôle
seen-a-tag-without-a-name = étiquettes sans nom
seen-rows-without-a-document = lignes sans document
seen-rows-that-say-the-same-twice = lignes qui disent deux fois la même chose
seen-positions-that-are-no-paragraphs = positions qui ne sont pas des paragraphes
seen-table-of-highlights = tableau de surlignages
seen-table-of-tags = tableau d’étiquettes
seen-table-of-coded-segments = tableau de segments codés

exchange-renamed = { $count ->
    [one] { $count } chose a ici un autre nom
   *[other] { $count } choses ont ici un autre nom
}
exchange-renamed-what = Quoi
exchange-renamed-from = Dans le fichier
exchange-renamed-to = Ici
exchange-renamed-blanks = { $count ->
    [one] { $count } nom a perdu des espaces à ses bouts.
   *[other] { $count } noms ont perdu des espaces à leurs bouts.
}

exchange-merged = Dans ce projet
exchange-merged-noun = Éléments
exchange-merged-added = Nouveaux
exchange-merged-changed = Changés
exchange-merged-same = Déjà là
exchange-merged-ours = Les vôtres restent
exchange-merged-absent = Absents de ce fichier
exchange-merged-why = Ce que vous avez changé ici après une importation précédente reste comme vous l’avez, sauf si le fichier l’a changé aussi : alors cela devient ce que dit le fichier, et ce qui se trouvait ici est énuméré.
exchange-absent = { $count ->
    [one] { $count } élément venu auparavant n’est plus dans ce fichier
   *[other] { $count } éléments venus auparavant ne sont plus dans ce fichier
}
exchange-absent-why = Une importation précédente du même projet les a apportés. Ils restent ici tels quels ; retirez ce dont vous ne voulez pas.
exchange-overwritten = { $count ->
    [one] { $count } champ avec une autre valeur
   *[other] { $count } champs avec une autre valeur
}
exchange-overwritten-own = { $count ->
    [one] L’un d’eux a été changé ici à la main ; il est en tête.
   *[other] { $count } d’entre eux ont été changés ici à la main ; ils sont en tête.
}
exchange-overwritten-yours = changé ici
exchange-overwritten-record = Élément
exchange-overwritten-field = Champ
exchange-overwritten-before = Avant
exchange-overwritten-after = Après
exchange-quoted = « { $words } »
exchange-nowhere-said = nulle part, sans mots
exchange-nowhere = Ce lien ne mène à rien dans ce projet. C’est peut-être annulé ou supprimé ; l’historique peut le rétablir.
exchange-nothing = vide

exchange-noun-member = Membres
exchange-noun-attribute = Attributs
exchange-noun-source = Sources
exchange-noun-revision = Textes
exchange-noun-voice = Voix
exchange-noun-actor = Acteurs
exchange-noun-event = Événements
exchange-noun-tie = Liens
exchange-noun-code = Codes
exchange-noun-code-group = Groupes de codes
exchange-noun-quotation = Citations
exchange-noun-coding = Codages
exchange-noun-memo = Mémos

exchange-all = Afficher les { $count }
exchange-all-listed = Afficher les { $count } de la liste
exchange-some = En afficher { $count } de plus sur { $left }
exchange-further = { $count ->
    [one] { $count } de plus est compté et n’est pas dans la liste.
   *[other] { $count } de plus sont comptés et ne sont pas dans la liste.
}

exchange-made = Entrés auparavant
exchange-made-file = Fichier
exchange-made-program = Programme
exchange-made-when = Quand
exchange-made-who = Qui
exchange-made-report = Rapport sur { $file }
exchange-back = Toutes les importations

exchange-hint-choose = choisir un fichier
exchange-hint-bring = faire entrer

notice-namespace = { $count ->
    [one] { $count } espace de noms n’est pas celui de la norme ; il a été lu quand même
   *[other] { $count } espaces de noms ne sont pas ceux de la norme ; ils ont été lus quand même
}
notice-unknown-element = { $count ->
    [one] { $count } élément inconnu du format ; il est gardé mot pour mot
   *[other] { $count } éléments inconnus du format ; ils sont gardés mot pour mot
}
notice-unknown-attribute = { $count ->
    [one] { $count } attribut inconnu du format ; il est gardé mot pour mot
   *[other] { $count } attributs inconnus du format ; ils sont gardés mot pour mot
}
notice-bad-value = { $count ->
    [one] { $count } valeur n’est pas de son type
   *[other] { $count } valeurs ne sont pas de leur type
}
notice-repeated-id = { $count ->
    [one] { $count } identité figure deux fois ; la seconde chose en a une autre ici
   *[other] { $count } identités figurent deux fois ; la seconde chose en a une autre ici
}
notice-bad-id = { $count ->
    [one] { $count } identité n’est pas valide ; la chose en a une ici
   *[other] { $count } identités ne sont pas valides ; les choses en ont une ici
}
notice-dangling = { $count ->
    [one] { $count } renvoi à quelque chose d’absent a été omis
   *[other] { $count } renvois à quelque chose d’absent ont été omis
}
notice-missing-member = { $count ->
    [one] { $count } fichier est nommé et n’est pas dans le projet
   *[other] { $count } fichiers sont nommés et ne sont pas dans le projet
}
notice-stray-member = { $count ->
    [one] { $count } fichier que rien ne nomme ; il est gardé
   *[other] { $count } fichiers que rien ne nomme ; ils sont gardés
}
notice-broken-tree = { $count ->
    [one] { $count } code a une place impossible dans l’arbre et se trouve en haut
   *[other] { $count } codes ont une place impossible dans l’arbre et se trouvent en haut
}
notice-deleted = { $count ->
    [one] { $count } élément était supprimé dans le programme et a été omis
   *[other] { $count } éléments étaient supprimés dans le programme et ont été omis
}
notice-not-shown = { $count ->
    [one] { $count } chose est gardée et n’est pas montrée
   *[other] { $count } choses sont gardées et ne sont pas montrées
}
notice-newer-version = { $count ->
    [one] { $count } version est plus récente que celles qui sont connues ; elle a été lue quand même
   *[other] { $count } versions sont plus récentes que celles qui sont connues ; elles ont été lues quand même
}
notice-guessed = { $count ->
    [one] { $count } endroit peut être compté de plus d’une façon ; regardez s’il est juste
   *[other] { $count } endroits peuvent être comptés de plus d’une façon ; regardez s’ils sont justes
}
notice-guessed-encoding = { $count ->
    [one] { $count } texte a été lu dans un encodage supposé ; regardez si ses mots sont justes
   *[other] { $count } textes ont été lus dans un encodage supposé ; regardez si leurs mots sont justes
}
notice-undecodable = { $count ->
    [one] { $count } caractère est illisible ; � se trouve à sa place
   *[other] { $count } caractères sont illisibles ; � se trouve à leur place
}
notice-not-xml = { $count ->
    [one] { $count } signe n’est pas écrit comme XML le demande ; il a été lu comme il s’entend
   *[other] { $count } signes ne sont pas écrits comme XML le demande ; ils ont été lus comme ils s’entendent
}
notice-left-out = { $count ->
    [one] { $count } chose n’a pas de place ici et a été omise
   *[other] { $count } choses n’ont pas de place ici et ont été omises
}
notice-met-by-name = { $count ->
    [one] { $count } personne du fichier est prise pour le membre qui porte ce nom ici
   *[other] { $count } personnes du fichier sont prises pour les membres qui portent ces noms ici
}
notice-maker = { $only ->
    [who-made-a-code-and-when] { $count ->
        [one] { $count } code est ici sans son auteur ni sa date
       *[other] { $count } codes sont ici sans leur auteur ni leur date
    }
    [who-made-a-case-and-when] { $count ->
        [one] { $count } cas est ici sans son auteur ni sa date
       *[other] { $count } cas sont ici sans leur auteur ni leur date
    }
   *[several] { $count ->
        [one] { $count } code ou cas est ici sans son auteur ni sa date
       *[other] { $count } codes et cas sont ici sans leur auteur ni leur date
    }
}
notice-circle = { $count ->
    [one] { $count } code est dans le fichier sous un code qui est ici sous lui ; il reste où il est
   *[other] { $count } codes sont dans le fichier sous un code qui est ici sous eux ; ils restent où ils sont
}
notice-too-large = { $count ->
    [one] { $count } fichier est plus grand que ce qui se garde (256 Mio) ; ce qui y est codé est ici
   *[other] { $count } fichiers sont plus grands que ce qui se garde (256 Mio) ; ce qui y est codé est ici
}
notice-both-texts = { $count ->
    [one] { $count } texte a été modifié ici et là-bas ; il contient ce que chaque côté a changé
   *[other] { $count } textes ont été modifiés ici et là-bas ; ils contiennent ce que chaque côté a changé
}
notice-ours-stands = { $count ->
    [one] { $count } endroit d’un texte a été modifié ici et là-bas ; ce qui est ici reste
   *[other] { $count } endroits de textes ont été modifiés ici et là-bas ; ce qui est ici reste
}
notice-needs-removed = { $count ->
    [one] { $count } chose dépend de ce qui a été supprimé ici et a été laissée de côté
   *[other] { $count } choses dépendent de ce qui a été supprimé ici et ont été laissées de côté
}
