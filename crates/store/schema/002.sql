-- What a diagnostic said when it was accepted; null in acceptances of before, which hold whatever it says.
ALTER TABLE acceptance ADD COLUMN said TEXT;
