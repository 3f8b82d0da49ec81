-- What an entry sets in records that were known before it, in its order.
SELECT change.record, record.id, record.kind, change.fields
FROM change
JOIN record ON record.n = change.record
WHERE change.entry = ?1
  AND EXISTS (SELECT 1 FROM change older WHERE older.record = change.record AND older.entry <> ?1)
ORDER BY change.n
