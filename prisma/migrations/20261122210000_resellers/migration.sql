-- Resellers (lib/resellers): who they are, what was agreed with them and when, the face they show.
CREATE TYPE "ResellerState" AS ENUM ('active', 'suspended');

CREATE TABLE "Reseller" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "ResellerState" NOT NULL DEFAULT 'active',
    "brand" JSONB CHECK ("brand" IS NULL OR jsonb_typeof("brand") = 'object'),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "suspendedAt" TIMESTAMPTZ(3),
    "suspendedWhy" TEXT,

    CONSTRAINT "Reseller_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "Reseller_suspended" CHECK (("state" = 'suspended') = ("suspendedAt" IS NOT NULL)),
    CONSTRAINT "Reseller_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Reseller_sellerId_userId_key" ON "Reseller"("sellerId", "userId");

CREATE TABLE "ResellerTerms" (
    "sellerId" TEXT NOT NULL,
    "resellerId" UUID NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" >= 1),
    "since" TIMESTAMPTZ(3) NOT NULL,
    "byName" TEXT,
    "terms" JSONB NOT NULL CHECK (jsonb_typeof("terms") = 'object'),

    CONSTRAINT "ResellerTerms_pkey" PRIMARY KEY ("sellerId", "resellerId", "version"),
    CONSTRAINT "ResellerTerms_sellerId_resellerId_fkey" FOREIGN KEY ("sellerId", "resellerId") REFERENCES "Reseller"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
