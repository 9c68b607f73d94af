-- A member's mailbox is renewed together with others at its agreement's price, of which the professional order may bear a
-- part: the item says under which, and the order of its own that it becomes stands on that agreement's statement.
ALTER TABLE "RenewalItem"
  ADD COLUMN "channel" TEXT NOT NULL DEFAULT 'account',
  ADD COLUMN "agreementId" UUID,
  ADD COLUMN "shareCents" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "RenewalItem" ADD CONSTRAINT "RenewalItem_share_check"
  CHECK ("shareCents" >= 0 AND ("shareCents" = 0 OR "agreementId" IS NOT NULL));
ALTER TABLE "RenewalItem" ADD CONSTRAINT "RenewalItem_sellerId_agreementId_fkey"
  FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An act may renew what professional orders bear wholly, and nothing else.
ALTER TABLE "RenewalBatch" DROP CONSTRAINT "RenewalBatch_amounts";
ALTER TABLE "RenewalBatch" ADD CONSTRAINT "RenewalBatch_amounts" CHECK ("renewed" > 0 AND "totalCents" >= 0);
