-- The night goes seller by seller, because each has a policy of its own: what is due is found the same way.
DROP INDEX "Mailbox_nextStepOn_idx";
CREATE INDEX "Mailbox_sellerId_nextStepOn_idx" ON "Mailbox"("sellerId", "nextStepOn");

DROP INDEX "Reminder_state_dueOn_idx";
CREATE INDEX "Reminder_sellerId_state_dueOn_idx" ON "Reminder"("sellerId", "state", "dueOn");
