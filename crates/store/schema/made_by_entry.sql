-- How many records of each noun an entry makes.
SELECT record.kind, count(DISTINCT change.record)
FROM change
JOIN record ON record.n = change.record
WHERE change.entry = ?1
  AND NOT EXISTS (SELECT 1 FROM change older WHERE older.record = change.record AND older.entry <> ?1)
GROUP BY record.kind
