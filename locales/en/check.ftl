check-open = { $count ->
    [one] { $count } open
   *[other] { $count } open
}
check-accepted = { $count ->
    [one] { $count } accepted
   *[other] { $count } accepted
}
check-filter = Which to show
check-show-open = Open
check-show-accepted = Accepted
check-kind = Kind
check-every-kind = Every kind
check-clean = Nothing stands against the study
check-none-accepted = Nothing was accepted
check-clean-why = The check looks at findings and their passages, at codes without a definition, and at registers that contradict each other.
check-related = See also: { $places }
check-reason = Accepted: { $reason }
check-accept = Accept
check-withdraw = Withdraw
check-accept-title = Accept, with a reason
check-accept-why = Why it may stand; the reason stays in the project
check-level-error = Error
check-level-warning = Warning
check-level-note = Note
