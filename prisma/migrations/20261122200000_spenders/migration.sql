-- Who else may pay out of a user's prepaid account, and how much a month. Named by a login as it was typed: whether
-- there is such a login is known to its owner only, who takes the invitation.
CREATE TABLE "PrepaidSpender" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "login" TEXT NOT NULL CHECK ("login" = lower("login") AND length("login") BETWEEN 1 AND 254),
    "userId" UUID,
    "limitCents" INTEGER NOT NULL CHECK ("limitCents" > 0),
    "month" DATE NOT NULL CHECK (extract(day FROM "month") = 1),
    "spentCents" BIGINT NOT NULL DEFAULT 0 CHECK ("spentCents" >= 0),
    "namedAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PrepaidSpender_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "PrepaidSpender_not_the_owner" CHECK ("userId" IS DISTINCT FROM "ownerId"),
    CONSTRAINT "PrepaidSpender_accepted_by_somebody" CHECK ("acceptedAt" IS NULL OR "userId" IS NOT NULL)
);
CREATE UNIQUE INDEX "PrepaidSpender_one_live" ON "PrepaidSpender" ("sellerId", "ownerId", "login") WHERE "endedAt" IS NULL;
CREATE INDEX "PrepaidSpender_sellerId_userId_idx" ON "PrepaidSpender"("sellerId", "userId");
