-- A company being formed supplies its VAT number and tax code by a day counted from the activation of its mailbox.
ALTER TABLE "Holder" ADD COLUMN "numbersDueOn" DATE, ADD COLUMN "numbersGivenAt" TIMESTAMPTZ(3);
CREATE INDEX "Holder_sellerId_numbersDueOn_idx" ON "Holder"("sellerId", "numbersDueOn");
