-- What acts wrote of a record, the first one first, but for those that were taken back (and not done again).
SELECT entry.operation ->> 'do', change.fields, entry.n
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
ORDER BY entry.hlc, entry.n, change.n
