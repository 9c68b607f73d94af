-- The lines of an account in the order they were booked, the newest first, without reading all of them.
DROP INDEX "Posting_sellerId_accountId_idx";
CREATE INDEX "Posting_sellerId_accountId_movementId_idx" ON "Posting" ("sellerId", "accountId", "movementId");
