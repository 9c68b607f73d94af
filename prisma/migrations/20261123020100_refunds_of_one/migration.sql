-- Of several mailboxes renewed by one payment, the one whose money is given back.
ALTER TABLE "Refund" ADD COLUMN "mailboxId" UUID;
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_sellerId_mailboxId_fkey"
  FOREIGN KEY ("sellerId", "mailboxId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
