do-check-next = Observation suivante
do-check-previous = Observation précédente
do-check-go = Aller à l’endroit concerné
do-check-accept = L’accepter, avec une raison
do-check-withdraw = Retirer l’acceptation
do-check-filter = Filtrer la vérification
keys-part-check = Vérification
check-hint-move = suivante, précédente
check-hint-go = y aller
check-hint-accept = accepter
check-hint-memo = mémo
check-open = { $count ->
    [one] { $count } à examiner
   *[other] { $count } à examiner
}
check-accepted = { $count ->
    [one] { $count } acceptée
   *[other] { $count } acceptées
}
check-shown = { $shown } sur { $count } affichées
check-filter = Lesquelles afficher
check-show-open = À examiner
check-show-accepted = Acceptées
check-kinds = Types d’observations
check-every-kind = Tous les types
check-list = Observations
check-words = Mots ou endroit
check-none = Rien ne correspond.
check-clean = Rien ne s’oppose à l’étude
check-clean-why = La vérification examine les constats et leurs passages, les codes sans définition, les sources qui se contredisent et les chiffres que l’étude ne donne pas.
check-none-accepted = Rien n’a été accepté
check-none-accepted-why = Ce qui peut rester tel quel s’accepte avec une raison ; la raison reste dans le projet et s’affiche ici.
check-level = Gravité
check-level-error = Erreur
check-level-warning = Avertissement
check-level-note = Note
check-levels-error = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
check-levels-warning = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
check-levels-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
check-group-findings = Constats
check-group-codes = Codes
check-group-claims = Ce que disent les sources
check-group-registers = Registres
check-group-quotations = Citations
check-group-synopses = Synopsis
check-group-other = Autres
check-go = Y aller
check-accept = Accepter
check-withdraw = Retirer
check-memo = Mémo à ce sujet
check-mend = Pour y remédier :
check-accept-why = Pourquoi cela peut rester ; la raison reste dans le projet
check-accepted-one = Acceptée
check-accepted-by = Acceptée par { $who }
check-related = { $count ->
    [one] En rapport avec
   *[other] En rapport avec { $count } éléments
}
check-related-all = Tout afficher
check-sides = Qui dit quoi
check-side-says = Elle dit
check-side-who = Source
check-side-study = l’étude
check-finding-without-quotation = Constat sans citation
check-finding-without-quotation-why = Une affirmation qui ne montre aucun passage demande à être crue.
check-finding-without-quotation-seen = { $case ->
    [gone] Aucune de ses citations n’existe plus ; on ne peut que le croire ou non.
   *[none] Il ne nomme aucune citation ; on ne peut que le croire ou non.
}
check-finding-without-quotation-mend = ajoutez les passages sur lesquels il repose, ou notez qu’il s’agit de votre propre synthèse et acceptez-le.
check-finding-stale = Constat plus ancien que ses preuves
check-finding-stale-why = Ce sur quoi il repose a changé après sa rédaction ; il ne le dit peut-être plus.
check-finding-stale-seen = { $case ->
    [gone] { $gone } des { $quotations } citations sur lesquelles il repose n’existent plus.
   *[changed] Quelque chose sur quoi il repose a changé après sa rédaction.
}
check-finding-stale-mend = relisez ses passages ; réécrivez-le, ou confirmez qu’il tient toujours.
check-finding-on-one-source = Constat sur une seule source
check-finding-on-one-source-why = Une source est une voix : ce qu’elle dit ne vaut peut-être pour personne d’autre.
check-finding-on-one-source-seen = { $quotations ->
    [one] Il repose sur { $quotations } citation de { $source }.
   *[other] Il repose sur { $quotations } citations, toutes de { $source }.
}
check-finding-on-one-source-mend = ajoutez des passages d’autres sources, ou dites dans le constat qu’il ne porte que sur celle-ci.
check-finding-on-one-kind = Constat sur un seul type de source
check-finding-on-one-kind-why = Les sources d’un même type partagent leurs angles morts ; la triangulation en demande un autre.
check-finding-on-one-kind-seen = Ses { $sources } sources sont toutes du type « { $kind } ».
check-finding-on-one-kind-mend = cherchez un passage dans une source d’un autre type, ou nommez cette limite dans sa remarque.
check-finding-contradicted = Constat contredit par un passage
check-finding-contradicted-why = Un passage parle contre l’affirmation ; on le trouvera en lisant.
check-finding-contradicted-seen = { $case ->
    [unknown] On ne peut savoir si un passage parle contre lui : sa ligne ou sa colonne manque.
    [weighed] { $passages-count ->
        [0] Des passages parlent contre lui ; son auteur les a pesés.
        [one] Un passage parle contre lui ; son auteur l’a pesé.
       *[other] { $passages-count } passages parlent contre lui ; son auteur les a pesés.
    }
   *[open] { $passages-count ->
        [0] Des passages de sa propre cellule parlent contre lui, et il ne les mentionne pas.
        [one] Un passage de sa propre cellule parle contre lui, et il ne le mentionne pas.
       *[other] { $passages-count } passages de sa propre cellule parlent contre lui, et il ne les mentionne pas.
    }
}
check-finding-contradicted-mend = { $case ->
    [weighed] rien ; publiez les passages avec le constat.
    [unknown] corrigez la ligne ou la colonne du constat.
   *[open] pesez-les : nommez-les comme contraires dans le constat, changez ce qu’il dit ou corrigez le codage.
}
check-code-without-definition = Code sans définition
check-code-without-definition-why = Sans définition, deux personnes, ou la même à deux ans d’écart, codent deux choses différentes.
check-code-without-definition-seen = { $codings ->
    [0] Il n’a pas de définition, ni encore de codage.
    [one] Il n’a pas de définition, mais { $codings } codage.
   *[other] Il n’a pas de définition, mais { $codings } codages.
}
check-code-without-definition-mend = dites ce qu’il signifie, quand l’employer et quand ne pas l’employer.
check-code-retired-but-cited = Code abandonné, mais encore employé
check-code-retired-but-cited-why = Un code abandonné porte encore des passages ou des affirmations que personne n’ira y chercher.
check-code-retired-but-cited-seen = { $case ->
    [merged] Il a été fusionné
   *[retired] Il a été retiré
} et porte encore { $codings ->
    [one] { $codings } codage
   *[other] { $codings } codages
} et { $findings ->
    [one] { $findings } constat
   *[other] { $findings } constats
}.
check-code-retired-but-cited-mend = { $case ->
    [merged] donnez-les à « { $into } », qui l’a remplacé.
   *[retired] recodez-les, ou rétablissez le code.
}
check-code-duplicate-name = Codes de même nom
check-code-duplicate-name-why = Deux codes de même nom séparent ce qui va ensemble, et leurs décomptes sont faux.
check-code-duplicate-name-seen = Ils ont le même nom : { $codes }.
check-code-duplicate-name-mend = fusionnez-les, ou renommez-les tous sauf un pour que la différence soit dans le nom.
check-claims-conflict = Sources qui se contredisent
check-claims-conflict-why = Elles ne peuvent avoir raison toutes les deux.
check-claims-conflict-seen = { $statements } affirmations sur « { $attribute } » ne peuvent être toutes justes.
check-claims-conflict-mend = revenez aux sources ; corrigez celle qui a été mal lue, marquez d’un ? ce qui est douteux, ou acceptez avec la raison : un masque peut l’expliquer.
check-claims-unclear = Sources qui diffèrent sur ce dont elles doutent
check-claims-unclear-why = Deux sources diffèrent sur ce que l’une d’elles au moins ne fait que supposer.
check-claims-unclear-seen = { $statements } affirmations sur « { $attribute } » diffèrent sur ce dont l’une au moins doute.
check-claims-unclear-mend = revenez aux sources ; tranchez ce qui peut l’être, ou acceptez avec la raison.
check-register-number-missing = Numéro absent d’un registre
check-register-number-missing-why = Il manque un numéro à un registre qui devrait être complet : quelque chose s’est perdu, ou n’a jamais été.
check-register-number-missing-seen = { $number } n’est pas dans { $name }, qui devrait contenir une fois chaque { $list }.
check-register-number-missing-mend = voyez si l’entrée a été oubliée ; si le registre n’en a pas, écrivez un mémo et acceptez.
check-register-number-twice = Numéro en double dans un registre
check-register-number-twice-why = Un registre contient deux fois un numéro : l’une des entrées est celle d’autre chose.
check-register-number-twice-seen = { $number } figure à { $places-count } endroits de { $name } ({ $places }), qui devrait contenir une fois chaque { $list }.
check-register-number-twice-mend = trouvez quelle entrée est celle d’autre chose, puis corrigez-la ou acceptez.
check-register-unread = Registre qui ne vérifie rien
check-register-unread-why = Un registre dit ce qu’il doit contenir, et rien n’en a été noté : il ne vérifie rien.
check-register-unread-seen = Il devrait contenir une fois chaque { $list }, et aucune affirmation ne dit ce qu’il contient.
check-register-unread-mend = notez une affirmation par entrée, d’après ce registre, avec sa ligne.
check-quotation-lost = Citation dont les mots ont disparu
check-quotation-lost-why = Les mots de la citation ne sont pas dans le texte : on ne peut plus la montrer.
check-quotation-lost-seen = { $case ->
    [no-text-nor-words] On n’en connaît pas les mots, et { $source } n’a pas de texte.
    [no-words] On n’en connaît pas les mots, et sa place n’est pas dans le texte de { $source }.
    [no-text] Les mots « { $was } » ne peuvent pas être montrés : { $source } n’a pas de texte.
    [again] Les mots « { $was } » se trouvent de nouveau dans { $source }, et la citation n’y a pas été replacée.
    [several] Les mots « { $was } » se trouvent à plusieurs endroits de { $source }, et rien n’indique lequel est visé.
    [corrected] Les mots « { $was } » ont disparu avec une correction de { $source }{ $because ->
        [none] .
       *[other] {" "}({ $because }).
    }
   *[other] Les mots « { $was } » ne sont pas dans le texte de { $source }.
}
check-quotation-lost-mend = { $case ->
    [no-text-nor-words] ajoutez le texte de la source, ou supprimez la citation.
    [no-text] ajoutez le texte de la source, ou supprimez la citation.
   *[other] retrouvez le passage et marquez-le à nouveau, ou supprimez la citation.
}
check-quotation-changed = Citation dont les mots ont été corrigés
check-quotation-changed-why = Les mots ont été corrigés après le codage ; les codes ne conviennent peut-être plus.
check-quotation-changed-seen = { $was ->
    [none] Ses mots dans { $source } ont été corrigés après avoir été marqués.
   *[other] Ses mots dans { $source } étaient « { $was } » quand ils ont été marqués et sont maintenant « { $now } ».
}
check-quotation-changed-mend = relisez-la ; ajustez-la ou recodez-la, ou acceptez.
check-synopsis-invalid = Synopsis impossible à calculer
check-synopsis-invalid-why = Le tableau déclaré nomme quelque chose qui n’existe pas ; ce qu’on en a publié ne peut plus être calculé.
check-synopsis-invalid-seen = Le programme dit : { $error }
check-synopsis-invalid-mend = corrigez ses lignes, ses colonnes ou ses filtres.
check-stated-figure-differs = Chiffre annoncé qui diffère
check-stated-figure-differs-why = Un chiffre que quelqu’un annonce n’est pas celui que donne l’étude ; qui compte le demandera.
check-stated-figure-differs-seen = { $source ->
    [none] Annoncé : { $figure }.
   *[other] { $source } annonce { $figure }.
} { $case ->
    [differs] L’étude donne { $derived }.
   *[not-derivable] L’étude ne peut donner ce chiffre.
}
check-stated-figure-differs-mend = { $case ->
    [differs] trouvez lequel des deux est faux, puis corrigez-le ou écrivez un mémo sur la différence.
   *[not-derivable] ajoutez ce qui manque, ou acceptez en disant pourquoi on ne peut le savoir.
}
