-- What the palette finds by its beginning, at a million mailboxes too (Prisma cannot express these indexes).
CREATE INDEX "User_email_prefix" ON "User" ("sellerId", lower("email") text_pattern_ops);
CREATE INDEX "Mailbox_code_prefix" ON "Mailbox" ("sellerId", lower("userCode") text_pattern_ops);
CREATE INDEX "Order_code_prefix" ON "Order" ("sellerId", lower("code") text_pattern_ops);
CREATE INDEX "Request_code_prefix" ON "Request" ("sellerId", lower("code") text_pattern_ops);
CREATE INDEX "TopUp_code_prefix" ON "TopUp" ("sellerId", lower("code") text_pattern_ops);
