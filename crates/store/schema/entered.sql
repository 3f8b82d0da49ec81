-- The clock and the number of the entry that made a record (?1).
SELECT entry.hlc, entry.n
FROM record
JOIN change ON change.record = record.n
JOIN entry ON entry.n = change.entry
WHERE record.id = ?1
ORDER BY entry.hlc, entry.n
LIMIT 1
