-- The changes of all records of a kind up to a reading of the clock, record by record.
SELECT record.id, change.fields
FROM record
JOIN change ON change.record = record.n
JOIN entry ON entry.n = change.entry
JOIN replica ON replica.n = entry.replica
WHERE record.kind = ?1 AND entry.hlc <= ?2
ORDER BY record.n, entry.hlc, replica.id, change.n
