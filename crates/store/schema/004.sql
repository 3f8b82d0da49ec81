-- When a memo of another program was written there; null where it does not say, and in memos of here.
ALTER TABLE memo ADD COLUMN made TEXT;
