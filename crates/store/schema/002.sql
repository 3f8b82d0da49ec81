-- A round keeps the codebook of its moment: a blob, one code a line.
ALTER TABLE round ADD COLUMN codebook BLOB;
