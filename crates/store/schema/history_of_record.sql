SELECT entry.n, entry.hlc, member.id, entry.operation, change.fields
FROM change
JOIN entry ON entry.n = change.entry
JOIN replica ON replica.n = entry.replica
LEFT JOIN record member ON member.n = entry.member
WHERE change.record = ?1
ORDER BY entry.hlc, replica.id, change.n
