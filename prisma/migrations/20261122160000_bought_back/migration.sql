-- The name of a deleted mailbox can be bought back by its former holder, as that of a cancelled one.
DROP INDEX "Mailbox_one_live";
CREATE UNIQUE INDEX "Mailbox_one_live" ON "Mailbox" ("sellerId", "domain", "localPart")
  WHERE "state" NOT IN ('cancelled', 'deleted', 'revoked', 'provisioning-failed', 'reserved');
