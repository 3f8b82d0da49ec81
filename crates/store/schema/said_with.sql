-- The records that the entries which made a record (?1) say something of, with their nouns.
SELECT DISTINCT said.id, said.kind
FROM record made
JOIN change made_in ON made_in.record = made.n
JOIN change said_in ON said_in.entry = made_in.entry
JOIN record said ON said.n = said_in.record
WHERE made.id = ?1
