-- The newest entries, by one member (?1) or all, of some acts (?2, a list in json) or any.
SELECT entry.n, entry.hlc, record.id, entry.operation,
       (SELECT count(*) FROM change WHERE change.entry = entry.n),
       coalesce((SELECT a.operation FROM entry u JOIN entry a ON a.n = u.reverts WHERE u.n = entry.reverts),
                (SELECT a.operation FROM entry a WHERE a.n = entry.reverts))
FROM entry
LEFT JOIN record ON record.n = entry.member
WHERE (?1 IS NULL OR entry.member = ?1)
  AND (?2 = '[]' OR entry.operation ->> 'do' IN (SELECT value FROM json_each(?2)))
ORDER BY entry.n DESC
LIMIT ?3 OFFSET ?4
