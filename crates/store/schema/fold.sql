-- The changes of a record in the order of the clock, up to but without an entry.
SELECT change.fields
FROM change
JOIN entry ON entry.n = change.entry
JOIN replica ON replica.n = entry.replica
WHERE change.record = ?1 AND (entry.hlc < ?2 OR (entry.hlc = ?2 AND entry.n < ?3))
ORDER BY entry.hlc, replica.id, change.n
