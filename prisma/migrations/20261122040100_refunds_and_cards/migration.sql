-- The charge behind a gateway's session: what is refunded, and what a dispute names.
ALTER TABLE "Payment" ADD COLUMN "chargeRef" TEXT;
CREATE INDEX "Payment_chargeRef_idx" ON "Payment" ("chargeRef");

-- A prepaid balance below its limit is told once, until it was above again.
ALTER TABLE "LedgerAccount" ADD COLUMN "toldLowAt" TIMESTAMPTZ(3);

-- Money given back: asked by one person, above a limit decided by another, sent by a job or by hand.
CREATE TYPE "RefundState" AS ENUM ('asked', 'approved', 'done', 'failed', 'refused');
CREATE TABLE "Refund" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "paymentId" UUID,
    "userId" UUID,
    "state" "RefundState" NOT NULL DEFAULT 'asked',
    "method" TEXT NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL DEFAULT 0,
    "vatCents" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "ibanSealed" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID,
    "askedByName" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedByName" TEXT,
    "doneAt" TIMESTAMPTZ(3),
    "gatewayRef" TEXT,
    "creditNoteId" UUID,

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "Refund_of_something" CHECK (num_nonnulls("paymentId", "userId") = 1),
    CONSTRAINT "Refund_amounts" CHECK ("amountCents" > 0 AND "netCents" >= 0 AND "vatCents" >= 0),
    CONSTRAINT "Refund_decided" CHECK (("state" = 'asked') = ("decidedAt" IS NULL)),
    CONSTRAINT "Refund_sellerId_paymentId_fkey" FOREIGN KEY ("sellerId", "paymentId") REFERENCES "Payment"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Refund_sellerId_gatewayRef_key" ON "Refund" ("sellerId", "gatewayRef");
CREATE INDEX "Refund_sellerId_state_askedAt_idx" ON "Refund" ("sellerId", "state", "askedAt");
CREATE INDEX "Refund_sellerId_paymentId_idx" ON "Refund" ("sellerId", "paymentId");
ALTER TABLE "Movement" ADD COLUMN "refundId" UUID;
CREATE UNIQUE INDEX "Movement_one_per_refund" ON "Movement" ("sellerId", "refundId", "kind") WHERE "refundId" IS NOT NULL;

-- A card that pays renewals by itself, as its gateway names it: no number, no expiry, no name.
CREATE TABLE "StoredCard" (
    "sellerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "customerRef" TEXT NOT NULL,
    "methodRef" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredCard_pkey" PRIMARY KEY ("sellerId", "userId"),
    CONSTRAINT "StoredCard_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
ALTER TABLE "Payment" ADD COLUMN "keepCard" BOOLEAN NOT NULL DEFAULT false;
