-- How many entries there are by one member (?1) or all, of some acts (?2, a list in json) or any.
SELECT count(*)
FROM entry
WHERE (?1 IS NULL OR entry.member = ?1)
  AND (?2 = '[]' OR entry.operation ->> 'do' IN (SELECT value FROM json_each(?2)))
