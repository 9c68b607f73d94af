-- The slow way an order is to be paid by, what came of it so far, and a service that began before its money came.
ALTER TABLE "Order" ADD COLUMN "payBy" TEXT;
ALTER TABLE "Order" ADD COLUMN "receivedCents" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Order" ADD COLUMN "startedAt" TIMESTAMPTZ(3);
ALTER TABLE "Order" ADD CONSTRAINT "Order_received" CHECK ("receivedCents" >= 0);

-- The day of a payment as the bank tells it; money that turned out not to have come; money given back.
ALTER TABLE "Payment" ADD COLUMN "bookedOn" DATE;
ALTER TABLE "Payment" ADD COLUMN "reversedAt" TIMESTAMPTZ(3);
ALTER TABLE "Payment" ADD COLUMN "reversedWhy" TEXT;
ALTER TABLE "Payment" ADD COLUMN "astray" TEXT;
ALTER TABLE "Payment" ADD COLUMN "refundedCents" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_refunded" CHECK ("refundedCents" BETWEEN 0 AND "receivedCents");

-- A settlement taken back (a cheque that bounced, a line matched wrongly) makes room for another one: the round counts
-- them. What was taken back names what it undoes, and nothing is undone twice.
ALTER TABLE "Movement" ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Movement" ADD COLUMN "reversesId" UUID;
DROP INDEX "Movement_one_settlement";
CREATE UNIQUE INDEX "Movement_one_settlement" ON "Movement" ("sellerId", "orderId", "round") WHERE "kind" = 'settlement';
CREATE UNIQUE INDEX "Movement_sellerId_reversesId_key" ON "Movement" ("sellerId", "reversesId");
DROP INDEX "Movement_one_per_payment";
CREATE UNIQUE INDEX "Movement_one_per_payment" ON "Movement" ("sellerId", "paymentId", "kind", "round") WHERE "paymentId" IS NOT NULL;

-- What a customer says to have paid, with the receipt.
CREATE TYPE "ReportState" AS ENUM ('open', 'confirmed', 'refused');
CREATE TABLE "PaymentReport" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID,
    "topUpId" UUID,
    "state" "ReportState" NOT NULL DEFAULT 'open',
    "method" TEXT NOT NULL,
    "amountCents" INTEGER,
    "paidOn" DATE,
    "fileId" UUID NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedByName" TEXT,
    "reason" TEXT,

    CONSTRAINT "PaymentReport_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "PaymentReport_one_purpose" CHECK (num_nonnulls("orderId", "topUpId") = 1),
    CONSTRAINT "PaymentReport_amount" CHECK ("amountCents" IS NULL OR "amountCents" > 0),
    CONSTRAINT "PaymentReport_decided" CHECK (("state" = 'open') = ("decidedAt" IS NULL)),
    CONSTRAINT "PaymentReport_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PaymentReport_sellerId_topUpId_fkey" FOREIGN KEY ("sellerId", "topUpId") REFERENCES "TopUp"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "PaymentReport_sellerId_orderId_idx" ON "PaymentReport" ("sellerId", "orderId");
CREATE INDEX "PaymentReport_sellerId_topUpId_idx" ON "PaymentReport" ("sellerId", "topUpId");
CREATE INDEX "PaymentReport_sellerId_state_reportedAt_idx" ON "PaymentReport" ("sellerId", "state", "reportedAt");
CREATE INDEX "PaymentReport_sellerId_fileId_idx" ON "PaymentReport" ("sellerId", "fileId");

-- Requests to pay (proforma), numbered one after the other per seller, series and year; no tax documents.
CREATE TABLE "ProformaCounter" (
    "sellerId" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "ProformaCounter_pkey" PRIMARY KEY ("sellerId", "series", "year")
);
CREATE TABLE "Proforma" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "issuedOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Proforma_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "Proforma_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Proforma_sellerId_orderId_key" ON "Proforma" ("sellerId", "orderId");
CREATE UNIQUE INDEX "Proforma_sellerId_series_year_number_key" ON "Proforma" ("sellerId", "series", "year", "number");
