-- The day on which a mailbox closes because its holder asked for it; nobody else gets its name.
ALTER TABLE "Mailbox" ADD COLUMN "revokeOn" DATE;
