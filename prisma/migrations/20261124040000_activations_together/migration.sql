-- What a professional order pays in one activation of its members, on one invoice: the mailboxes' orders are parts of one
-- order, that has their money and their invoice. It is filled as they are carried out, and closed with the last.
ALTER TYPE "OrderKind" ADD VALUE 'activations';

ALTER TABLE "Order" DROP CONSTRAINT "Order_partOf_check";
-- A part is the renewal or the activation of one mailbox; the order of several is of none.
ALTER TABLE "Order" ADD CONSTRAINT "Order_partOf_check" CHECK ("partOfId" IS NULL
  OR ("kind"::text IN ('renewal', 'activation') AND "mailboxId" IS NOT NULL));
ALTER TABLE "Order" DROP CONSTRAINT "Order_renewals_check";
ALTER TABLE "Order" ADD CONSTRAINT "Order_renewals_check"
  CHECK ("kind"::text NOT IN ('renewals', 'activations') OR "mailboxId" IS NULL);

ALTER TABLE "ActivationRun" ADD COLUMN "together" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "ActivationRun" ADD COLUMN "wholeId" UUID;
ALTER TABLE "ActivationRun" ADD CONSTRAINT "ActivationRun_together_check"
  CHECK ((NOT "together" OR "pays" = 'prepaid') AND ("wholeId" IS NULL OR "together"));
ALTER TABLE "ActivationRun" ADD CONSTRAINT "ActivationRun_sellerId_wholeId_fkey"
  FOREIGN KEY ("sellerId", "wholeId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "ActivationRun_sellerId_wholeId_key" ON "ActivationRun"("sellerId", "wholeId");

ALTER TABLE "ActivationLine" ADD COLUMN "place" INTEGER;
ALTER TABLE "ActivationLine" ADD CONSTRAINT "ActivationLine_place_check"
  CHECK ("place" IS NULL OR ("place" >= 0 AND "orderId" IS NOT NULL));
