-- Several mailboxes renewed by one act, out of one prepaid account: one row for the act, an order for each mailbox.
CREATE TABLE "RenewalBatch" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "renewed" INTEGER NOT NULL,
    "totalCents" INTEGER NOT NULL,
    "refused" JSONB NOT NULL DEFAULT '[]',
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RenewalBatch_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "RenewalBatch_amounts" CHECK ("renewed" > 0 AND "totalCents" > 0),
    -- Whoever acts for another says why.
    CONSTRAINT "RenewalBatch_reason" CHECK ("byId" = "userId" OR "reason" <> '')
);
CREATE INDEX "RenewalBatch_sellerId_userId_madeAt_idx" ON "RenewalBatch"("sellerId", "userId", "madeAt");

ALTER TABLE "Order" ADD COLUMN "batchId" UUID;
CREATE INDEX "Order_sellerId_batchId_idx" ON "Order"("sellerId", "batchId");
ALTER TABLE "Order" ADD CONSTRAINT "Order_sellerId_batchId_fkey"
  FOREIGN KEY ("sellerId", "batchId") REFERENCES "RenewalBatch"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
