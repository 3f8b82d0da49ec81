-- The last entry of an act that changed a record, and whether it was not taken back (or done again).
SELECT record.n, entry.hlc, entry.n,
       NOT EXISTS (
           SELECT 1 FROM entry undo
           WHERE undo.reverts = entry.n AND NOT EXISTS (SELECT 1 FROM entry redo WHERE redo.reverts = undo.n)
       )
FROM record
JOIN change ON change.record = record.n
JOIN entry ON entry.n = change.entry
-- The entry that is open has no operation yet.
WHERE record.id = ?1 AND CASE entry.operation WHEN '' THEN NULL ELSE entry.operation ->> 'do' END = ?2
ORDER BY entry.hlc DESC, entry.n DESC
LIMIT 1
