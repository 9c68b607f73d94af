-- The lists of the desk find the place of a page, however far, and count what fits, in an index alone: it holds the
-- filters and the order, then the id that makes the order one.
DROP INDEX "Mailbox_sellerId_expiresOn_idx";
CREATE INDEX "Mailbox_sellerId_expiresOn_id_idx" ON "Mailbox"("sellerId", "expiresOn", "id");
CREATE INDEX "Mailbox_sellerId_state_expiresOn_id_idx" ON "Mailbox"("sellerId", "state", "expiresOn", "id");
CREATE INDEX "Mailbox_sellerId_localPart_domain_id_idx" ON "Mailbox"("sellerId", "localPart", "domain", "id");
CREATE INDEX "Mailbox_ending" ON "Mailbox"("sellerId", "expiresOn", "id") WHERE "noticeOn" IS NOT NULL;

DROP INDEX "Order_sellerId_state_createdAt_idx";
CREATE INDEX "Order_sellerId_state_createdAt_id_kind_channel_idx" ON "Order"("sellerId", "state", "createdAt", "id", "kind", "channel");
CREATE INDEX "Order_sellerId_createdAt_id_kind_channel_idx" ON "Order"("sellerId", "createdAt", "id", "kind", "channel");
CREATE INDEX "Order_sellerId_totalCents_id_idx" ON "Order"("sellerId", "totalCents", "id");

DROP INDEX "Invoice_sellerId_issuedOn_idx";
CREATE INDEX "Invoice_sellerId_issuedOn_id_creditedId_idx" ON "Invoice"("sellerId", "issuedOn", "id", "creditedId");
CREATE INDEX "Invoice_sellerId_state_issuedOn_id_creditedId_idx" ON "Invoice"("sellerId", "state", "issuedOn", "id", "creditedId");
CREATE INDEX "Invoice_sellerId_totalCents_id_idx" ON "Invoice"("sellerId", "totalCents", "id");

DROP INDEX "Request_sellerId_state_dueAt_idx";
CREATE INDEX "Request_sellerId_state_dueAt_id_idx" ON "Request"("sellerId", "state", "dueAt", "id");
CREATE INDEX "Request_sellerId_dueAt_id_idx" ON "Request"("sellerId", "dueAt", "id");

DROP INDEX "TopUp_sellerId_state_bookedAt_idx";
CREATE INDEX "TopUp_sellerId_state_bookedAt_id_idx" ON "TopUp"("sellerId", "state", "bookedAt", "id");

DROP INDEX "Mail_sellerId_createdAt_idx";
CREATE INDEX "Mail_sellerId_createdAt_id_idx" ON "Mail"("sellerId", "createdAt", "id");
CREATE INDEX "Mail_bounced" ON "Mail"("sellerId", "createdAt", "id") WHERE "bouncedAt" IS NOT NULL;

-- Everybody who signs in by name; customers are the accounts of customers, and the holders who have no account.
CREATE INDEX "User_sellerId_displayName_id_idx" ON "User"("sellerId", "displayName", "id");
CREATE INDEX "User_customer_names" ON "User"("sellerId", "displayName", "id") WHERE 'customer' = ANY("roles");
CREATE INDEX "Holder_customer_names" ON "Holder"("sellerId", "displayName", "id") WHERE "userId" IS NULL;
