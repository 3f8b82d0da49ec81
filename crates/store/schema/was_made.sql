-- Whether an act that stands has said something of a record: one that was not taken back (unless it was done
-- again).
SELECT EXISTS (
    SELECT 1
    FROM record
    JOIN change ON change.record = record.n
    JOIN entry ON entry.n = change.entry
    WHERE record.id = ?1 AND entry.reverts IS NULL
      -- The entry that is open has no operation yet.
      AND entry.operation <> ''
      AND NOT EXISTS (
          SELECT 1 FROM entry undo
          WHERE undo.reverts = entry.n AND NOT EXISTS (SELECT 1 FROM entry redo WHERE redo.reverts = undo.n)
      )
)
