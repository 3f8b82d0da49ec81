check-open = { $count ->
    [one] { $count } ouvert
   *[other] { $count } ouverts
}
check-accepted = { $count ->
    [one] { $count } accepté
   *[other] { $count } acceptés
}
check-filter = Lesquels montrer
check-show-open = Ouverts
check-show-accepted = Acceptés
check-kind = Sorte
check-every-kind = Toutes les sortes
check-clean = Rien ne s’oppose à l’étude
check-none-accepted = Rien n’a été accepté
check-clean-why = La vérification regarde les constats et leurs passages, les codes sans définition et les registres qui se contredisent.
check-related = Voir aussi : { $places }
check-reason = Accepté : { $reason }
check-accept = Accepter
check-withdraw = Retirer
check-accept-title = Accepter, avec une raison
check-accept-why = Pourquoi cela peut rester ; la raison reste dans le projet
check-level-error = Erreur
check-level-warning = Alerte
check-level-note = Note
