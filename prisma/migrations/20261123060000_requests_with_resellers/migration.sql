-- A request about a mailbox of a reseller's comes to the reseller first; handed on, it is the seller's. `resellerUntil` is
-- when it goes on by itself if nobody answers.
ALTER TABLE "Request"
    ADD COLUMN "resellerId" UUID,
    ADD COLUMN "resellerUntil" TIMESTAMPTZ(3),
    ADD COLUMN "handedOnAt" TIMESTAMPTZ(3),
    ADD COLUMN "handedOnByName" TEXT,
    ADD COLUMN "handedOnWhy" TEXT,
    ADD CONSTRAINT "Request_sellerId_resellerId_fkey" FOREIGN KEY ("sellerId", "resellerId") REFERENCES "Reseller"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    ADD CONSTRAINT "Request_reseller_until" CHECK (("resellerId" IS NULL) = ("resellerUntil" IS NULL)),
    ADD CONSTRAINT "Request_handed_on" CHECK ("handedOnAt" IS NULL OR "resellerId" IS NOT NULL),
    ADD CONSTRAINT "Request_handed_on_why" CHECK ("handedOnAt" IS NOT NULL OR ("handedOnByName" IS NULL AND "handedOnWhy" IS NULL));
CREATE INDEX "Request_sellerId_resellerId_dueAt_idx" ON "Request"("sellerId", "resellerId", "dueAt");
CREATE INDEX "Request_with_reseller" ON "Request"("resellerUntil") WHERE "resellerId" IS NOT NULL AND "handedOnAt" IS NULL AND "state" = 'open';
