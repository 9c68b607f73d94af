-- A renewal carried out from a request at a price of its own: who set it and why, and who agreed when it took two.
CREATE TABLE "SpecialRenewal" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "termMonths" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL,
    "listNetCents" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" UUID NOT NULL,
    "askedByName" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedByName" TEXT,
    "orderId" UUID,

    CONSTRAINT "SpecialRenewal_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "SpecialRenewal_state" CHECK ("state" IN ('asked', 'approved', 'refused')),
    CONSTRAINT "SpecialRenewal_amounts" CHECK ("netCents" > 0 AND "listNetCents" > 0 AND "termMonths" > 0),
    CONSTRAINT "SpecialRenewal_reason" CHECK ("reason" <> ''),
    CONSTRAINT "SpecialRenewal_decided" CHECK (("state" = 'asked') = ("decidedAt" IS NULL)),
    CONSTRAINT "SpecialRenewal_carried_out" CHECK (("state" = 'approved') = ("orderId" IS NOT NULL))
);
-- Of a request one proposal waits at a time, and one is carried out.
CREATE UNIQUE INDEX "SpecialRenewal_one_at_work" ON "SpecialRenewal" ("sellerId", "requestId") WHERE "state" <> 'refused';
CREATE INDEX "SpecialRenewal_sellerId_requestId_idx" ON "SpecialRenewal"("sellerId", "requestId");
ALTER TABLE "SpecialRenewal" ADD CONSTRAINT "SpecialRenewal_sellerId_requestId_fkey"
  FOREIGN KEY ("sellerId", "requestId") REFERENCES "Request"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
