-- One order for the renewals of several mailboxes, paid by one payment and invoiced once. Until it is paid the renewals are
-- its items; then each is an order of its own, a part of it, that is carried out like any renewal but holds no money.
ALTER TYPE "OrderKind" ADD VALUE 'renewals';

CREATE TABLE "RenewalItem" (
    "sellerId" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "mailboxId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "holderId" UUID NOT NULL,
    "planCode" TEXT NOT NULL,
    "termMonths" INTEGER NOT NULL,
    "addOns" JSONB NOT NULL DEFAULT '[]',
    "lines" JSONB NOT NULL,
    "netCents" INTEGER NOT NULL,
    "vatCents" INTEGER NOT NULL,
    "totalCents" INTEGER NOT NULL,
    "oldExpiry" DATE NOT NULL,
    "newExpiry" DATE NOT NULL,
    "leftOut" TEXT,

    CONSTRAINT "RenewalItem_pkey" PRIMARY KEY ("sellerId", "orderId", "mailboxId"),
    CONSTRAINT "RenewalItem_amounts_check" CHECK ("totalCents" > 0 AND "totalCents" = "netCents" + "vatCents"),
    CONSTRAINT "RenewalItem_term_check" CHECK ("termMonths" > 0 AND "newExpiry" > "oldExpiry")
);
CREATE UNIQUE INDEX "RenewalItem_sellerId_orderId_n_key" ON "RenewalItem"("sellerId", "orderId", "n");
CREATE INDEX "RenewalItem_sellerId_mailboxId_idx" ON "RenewalItem"("sellerId", "mailboxId");

ALTER TABLE "Order" ADD COLUMN "partOfId" UUID;
-- What is part of another order is the renewal of one mailbox; the order of several is of none.
ALTER TABLE "Order" ADD CONSTRAINT "Order_partOf_check"
  CHECK ("partOfId" IS NULL OR ("kind"::text = 'renewal' AND "mailboxId" IS NOT NULL));
ALTER TABLE "Order" ADD CONSTRAINT "Order_renewals_check" CHECK ("kind"::text <> 'renewals' OR "mailboxId" IS NULL);
CREATE UNIQUE INDEX "Order_sellerId_partOfId_mailboxId_key" ON "Order"("sellerId", "partOfId", "mailboxId");
ALTER TABLE "Order" ADD CONSTRAINT "Order_sellerId_partOfId_fkey"
  FOREIGN KEY ("sellerId", "partOfId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RenewalItem" ADD CONSTRAINT "RenewalItem_sellerId_orderId_fkey"
  FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RenewalItem" ADD CONSTRAINT "RenewalItem_sellerId_mailboxId_fkey"
  FOREIGN KEY ("sellerId", "mailboxId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
