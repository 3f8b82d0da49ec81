# Pourquoi quelque chose a été refusé : sources, attributs, registres, tours, et la page elle-même.
why-correction-needs-reason = corriger un texte demande une raison
why-no-text-to-correct = { $source } n’a pas de texte à corriger
why-same-text = { $name } est le texte que { $source } a déjà
why-source-has-text = la source « { $key } » a déjà un texte
why-give-another-key = Corrigez le texte, ou donnez une autre clé au fichier.
why-no-file-to-import = il n’y a aucun fichier à faire entrer
why-one-key = une seule clé ne peut pas nommer { $count } fichiers
why-files-refused = rien n’est entré, car { $count ->
    [one] { $count } fichier sur { $of } ne peut pas entrer
   *[other] { $count } fichiers sur { $of } ne peuvent pas entrer
} : { $names }
why-file-because = { $file } : { $why }
why-source-has-codings = { $source } a { $count ->
    [one] { $count } codage
   *[other] { $count } codages
}
why-source-exists = il y a déjà une source « { $key } »
why-key-is-renamed = une clé ne se remplit pas comme les autres champs : elle se change à part
why-cannot-be-set = « { $field } » ne se change pas
why-columns-are = { $name } contient : { $columns }
why-on-line-already = « { $key } » est déjà à la ligne { $line }
why-no-row-names-a-source = aucune ligne de { $name } ne nomme une source du projet dans « { $column } »
why-not-collected = { $source } n’a pas de texte : la source est connue, mais pas sous la main
why-text-missing = il manque un texte dans le fichier du projet ; il est endommagé
why-layout-unreadable = ce que l’on sait des parties d’un texte est illisible : { $error }
why-no-attribute-of = il n’y a pas d’attribut « { $name } » pour { $of ->
    [source] les sources
    [actor] les acteurs
    [event] les événements
   *[other] { $of }
}
why-values-do-not-fit = { $count ->
    [one] { $count } valeur de « { $name } » ne convient pas
   *[other] { $count } valeurs de « { $name } » ne conviennent pas
} : voyez { $keys }
why-attribute-exists = il y a déjà un attribut « { $name } »
why-attribute-has-values = { $of ->
    [source] { $count ->
        [one] { $count } source a
       *[other] { $count } sources ont
    }
    [actor] { $count ->
        [one] { $count } acteur a
       *[other] { $count } acteurs ont
    }
   *[event] { $count ->
        [one] { $count } événement a
       *[other] { $count } événements ont
    }
} une valeur pour « { $name } »
why-actor-exists = il y a déjà un acteur « { $key } »
why-tie-of-one = un lien unit deux acteurs, et ses deux bouts sont { $actor }
why-tie-exists = il y a déjà un lien « { $key } »
why-event-exists = il y a déjà un événement « { $key } »
why-part-of-itself = { $key } ferait partie de lui-même
why-in-event-already = { $actor } est déjà dans { $event } comme { $role }
why-not-in-event-as = { $actor } n’est pas dans { $event } comme { $role }
why-not-in-event = { $actor } n’est pas dans { $event }
why-claim-about = une affirmation porte sur une source, un acteur ou un événement
why-no-claim = il n’y a pas d’affirmation { $id }
why-describes-nothing = « { $pair } » ne décrit rien ; écrivez {"{"}organisation_kind=syndicat local; country=PE{"}"}
why-sets-nothing = « { $text } » ne change aucun champ
why-no-field-or-attribute = il n’y a ni champ ni attribut « { $name } »
why-no-attribute-name = « { $name } » n’est pas un nom d’attribut
why-use-a-word = Employez un mot, comme région ou syndicat_concerné.
why-left-empty = { $field ->
    [name] le nom
    [kind] le type
    [role] le rôle
    [attribute] l’attribut
    [value] la valeur
    [title] le titre
   *[other] « { $field } »
} ne peut pas rester vide
why-no-country = « { $value } » n’est pas un code de pays à deux lettres
why-write-country = Écrivez CA, CL ou PE (ISO 3166) ; PE? en cas de doute.
why-none-of = « { $value } » n’est aucun de ces mots : { $words }
why-no-position = « { $value } » n’est pas une place comptée à partir de 1
why-no-key = « { $key } » n’est pas une clé
why-a-key-is = Une clé est un mot court de lettres, de chiffres, - _ et de points, comme « { $example } ».
why-round-exists = il y a déjà un tour « { $name } »
why-round-stays = Un tour reste là où il a été nommé ; choisissez un autre nom.
why-no-step = l’historique n’a pas d’étape { $step }
why-write-a-moment = Écrivez le nom d’un tour, ou une date comme 2026-11-23.
why-project-is-younger = le projet est postérieur à { $moment }
why-codebook-of-round-elsewhere = la grille de codes de « { $round } » n’est pas dans ce projet : le tour est venu avec le dossier { $folder }, qui dit de quand il date ({ $moment }) et non ce qu’était alors la grille de codes
why-ask-other-project = Cherchez-la dans le projet d’où vient le dossier : son historique l’a.
why-kept-codebook-damaged = la grille de codes que garde le tour est abîmée : { $why }
why-no-page = ce programme a été compilé sans sa page
why-page-has-no-file = la page n’a pas de fichier « { $path } »
why-wrong-host = « { $host } » n’est pas le nom de ce programme
why-wrong-origin = une page de { $origin } ne peut pas demander cela
why-wrong-site = une page venue d’ailleurs ({ $site }) ne peut pas demander cela
why-no-origin = une page qui écrit doit dire d’où elle vient
why-no-session = cette fenêtre n’a pas montré le jeton du projet
why-wrong-token = ce n’est pas le jeton de ce projet
why-open-address = Ouvrez l’adresse imprimée par le programme à son démarrage.
why-not-understood = le programme n’a pas compris ce que la page demandait : { $why }
why-broke-off = le programme s’est interrompu sur ceci : { $error }
why-nothing-was-changed = Rien n’a été changé. Dites-nous, s’il vous plaît, ce que vous avez fait.
why-nothing-at = il n’y a rien à { $path }
why-no-member-header = l’en-tête ayni-member n’est pas une clé encodée par pourcentages
why-upload-too-large = { $name } fait { $size } octets ; la limite est de { $limit } octets
why-upload-larger = { $name } est plus grand ; la limite est de { $limit } octets
why-split-the-file = Divisez le fichier et faites entrer ses parties.
why-did-not-arrive = { $name } n’est pas arrivé en entier : { $error }
why-files-wait = des fichiers de { $size } octets attendent déjà d’entrer
why-bring-in-first = Faites d’abord entrer ceux-ci, ou retirez-en quelques-uns de la liste.
why-file-gone = ce fichier n’est plus en attente
why-choose-once-more = Choisissez-le de nouveau.
why-no-file-chosen = aucun fichier n’a été choisi
why-import-given-up = l’entrée des fichiers a été interrompue sur demande
why-table-unnamed = un tableau a un nom ou une déclaration
why-too-many-cells = le tableau a { $count } cellules, plus que l’on n’en peut lire
why-choose-fewer = Choisissez moins de lignes ou de colonnes, omettez les vides, ou exportez le tableau.
why-no-line = le tableau n’a pas de ligne ou de colonne { $line }
why-no-file-of = il n’y a pas de fichier de « { $source } »
why-text-has-changed = le texte de { $source } a changé depuis sa lecture
why-read-again = Relisez-le, et corrigez ce qui s’y trouve maintenant.
why-code-or-path = il faut nommer un code, ou bien la place d’un nouveau
why-both-ends = les deux bouts d’une citation sont donnés, ou aucun
why-phase-has-key = une phase a une clé
why-example-needs-empty = l’exemple n’entre que dans un projet vide
