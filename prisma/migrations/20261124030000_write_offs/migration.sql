-- Money that is not waited for any more: asked by one person, above a limit agreed to by another; taken back when the
-- money comes after all.
CREATE TABLE "WriteOff" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('asked', 'done', 'refused', 'taken-back')),
    "amountCents" INTEGER NOT NULL CHECK ("amountCents" > 0),
    "invoiced" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL CHECK ("reason" IN ('insolvent', 'unreachable', 'not-worth-it', 'disputed', 'short-payment', 'other')),
    "note" TEXT NOT NULL DEFAULT '',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID,
    "askedByName" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedByName" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackByName" TEXT,
    "takenBackWhy" TEXT CHECK ("takenBackWhy" IN ('paid', 'payment-taken-back', 'mistake')),

    CONSTRAINT "WriteOff_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "WriteOff_decided" CHECK (("state" = 'asked') = ("decidedAt" IS NULL)),
    CONSTRAINT "WriteOff_taken_back" CHECK (("state" = 'taken-back') = ("takenBackAt" IS NOT NULL) AND ("takenBackAt" IS NULL) = ("takenBackWhy" IS NULL)),
    CONSTRAINT "WriteOff_other_said" CHECK ("reason" <> 'other' OR "note" <> ''),
    CONSTRAINT "WriteOff_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- One at a time of an order.
CREATE UNIQUE INDEX "WriteOff_one_standing" ON "WriteOff" ("sellerId", "orderId") WHERE "state" IN ('asked', 'done');
CREATE INDEX "WriteOff_sellerId_orderId_idx" ON "WriteOff"("sellerId", "orderId");
CREATE INDEX "WriteOff_sellerId_state_askedAt_idx" ON "WriteOff"("sellerId", "state", "askedAt");
