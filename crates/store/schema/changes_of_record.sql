SELECT entry.hlc, entry.n, change.fields
FROM change
JOIN entry ON entry.n = change.entry
JOIN replica ON replica.n = entry.replica
WHERE change.record = ?1
ORDER BY entry.hlc, replica.id, change.n
