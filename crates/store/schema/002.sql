-- What a diagnostic said when it was accepted; null in acceptances of before, which hold whatever it says.
ALTER TABLE acceptance ADD COLUMN said TEXT;
-- A round keeps the codebook of its moment: a blob, one code a line.
ALTER TABLE round ADD COLUMN codebook BLOB;
