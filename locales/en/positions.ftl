# What the positions of a source count: looked at, and settled.
positions-title = What do the numbers count?
positions-why = The file gives each passage as two numbers. Programs count differently: an emoji, or the end of a line in Windows, is one sign to some and two to others. Look at which letter the marked words are what was coded.
positions-state-doubt = In doubt
positions-state-settled = Settled
positions-state-decided = Decided by the text
positions-reason-known = The format of the file leaves no doubt.
positions-reason-all-agree = Every way to count gives the same passages.
positions-reason-bounds = Only this way keeps all passages within the text.
positions-reason-words = The words that the file gives are those of the passages.
positions-reason-edges = Counted so, the passages begin and end between words.
positions-reason-contradicted = The words that the file gives stand elsewhere in the text than its numbers say; the passages are where their words are.
positions-reason-confirmed = Somebody looked, and said so.
positions-reason-usual = Nothing in the text tells; it is what the program that wrote the file usually does.
positions-passages = { $count ->
    [one] { $count } passage came with the source.
   *[other] { $count } passages came with the source.
}
positions-where = In the file
positions-way = { $letter }: { $name }
positions-taken = Taken
positions-none = no passage there
positions-ways = Which one is right?
positions-edges = { $count ->
    [one] { $count } of { $all } begins and ends between words
   *[other] { $count } of { $all } begin and end between words
}
positions-words = { $count ->
    [one] { $count } of { $all } has the words that the file gives
   *[other] { $count } of { $all } have the words that the file gives
}
positions-impossible = { $count ->
    [one] { $count } of { $all } cannot be so
   *[other] { $count } of { $all } cannot be so
}
positions-would-move = { $count ->
    [one] { $count } quotation would move
   *[other] { $count } quotations would move
}
positions-would-lose = { $count ->
    [one] { $count } quotation would have no place
   *[other] { $count } quotations would have no place
}
positions-would-stay = All quotations stay where they are
positions-ours = { $count ->
    [one] { $count } quotation was moved here since, and stays.
   *[other] { $count } quotations were moved here since, and stay.
}
positions-settle = Count so
positions-confirm = It is right so
positions-hint-settle = count so
positions-next = Next in doubt
positions-hint-next = next in doubt
positions-waiting = { $count ->
    [0] No other source is in doubt.
    [one] { $count } other source is in doubt.
   *[other] { $count } other sources are in doubt.
}
positions-one-step = One step, which undo takes back.
positions-same = All ways to count give the same passages here, so there is nothing to choose.
positions-own = This source did not come from another program; its passages are where they were marked.
positions-read = Read the source
positions-open = What do its numbers count?
positions-of-source = Positions
positions-look = Look and settle it
positions-look-again = Look at it again
positions-look-of = { $act }: { $source }
do-positions-settle = Count positions in the chosen way
do-positions-next = Go to the next source in doubt
