-- A person of the staff in a customer's place, in one session of theirs: from when to when, and why. One at a time per session.
CREATE TABLE "Acting" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "noteSealed" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Acting_pkey" PRIMARY KEY ("sellerId","id"),
    CONSTRAINT "Acting_another" CHECK ("byId" <> "customerId"),
    CONSTRAINT "Acting_ends" CHECK ("endsAt" > "startedAt")
);
CREATE INDEX "Acting_sellerId_customerId_startedAt_idx" ON "Acting"("sellerId", "customerId", "startedAt");
CREATE INDEX "Acting_sellerId_sessionId_idx" ON "Acting"("sellerId", "sessionId");
CREATE UNIQUE INDEX "Acting_one_open" ON "Acting"("sellerId", "sessionId") WHERE "endedAt" IS NULL;
