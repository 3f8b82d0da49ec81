-- What the entries of an act changed of a record, but for those that were taken back (and not done again).
SELECT record.n, entry.hlc, entry.n, change.fields
FROM record
JOIN change ON change.record = record.n
JOIN entry ON entry.n = change.entry
-- The entry that is open has no operation yet.
WHERE record.id = ?1 AND CASE entry.operation WHEN '' THEN NULL ELSE entry.operation ->> 'do' END = ?2
  AND NOT EXISTS (
      SELECT 1 FROM entry undo
      WHERE undo.reverts = entry.n AND NOT EXISTS (SELECT 1 FROM entry redo WHERE redo.reverts = undo.n)
  )
ORDER BY entry.hlc, entry.n, change.n
