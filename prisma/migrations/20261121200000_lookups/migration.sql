-- What the desk's lists and pages look up: mailboxes and orders of holders found by name, requests of a mailbox, and the
-- acts on a mailbox in the audit log (only rows that name one are in the index: Prisma cannot express it).
CREATE INDEX "Mailbox_sellerId_holderId_idx" ON "Mailbox" ("sellerId", "holderId");
CREATE INDEX "Order_sellerId_holderId_idx" ON "Order" ("sellerId", "holderId");
CREATE INDEX "Request_sellerId_mailboxId_idx" ON "Request" ("sellerId", "mailboxId");
CREATE INDEX "Command_mailbox" ON "Command" ("sellerId", ("input" ->> 'mailboxId'), "at") WHERE "input" ->> 'mailboxId' IS NOT NULL;
