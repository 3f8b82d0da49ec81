# Sources : le tableau, le volet d’une source et les fichiers qui entrent.
keys-part-sources = Sources
do-sources-find = Chercher une source
do-sources-edit = Remplir des cellules du tableau
do-sources-panel = Afficher ou masquer les détails
do-sources-import = Faire entrer des fichiers
do-sources-import-folder = Faire entrer un dossier
do-sources-new = Ajouter une source qui n’est pas sous la main
do-sources-columns = Colonnes et attributs
do-sources-rename = Changer la clé de la source
do-sources-memo = Écrire un mémo sur la source
do-sources-correct = Corriger le texte de la source
do-sources-remove = Retirer la source
do-sources-copy = Copier le tableau
do-import-bring = Faire entrer les fichiers de la liste

source-kind-interview = Entretien
source-kind-field-note = Note de terrain
source-kind-observation = Observation
source-kind-agreement = Convention
source-kind-minutes = Procès-verbal
source-kind-corporate-document = Document d’entreprise
source-kind-press = Presse
source-kind-union-publication = Publication syndicale
source-kind-law = Loi
source-kind-register = Registre
source-kind-article = Article
source-kind-picture = Image
source-kind-audio = Enregistrement sonore
source-kind-video = Vidéo
source-kind-other = Autre

source-format-txt = Texte brut
source-format-md = Markdown
source-format-html = HTML
source-format-docx = Word
source-format-odt = OpenDocument
source-format-rtf = RTF
source-format-pdf = PDF
source-format-srt = Sous-titres (SRT)
source-format-vtt = Sous-titres (VTT)
source-format-csv = Tableau (CSV)
source-format-tsv = Tableau (TSV)
source-format-xlsx = Excel
source-format-ods = Tableau OpenDocument
source-format-json = JSON
source-format-epub = EPUB

source-loss-picture = { $count ->
    [one] { $count } image laissée de côté
   *[other] { $count } images laissées de côté
}
source-loss-undecodable = { $count ->
    [one] { $count } caractère illisible
   *[other] { $count } caractères illisibles
}
source-loss-deleted = { $count ->
    [one] { $count } passage marqué comme supprimé, laissé de côté
   *[other] { $count } passages marqués comme supprimés, laissés de côté
}
source-loss-page-furniture = { $count ->
    [one] { $count } en-tête ou pied de page laissé de côté
   *[other] { $count } en-têtes et pieds de page laissés de côté
}
source-loss-embedded = { $count ->
    [one] { $count } objet incorporé laissé de côté
   *[other] { $count } objets incorporés laissés de côté
}
source-loss-page-without-text = { $count ->
    [one] { $count } page sans texte, comme dans une numérisation
   *[other] { $count } pages sans texte, comme dans une numérisation
}
source-loss-damaged = { $count ->
    [one] { $count } partie abîmée laissée de côté
   *[other] { $count } parties abîmées laissées de côté
}
source-loss-incomplete-cue = { $count ->
    [one] { $count } sous-titre sans mots ou sans temps
   *[other] { $count } sous-titres sans mots ou sans temps
}
source-loss-not-words = { $count ->
    [one] { $count } partie qui n’est pas du texte, laissée de côté
   *[other] { $count } parties qui ne sont pas du texte, laissées de côté
}
source-loss-formula = { $count ->
    [one] { $count } formule gardée avec sa dernière valeur
   *[other] { $count } formules gardées avec leur dernière valeur
}
source-loss-joined-hyphen = { $count ->
    [one] { $count } mot recollé en fin de ligne
   *[other] { $count } mots recollés en fin de ligne
}
source-loss-annotation = { $count ->
    [one] { $count } annotation laissée de côté
   *[other] { $count } annotations laissées de côté
}
source-loss-hidden = { $count ->
    [one] { $count } passage masqué laissé de côté
   *[other] { $count } passages masqués laissés de côté
}
source-loss-prompt = { $count ->
    [one] { $count } champ vide de formulaire laissé de côté
   *[other] { $count } champs vides de formulaire laissés de côté
}

source-when-about = vers { $when }
source-when-from = depuis { $when }
source-when-until = jusqu’à { $when }
source-value-true = oui
source-value-false = non

source-column-key = Clé
source-column-name = Nom
source-column-kind = Type
source-column-when = Date
source-column-place = Lieu
source-column-country = Pays
source-column-language = Langue
source-column-words = Mots
source-column-codings = Codages
source-column-coded = Codé
source-column-informants = Voix de
source-column-note = Note
source-column-register = Registre
source-column-file = Fichier

sources-table = Sources
sources-count = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
sources-at-hand = { $count } sous la main
sources-more = Autres actions sur les sources
sources-filter = Quelles sources afficher
sources-find = Chercher une source
sources-every-kind = Tous les types
sources-every-country = Tous les pays
sources-every-state = Sous la main ou non
sources-state = Sous la main ou non
sources-state-collected = Sous la main
sources-state-missing = Pas sous la main
sources-state-uncoded = Sans codage
sources-state-doubt = Positions douteuses
sources-shown = { $count ->
    [one] { $count } affichée
   *[other] { $count } affichées
}
sources-edit = Remplir
sources-sort-by = Ranger par : { $column }
sources-copied = { $count ->
    [one] Le tableau est dans le presse-papiers : { $count } source
   *[other] Le tableau est dans le presse-papiers : { $count } sources
}
sources-empty = Faites entrer votre premier entretien
sources-none = Aucune source n’est ainsi
sources-none-why = { $count ->
    [one] Il y a { $count } source dans le projet ; les filtres la cachent.
   *[other] Il y a { $count } sources dans le projet ; les filtres les cachent.
}
sources-all = Tout afficher
sources-editing-on = Les cellules peuvent être remplies. Échap puis Tab fait sortir du tableau.
sources-editing-off = Les sources peuvent être ouvertes.
sources-hint-open = lire
sources-hint-find = chercher
sources-hint-table = remplir
sources-hint-panel = détails
sources-hint-edit = écrire
sources-hint-select = sélectionner
sources-hint-copy = copier
sources-hint-paste = coller
sources-hint-fill = recopier
sources-hint-leave = sortir

source-cell-fixed = { $column } : ne se change pas ici
source-cells-left-out = { $count ->
    [one] { $count } cellule a été laissée de côté : elle ne se change pas
   *[other] { $count } cellules ont été laissées de côté : elles ne se changent pas
}
source-cells-copied = { $count ->
    [one] { $count } cellule copiée
   *[other] { $count } cellules copiées
}
source-cells-fill = Recopier vers le bas
source-cells-clear = Vider les cellules
source-cells-refused = { $count ->
    [one] { $count } cellule n’a pas été acceptée.
   *[other] { $count } cellules n’ont pas été acceptées.
}
source-cells-show = Y aller
source-cells-give-up = Y renoncer
source-expected-something = Ne peut pas rester vide.
source-expected-text = Cette valeur n’est pas acceptée ici.
source-expected-kind = Ne peut pas rester vide.
source-expected-language = Écrivez une langue, comme espagnol ou es.
source-expected-region = Écrivez un pays, comme Pérou ou PE ; PE? en cas de doute.
source-expected-actors = Écrivez des acteurs qui sont au registre, séparés par des points-virgules.
source-expected-register = Écrivez un attribut et ses numéros, comme number 1..77.
source-expected-when = Écrivez une date : 2005, 2005-11, 2005-11-04, 2005-11-04/2005-11-06, ou 2001~ si elle est approximative.
source-expected-integer = Écrivez un nombre entier.
source-expected-number = Écrivez un nombre.
source-expected-boolean = Écrivez oui ou non.
source-expected-choice = Écrivez un de ces mots : { $choices }
source-expected-other = Le programme ne l’a pas accepté. Rien n’a été changé.

source-panel = Détails de la source
source-panel-close = Fermer les détails
source-more = Autres actions sur cette source
source-facts = Détails de { $source }
source-read = Lire et coder
source-not-at-hand = Pas sous la main
source-not-at-hand-why = La source est connue, mais son texte n’est pas entré. Les tableaux le disent, au lieu de la croire muette.
source-in-doubt = Positions douteuses
source-media-picture = Image, sans texte
source-media-audio = Enregistrement sonore, sans texte
source-media-video = Vidéo, sans texte
source-media-pdf = Fichier PDF, sans texte
source-media-other = Fichier sans texte
source-look = Voir ce qui y est marqué
source-bring-text = Faire entrer son texte
source-coding = Codage
source-codings = { $count ->
    [0] Aucun codage pour l’instant
    [one] { $count } codage
   *[other] { $count } codages
}
source-more-codes = { $count ->
    [one] { $count } autre code
   *[other] { $count } autres codes
}
source-voices = Qui parle
source-voice-turns = { $count ->
    [one] { $count } prise de parole
   *[other] { $count } prises de parole
}
source-voice-actor = Qui parle sous le nom { $label }
source-voice-role = Rôle de { $label }
source-voice-nobody = Personne n’est nommé
source-voice-role-informant = informateur
source-voice-role-interviewer = enquêteur
source-voice-role-other = autre
source-file = Fichier
source-original = Enregistrer le fichier tel qu’il a été recueilli
source-losses = Absent du texte :
source-export = Enregistrer avec ses codages
source-export-why = Le texte, les codes de chaque passage et qui a codé.
source-export-as = Enregistrer en { $format }
source-memos = Mémos
source-memo = Écrire un mémo
source-memo-title = Mémo sur { $source }
source-memo-name = Titre
source-memo-text = Texte
source-revisions = Corrections
source-life = Historique de cette source
source-rename = Changer la clé
source-rename-why = La clé est le nom de la source dans les tableaux, les mémos et la ligne de commande. Tout ce qui la cite suit.
source-remove = Retirer
source-remove-title = Retirer { $source } ?
source-remove-why = La source part avec son texte, ses citations et qui y parle. Annuler ramène tout.
source-remove-codings = { $count ->
    [one] Son { $count } codage aussi
   *[other] Ses { $count } codages aussi
}
source-new = Ajouter une source qui n’est pas sous la main
source-new-why = Un entretien fait et non transcrit, un procès-verbal qui est aux archives : les tableaux comptent ce qui manque.
source-new-key = entretien-42
source-correct = Corriger le texte
source-correct-title = Corriger le texte de { $source }
source-correct-why = Chaque citation suit les mots qu’elle marque. Le fichier tel qu’il a été recueilli reste intact.
source-text = Texte de la source
source-correct-reason = Pourquoi le texte est corrigé
source-correct-reason-hint = Enregistrement réécouté
source-correct-do = Corriger
source-correct-leave = Le texte a été modifié et n’est pas encore gardé.
source-correct-discard = Partir sans lui
source-correct-stay = Rester
corrected-title = Le texte est corrigé
corrected-why = Voici ce que sont devenues ses citations :
corrected-exact = { $count ->
    [one] est restée en place
   *[other] sont restées en place
}
corrected-moved = { $count ->
    [one] a suivi ses mots
   *[other] ont suivi leurs mots
}
corrected-changed = { $count ->
    [one] marque des mots corrigés
   *[other] marquent des mots corrigés
}
corrected-found = { $count ->
    [one] était perdue et se retrouve
   *[other] étaient perdues et se retrouvent
}
corrected-lost = { $count ->
    [one] a perdu ses mots ; elle est gardée avec ce qui était marqué :
   *[other] ont perdu leurs mots ; elles sont gardées avec ce qui était marqué :
}

source-columns-title = Colonnes et attributs
source-columns-known = Ce qu’a toute source
source-columns-own = Attributs de ce projet
source-columns-none = Il n’y en a pas encore. Un attribut est ce par quoi l’on compare : une vague d’entretiens, une région, un mandat syndical.
source-attribute-new = Nouvel attribut
source-attribute-name = Nom
source-attribute-name-hint = vague
source-attribute-type = Valeurs
source-attribute-type-text = mots
source-attribute-type-choice = un d’une liste
source-attribute-type-when = dates
source-attribute-type-integer = nombres entiers
source-attribute-type-number = nombres
source-attribute-type-boolean = oui ou non
source-attribute-choices = Les mots de la liste, un par ligne
source-attribute-description = Ce qu’il veut dire
source-attribute-values = { $count ->
    [one] { $count } valeur
   *[other] { $count } valeurs
}
source-attribute-remove = Retirer l’attribut { $name }
source-attribute-remove-why = { $count ->
    [0] Rien n’a encore de valeur pour { $name }.
    [one] { $count } valeur de { $name } part avec lui. Annuler la ramène.
   *[other] { $count } valeurs de { $name } partent avec lui. Annuler les ramène.
}

import-title = Faire entrer des fichiers
import-drop = Déposez les fichiers pour les faire entrer
import-choose = Choisir des fichiers
import-folder = Choisir un dossier
import-empty = Déposez ici des fichiers ou des dossiers entiers
import-empty-why = Chaque fichier est d’abord lu : vous voyez ce qu’il est, qui parle et ce qui ne peut être gardé, et alors seulement il devient une source.
import-formats = Word, OpenDocument, RTF, PDF, HTML, Markdown, texte brut, sous-titres, tableaux
import-list = Fichiers à faire entrer
import-panel = Ce que l’on sait des fichiers
import-file = Fichier
import-format = Format
import-state = Ce qui est gardé
import-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
import-words = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
}
import-turns = { $count ->
    [one] { $count } prise de parole
   *[other] { $count } prises de parole
}
import-refused = { $count ->
    [one] { $count } refusé
   *[other] { $count } refusés
}
import-left = { $count ->
    [one] { $count } fichier du système laissé de côté
   *[other] { $count } fichiers du système laissés de côté
}
import-for = texte de { $key }
import-guess = { $encoding }, supposé
import-state-queued = en attente
import-state-way = { $name } est en chemin
import-state-refused = refusé
import-state-losses = { $count ->
    [one] { $count } perte
   *[other] { $count } pertes
}
import-state-whole = entier
import-out = Sortir { $name } de la liste
import-trouble = Ce fichier ne peut pas entrer
import-project = C’est un projet et non un document
import-project-why = Un projet d’un autre programme, ou une archive, n’entre pas parmi les documents. Il a son propre écran, qui montre d’abord ce qu’il contient.
import-project-look = L’examiner comme projet
import-segments = Ceci ressemble à un tableau de codes ou de passages codés. Comme document, il devient du texte brut ; comme projet, il apporte ses codes et, avec eux, ses passages.
import-encoding = Lire comme
import-guessed = Le fichier ne dit pas comment ses lettres sont écrites. Si les accents ci-dessous sont faux, choisissez un autre codage.
import-speakers = Parlent :
import-wordless = Il n’y a pas de mots dans ce fichier. Il est importé tel quel ; peut-être a-t-il été enregistré avant d’être écrit, ou est-ce l’image d’un texte.
import-state-empty = sans mots
import-losses = Ce qui ne peut être gardé :
import-begins = Il commence ainsi :
import-all = Pour tous
import-all-why = Ce que vous laissez vide reste inconnu ; le tableau permet de le remplir plus tard.
import-bring = { $count ->
    [0] Faire entrer
    [one] Faire entrer { $count } fichier
   *[other] Faire entrer { $count } fichiers
}
import-coming = { $count ->
    [one] { $count } fichier est encore en chemin
   *[other] { $count } fichiers sont encore en chemin
}
import-stays = { $count ->
    [one] { $count } fichier refusé reste dehors
   *[other] { $count } fichiers refusés restent dehors
}
import-one-step = Tous entrent en une seule étape, que l’on peut annuler.
import-none = Vider la liste
import-going = Les fichiers entrent
import-progress = { $done } sur { $total }
import-given-up = Abandonné. Ce qui était déjà fini figure dans l’historique.
import-came = { $count ->
    [one] { $count } source est entrée
   *[other] { $count } sources sont entrées
}
import-twins = { $count ->
    [one] { $count } d’entre elles est exactement le fichier d’une source déjà présente.
   *[other] { $count } d’entre elles sont exactement les fichiers de sources déjà présentes.
}
import-twin = même fichier que { $key }
import-read-first = Lire la première
import-to-sources = Aux sources
import-more = En faire entrer d’autres
import-hint-choose = voir un fichier
import-hint-out = sortir
import-hint-bring = faire entrer
