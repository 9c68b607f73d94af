-- What a person of the staff says when a task is closed.
ALTER TABLE "StaffTask" ADD COLUMN "closedNote" TEXT;
-- The desk's list of mails: newest first, or those to an address that begins so (Prisma cannot express the latter).
CREATE INDEX "Mail_sellerId_createdAt_idx" ON "Mail" ("sellerId", "createdAt");
CREATE INDEX "Mail_recipient_prefix" ON "Mail" ("sellerId", lower("recipient") text_pattern_ops);
-- The tasks about one thing, open or closed.
CREATE INDEX "StaffTask_sellerId_subjectId_idx" ON "StaffTask" ("sellerId", "subjectId");
