# Pourquoi quelque chose a été refusé : valeurs, fichier du projet, fichiers, tableaux et vérification.
why-no-date = « { $seen } » n’est pas compris comme une date{ $why ->
    [it-ends-before-it-begins]  : elle finit avant de commencer
    [this-form-of-edtf-level-2-is-not-kept]  : les dates de cette forme ne sont pas gardées
    [the-year-is-out-of-range]  : l’année est hors de portée
    [a-time-of-day-is-not-kept]  : l’heure du jour n’est pas gardée
    [a-set-of-dates-is-not-kept]  : un ensemble de dates n’est pas gardé
   *[other] { "" }
} ; écrivez 2005, 2005-11, 2005-11-04, 2005-11-04/2005-11-06, 2001~ pour une date approximative, 2001? pour une date douteuse, 2006-06/.. pour ce qui dure encore
why-no-choice = « { $seen } » n’est aucun de ceux-ci : { $choices }
why-no-value = { $is ->
    [a-value] la valeur manque ; s’il n’y en a pas, n’indiquez pas l’attribut
    [a-whole-number] « { $seen } » n’est pas un nombre entier
    [a-number-such-as-12-5] « { $seen } » n’est pas un nombre comme 12.5
    [yes-or-no] « { $seen } » n’est ni oui ni non
    [a-word] il manque un mot ; mettez ? à sa suite s’il est douteux
   *[other] « { $seen } » n’est pas accepté comme valeur ({ $expected })
}
why-no-code-name = { $why ->
    [it-is-blank] un code a besoin d’un nom
    [the-sign-between-blanks-separates-the-levels-of-a-path] « { $seen } » ne peut pas nommer un code : le signe > entre deux espaces sépare les niveaux d’un chemin
    [it-must-stand-on-one-line] « { $seen } » ne peut pas nommer un code : un nom tient sur une seule ligne
   *[other] « { $seen } » ne peut pas nommer un code
}
why-no-register = « { $seen } » ne dit pas ce que le registre doit contenir ; écrivez un attribut et ses numéros, par exemple : number 1-77
why-empty-passage = un passage doit finir après avoir commencé
why-no-interval = une phase a besoin d’au moins un intervalle, comme 1990/2004
why-no-id = « { $seen } » n’est l’identité de rien

why-no-project = il n’y a pas de projet à l’emplacement { $path }
why-file-exists = { $path } existe déjà ; choisissez un autre nom ou retirez-le d’abord
why-file-is-the-project = { $path } est le projet lui-même ; choisissez un autre nom
why-not-a-project = { $path } n’est pas un projet d’Ayni{ $why ->
    [it-is-a-sqlite-file-of-another-program] , mais un fichier d’un autre programme
    [it-was-not-made-to-its-end]  : sa création n’a pas été achevée
    [it-has-no-identity]  : il n’a pas d’identité
    [its-own-replica-is-unknown-to-it] : il ne sait pas quelle copie il est
    [it-is-no-sqlite-file] , mais un fichier d’une autre sorte
   *[other] { "" }
}
why-project-damaged = { $path } est abîmé ; gardez-le tel quel et restaurez une sauvegarde à côté
why-project-shut = on ne peut pas écrire dans { $path } ou dans son dossier ; copiez le projet là où vous pouvez écrire
why-project-newer = { $path } a été écrit par une version plus récente d’Ayni ; mettez le programme à jour. Le fichier n’a pas été touché
why-backup-unverified = la sauvegarde { $path } n’a pas pu être vérifiée ({ $why }) ; le projet n’a pas été touché
why-steps-rest = d’autres étapes reposent sur l’étape { $entry } ; annulez d’abord celles-ci : { $steps }{ $more ->
    [0] { "" }
   *[other] {" "}et { $more } de plus
}
why-step-rootless = l’étape { $entry } ramènerait ce qui repose sur des étapes annulées ; refaites d’abord celles-ci : { $steps }{ $more ->
    [0] { "" }
   *[other] {" "}et { $more } de plus
}
why-project-busy = une autre fenêtre ou une commande est en train d’écrire dans le projet ; réessayez dans un instant
why-record-damaged = une fiche du projet est abîmée
why-identity-taken = { $id } est déjà l’identité d’autre chose dans le projet
why-content-missing = un contenu manque dans le projet ; le fichier du projet est abîmé
why-text-damaged = un texte du projet est abîmé
why-no-search = { $why ->
    [there-is-no-letter-or-digit-in-it] « { $seen } » ne peut pas être cherché : il n’y a là ni lettre ni chiffre
    [nothing-was-given] il n’y a rien à chercher
    [words-near-each-other-are-at-least-two] « { $seen } » ne peut pas être cherché : les mots proches sont au moins deux
   *[other] « { $seen } » ne peut pas être cherché
}
why-project-unreachable = le fichier du projet n’a pas pu être lu ou écrit : { $why }
why-database-empty = le fichier est vide
why-no-database = ce n’est pas une base de données SQLite, ou elle demande un mot de passe ; enregistrez-en une copie sans
why-database-damaged = la base de données est abîmée ({ $what }) ; prenez une sauvegarde, ou enregistrez une copie avec le programme qui l’a faite
why-database-broken-off = le programme qui a fait la base de données a été interrompu pendant qu’il écrivait ; ouvrez-la avec lui, fermez-la et réessayez
why-database-too-large = une ligne de la base de données dépasse { $limit } octets, trop pour être lue sans risque
why-database-endless = lire la base de données dure plus longtemps qu’aucun projet n’en a besoin, et a été arrêté

# À quel endroit d’un fichier, et ce qu’il est en réalité.
why-part-at = { $place ->
    [line] {" "}à la ligne { $at }
    [byte] {" "}à l’octet { $at }
    [member] {" "}dans sa partie « { $at } »
    [page] {" "}à la page { $at }
   *[whole] { "" }
}
why-part-seen = { $seen ->
    [an-empty-file]  : il est vide
    [the-file-is-empty]  : il est vide
    [an-excel-workbook]  : c’est un classeur ; un tableau de sources ou d’un registre entre comme tableau
    [it-is-a-workbook]  : c’est un classeur ; enregistrez la feuille en csv
    [a-word-document]  : c’est un document Word
    [a-powerpoint-presentation]  : c’est une présentation PowerPoint
    [an-office-file]  : c’est un fichier Office
    [an-opendocument-file]  : c’est un fichier OpenDocument
    [an-excel-workbook-from-before-2007]  : c’est un classeur Excel d’avant 2007 ; enregistrez-le en xlsx
    [a-binary-workbook]  : c’est un classeur binaire ; enregistrez-le en xlsx
    [an-office-file-from-before-2007]  : c’est un fichier Office d’avant 2007 ; enregistrez-le en docx
    [json]  : c’est du JSON, qu’Ayni ne fait qu’écrire
    [xml-of-another-program]  : c’est du XML d’un autre programme
    [a-zip-archive]  : c’est une archive zip
    [a-gzip-archive]  : c’est une archive gzip
    [a-7z-archive]  : c’est une archive 7z
    [a-rar-archive]  : c’est une archive RAR
    [a-png-picture]  : c’est une image PNG
    [a-jpeg-picture]  : c’est une image JPEG
    [a-gif-picture]  : c’est une image GIF
    [a-tiff-picture]  : c’est une image TIFF
    [an-mp3-recording]  : c’est un enregistrement MP3
    [an-mp4-recording]  : c’est un enregistrement MP4
    [an-ogg-recording]  : c’est un enregistrement Ogg
    [a-wav-or-avi-recording]  : c’est un enregistrement WAV ou AVI
    [an-sqlite-database]  : c’est une base de données SQLite
    [a-program]  : c’est un programme
    [plain-text]  : c’est du texte brut
   *[other] { "" }
}
why-file-unknown-format = Ayni ne lit pas les fichiers de cette sorte{ why-part-seen }
why-file-not-this-format = le fichier est nommé comme un { $format } et n’en est pas un{ why-part-seen }
why-file-damaged = le fichier est abîmé{ why-part-at }{ $is ->
    [it-is-no-whole-zip-archive]  ; il a peut-être été coupé, copiez-le de nouveau
    [it-ends-in-the-middle]  : il s’arrête au milieu
    [this-part-is-missing]  : la partie manque
    [a-member-s-name-cannot-be-read]  : le nom d’une partie est illisible
    [no-page-can-be-found-in-it]  : on n’y trouve aucune page
    [its-encryption-is-incomplete]  : son chiffrement est incomplet
    [it-is-encrypted-in-a-way-that-ayni-does-not-know]  : il est chiffré d’une manière qu’Ayni ne connaît pas
    [its-inner-structure-contradicts-itself]  : sa structure interne se contredit
    [it-names-no-book]  : il ne nomme aucun livre
    [it-holds-no-element]  : il ne contient rien
    [two-of-its-members-share-the-same-bytes]  : deux de ses parties partagent les mêmes octets
    [its-checksum-is-wrong]  : sa somme de contrôle est fausse ; copiez le fichier de nouveau
    [it-does-not-stand-where-the-archive-says]  : il n’est pas là où l’archive le dit
    [it-is-larger-than-the-archive-says]  : il est plus grand que l’archive ne le dit
    [it-is-packed-in-a-way-that-ayni-does-not-know]  : il est comprimé d’une manière qu’Ayni ne connaît pas
    [it-is-no-sqlite-database]  : ce n’est pas une base de données SQLite
   *[other] {" "}({ $why })
}
why-name-or-save-anew = Nommez-le comme ce qu’il est, ou enregistrez-le de nouveau avec le programme qui l’a fait.
why-get-or-save-anew = Reprenez-le là où il est entier, ou enregistrez-le de nouveau avec le programme qui l’a fait.
why-save-in-parts = S’il est vraiment si grand, enregistrez-le en plusieurs parties ; sinon, demandez d’où il vient.
why-ask-for-another = Aucun programme de ce domaine n’écrit un tel fichier. Demandez d’où il vient, et demandez-en un autre.
why-file-encrypted = le fichier demande un mot de passe ; enregistrez-en une copie sans
why-file-no-text-layer = { $pages ->
    [one] sa page est une image ; faites d’abord reconnaître son texte (OCR)
   *[other] ses { $pages } pages sont des images ; faites d’abord reconnaître leur texte (OCR)
}
why-file-too-large = { $what ->
    [the-number-of-cells] le tableau aurait plus de { $limit } cellules, trop pour être lu sans risque
    [the-number-of-columns] le tableau aurait plus de { $limit } colonnes, trop pour être lu sans risque
    [the-number-of-pages] le fichier a plus de { $limit } pages, trop pour être lu sans risque
   *[other] le fichier est trop grand pour être lu sans risque
}
why-file-path-escape = le fichier tente de sortir de sa place avec « { $name } » et n’a pas été ouvert
why-file-entities = le fichier définit{ why-part-at } des parties peut-être dangereuses et n’a pas été ouvert
why-file-unknown-encoding = il n’y a pas de codage des lettres nommé « { $label } » ; essayez UTF-8, windows-1252, cp850 (DOS), UTF-16LE ou GB18030
why-file-binary = le fichier ne contient pas de mots{ why-part-seen }
why-file-ragged-row = il y a { $cells ->
    [one] { $cells } cellule
   *[other] { $cells } cellules
}{ why-part-at }, et la première ligne nomme { $columns ->
    [one] { $columns } colonne
   *[other] { $columns } colonnes
} ; cherchez un séparateur ou des guillemets qui manquent ou qui sont de trop
why-file-open-quote = des guillemets ouvrent une cellule{ why-part-at } et ne se ferment pas
why-file-duplicate-column = les colonnes { $first } et { $second } portent toutes deux le nom « { $name } » ; renommez-en une
why-file-unnamed-column = la colonne { $column } a des cellules mais pas de nom ; écrivez-le dans la première ligne
why-file-empty-table = le tableau est vide ; sa première ligne doit nommer les colonnes
why-file-no-such-sheet = le classeur n’a pas de feuille « { $name } » ; il a { $sheets }
why-file-no-project = ce n’est pas un projet qu’Ayni lit{ $seen ->
    [an-archive-with-nothing-in-it]  : c’est une archive sans rien dedans
    [an-nvivo-project]  : c’est un projet NVivo ; exportez-le là-bas comme projet REFI-QDA
    [an-atlas-ti-project]  : c’est un projet ATLAS.ti ; exportez-le là-bas comme projet REFI-QDA
    [a-maxqda-project]  : c’est un projet MAXQDA ; exportez-le là-bas comme projet REFI-QDA
    [an-archive-of-files]  : { $files ->
        [one] c’est une archive d’un seul fichier, { $first }
       *[other] c’est une archive de { $files } fichiers, dont le premier est { $first }
    }
    [in-a-folder]  : { $first } est dans un dossier ; comprimez ce que contient le dossier, pas le dossier lui-même
    [no-xml-of-refi-qda]  : { $first } n’est pas du XML de REFI-QDA
   *[other] { why-part-seen }
}. Ayni lit les projets (.qdpx, .qde) et les grilles de codes (.qdc) REFI-QDA, les projets de QualCoder (.qda, zip), Taguette (.sqlite3), RQDA (.rqda) et requal (.requal), et les tableaux de segments codés (.csv, .xlsx)
why-file-other-columns = le tableau a les colonnes { $columns }. Un tableau de segments codés a document, tag et content (Taguette), ou Document name, Code et Segment (MAXQDA) ; une grille de codes de Taguette a tag et description
why-file-several-projects = il y a plusieurs projets dans le fichier : { $names } ; comprimez seul celui qui est voulu

why-no-writer = ceci ne peut pas être écrit en { $format } ; choisissez l’un de ces formats : { $choices }
why-table-misshapen = une ligne du tableau a plus ou moins de cellules qu’il n’y a de colonnes
why-passage-past-the-end = un passage va au-delà de la fin du texte
why-no-room = cela ne tient pas dans un fichier { $format } ({ $why })

# Axes, mesures et unités, comme une phrase les appelle.
why-part-axis = { $axis ->
    [code] { synopses-axis-code }
    [code_group] { synopses-axis-code-group }
    [source] { synopses-axis-source }
    [source_kind] { synopses-axis-source-kind }
    [language] { synopses-axis-language }
    [actor] { synopses-axis-actor }
    [organisation] { synopses-axis-organisation }
    [organisation_kind] { synopses-axis-organisation-kind }
    [actor_country] { synopses-axis-actor-country }
    [country] { synopses-axis-country }
    [place] { synopses-axis-place }
    [phase] { synopses-axis-phase }
    [year] { synopses-axis-year }
    [coder] { synopses-axis-coder }
    [speaker] { synopses-axis-speaker }
    [event] { synopses-axis-event }
    [event_kind] { synopses-axis-event-kind }
    [role] { synopses-axis-role }
    [stance] { synopses-axis-stance }
    [tie_kind] { synopses-axis-tie-kind }
    [from] { synopses-axis-from }
    [to] { synopses-axis-to }
    [status] { synopses-axis-status }
    [constant] { synopses-axis-constant }
   *[other] { $name }
}
why-part-measure = { $measure ->
    [quotations] { synopses-measure-quotations }
    [count] { synopses-measure-count }
    [codings] { synopses-measure-codings }
    [co-occurrence] Cooccurrence
    [sources] { synopses-measure-sources }
    [speakers] { synopses-measure-speakers }
    [persons] { synopses-measure-persons }
    [organisations] { synopses-measure-organisations }
    [words] { synopses-measure-words }
    [findings] { synopses-measure-findings }
    [presence] { synopses-measure-presence }
    [when] { synopses-measure-when }
    [span] { synopses-measure-span }
    [places] { synopses-measure-places }
    [names] { synopses-measure-names }
    [roles] { synopses-measure-roles }
   *[values] { synopses-measure-values-of }
}
why-part-unit = { $unit ->
    [coding] passages
    [source] sources
    [event] événements
    [participation] participations
   *[tie] liens
}
why-part-units = { $units ->
    [coding] des passages
    [coding-source] des passages ou des sources
    [coding-source-event-participation] des passages, des sources, des événements ou des participations
    [event-participation] des événements ou des participations
    [event-participation-tie] des événements, des participations ou des liens
   *[tie] des liens
}
why-no-declaration = ligne { $line } : { $is ->
    [words] on y lit « { $seen } »
    [list] il y a une liste
    [table] il y a un tableau
    [missing] il manque { $seen }
    [no-toml] elle ne peut pas être lue ({ $seen })
   *[value] on y lit { $seen }
} ; il faut { $expected ->
    [toml] une déclaration en TOML
    [key] l’une de ces clés : { $known }
    [word] l’un de ces mots : { $known }
    [axis] un axe : { $known }
    [measure] une mesure : { $known }
    [order] un ordre : { $known }
    [condition] une condition : { $known }
    [given] { $known }
    [when] une date, comme 2005, 2005-11, 2005-11-04, 2005/2006, ou 2001~ si elle est approximative
    [words] des mots entre guillemets
    [truth] { "true" } ou { "false" }
    [number] un nombre entier
    [level] un niveau de la grille de codes, 1 pour le plus haut
    [no-level] { "level" } et { "descendants" } seulement si l’axe est { "code" } ; retirez-les
    [values] au moins une valeur ; retirez la ligne pour tout garder
    [axis-table] un axe : son mot, ou un tableau avec { "axis" }
    [measure-table] une mesure : son mot, ou un tableau avec { "measure" }
    [filter-table] un tableau avec l’en-tête { "[filter]" }
   *[stated-table] des tableaux avec l’en-tête { "[[stated]]" }
}{ $hint ->
    [none] { "" }
   *[other]  ; vouliez-vous dire « { $hint } » ?
}
why-not-in-study = l’étude ne contient pas « { $seen } » dans « { why-part-axis } »{ $hint ->
    [none] { "" }
   *[other] {" "}(vouliez-vous dire « { $hint } » ?)
} ; vérifiez l’orthographe, ou ajoutez-le d’abord
why-no-such-attribute = { $of ->
    [source] aucune source n’a
    [event] aucun événement n’a
    [actor] aucun acteur n’a
   *[other] rien n’a
} d’attribut « { $seen } »{ $hint ->
    [none] { "" }
   *[other] {" "}(vouliez-vous dire « { $hint } » ?)
} ; définissez-le, ou retirez-le
why-axis-needs-unit = « { why-part-axis } » ne distingue pas les { why-part-unit } ; choisissez autre chose, ou comptez { why-part-units }
why-measure-needs-unit = « { why-part-measure } » ne dit rien des { why-part-unit } ; montrez autre chose, ou comptez { why-part-units }
why-codes-by-codes = les lignes et les colonnes sont des codes, et « { why-part-measure } » cherche un seul codage qui porte les deux ; écrivez { "measures = [\"co-occurrence\"]" } dans la déclaration : combien de passages de la ligne partagent des mots avec un passage de la colonne
why-co-occurrence-of-codes = la cooccurrence est celle de codes avec des codes ; mettez des codes ou des groupes de codes dans les lignes et les colonnes, ou montrez autre chose
why-table-too-large = le tableau aurait { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
} et { $columns ->
    [one] { $columns } colonne
   *[other] { $columns } colonnes
}, plus de { $limit } cellules ; gardez moins de groupes, un seul niveau de la grille de codes, ou ajoutez une condition
why-several-lines = « { $wanted } » peut désigner { $count } { $noun ->
    [row] lignes
   *[column] colonnes
}
why-write-one-of = Écrivez l’un de ceux-ci : { $names }{ $more ->
    [0] .
   *[other] {" "}et { $more } de plus.
}
why-there-are = Il y a : { $names }{ $more ->
    [0] .
   *[other] {" "}et { $more } de plus.
}
why-quotation-without-id = une citation n’a pas d’identité ; le fichier du projet est abîmé

why-no-reason = ce qui est accepté a besoin d’une raison
why-not-diagnosed = ce qui devait être accepté n’est plus là : { $diagnostic }, { $place }
why-not-accepted = ceci n’avait pas été accepté : { $diagnostic }, { $place }

why-file-unknown-version = La base de données est de { $program } dans une version qu’Ayni ne lit pas (vu : { $seen }). Ouvrez-la avec la version la plus récente de ce programme, qui la met à jour, puis réessayez.
why-file-no-such-project = Il n’y a pas de projet { $asked } ; le fichier contient { $projects }.
why-project-changed-since-look = Le projet a changé depuis que le fichier a été regardé.
why-look-again = Regardez le fichier à nouveau ; ce qu’il changerait peut être autre chose maintenant.
why-import-broken-off = L’importation a été interrompue ; rien n’a été modifié.
why-no-inner-project = Le fichier n’a pas de projet { $number }.
why-no-project-within = Il n’y a aucun projet dans le fichier.
why-several-projects = Le fichier contient { $count } projets ; indiquez lequel.
why-one-project-within = { $name } est un seul projet ; il n’en contient pas d’autres entre lesquels choisir.
why-no-tags-to-part = { $name } n’est pas un projet de Taguette ; les niveaux de ses codes ne sont pas dans leurs noms.
why-file-own-project = { $name } est un projet d’Ayni.
why-export-own-project = Ouvrez-le, donnez-le là à un autre programme et faites entrer le fichier obtenu.
why-projects-within = Il contient : { $list }
why-cannot-be-opened = { $name } ne peut pas être ouvert : { $why }

why-file-unwritten = { $path } ne peut pas être écrit : { $why }
why-export-invalid = Le fichier ne serait pas valide, il n’a donc pas été écrit : { $why }
why-export-broken-off = L’exportation a été interrompue ; aucun fichier n’a été écrit.
why-departure-not-kept = Le fichier ne peut pas être écrit dans le dossier des fichiers temporaires : { $why }
why-no-code-to-give = La grille de codes n’a encore aucun code.
why-write-once-more = Écrivez-le encore une fois.
why-no-such-count = { $unit }, { $ends } n’est pas une façon de compter.
why-positions-unsettled = Les positions de { $key } ne peuvent pas être fixées : elle ne vient d’aucun projet REFI-QDA, ou son texte a été corrigé depuis.
why-no-import = cette importation n’existe pas, ou elle a été annulée
why-report-unreadable = le rapport de cette importation est illisible : { $why }
why-arrival-not-kept = le fichier ne peut être gardé le temps de le regarder : { $why }
why-make-room = Faites de la place sur le disque et réessayez.
why-import-from-command-line = Importez-le depuis la ligne de commande : ayni import FILE --merge
why-words-unreadable = Ce qu’a écrit un autre programme est illisible : { $what }
