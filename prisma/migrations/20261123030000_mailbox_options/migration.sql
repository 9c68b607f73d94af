-- What the owner of a mailbox set from the seller's area; nothing said of something leaves it as it is at the provider.
-- `round` counts the changes, so that each telling has a key of its own. `pendingSealed`: a number still to be confirmed.
CREATE TABLE "MailboxOptions" (
    "sellerId" TEXT NOT NULL,
    "mailboxId" UUID NOT NULL,
    "optionsSealed" TEXT NOT NULL,
    "pendingSealed" TEXT,
    "state" TEXT NOT NULL DEFAULT 'done',
    "round" INTEGER NOT NULL DEFAULT 0,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailboxOptions_pkey" PRIMARY KEY ("sellerId", "mailboxId"),
    CONSTRAINT "MailboxOptions_state" CHECK ("state" IN ('asked', 'done', 'refused')),
    CONSTRAINT "MailboxOptions_round" CHECK ("round" >= 0)
);
ALTER TABLE "MailboxOptions" ADD CONSTRAINT "MailboxOptions_sellerId_mailboxId_fkey" FOREIGN KEY ("sellerId", "mailboxId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
