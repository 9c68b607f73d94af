-- A new contact address: confirmed by a link to it, or approved by the staff on a request that came with an identity
-- document. At most one is asked for at a time for an account.
CREATE TABLE "ContactChange" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID,
    "holderId" UUID,
    "requestId" UUID,
    "oldEmail" TEXT,
    "newEmail" TEXT NOT NULL,
    "claimSealed" TEXT,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ContactChange_pkey" PRIMARY KEY ("sellerId","id"),
    CONSTRAINT "ContactChange_state" CHECK ("state" IN ('asked', 'done', 'undone', 'replaced')),
    CONSTRAINT "ContactChange_done" CHECK ("state" <> 'done' OR "doneAt" IS NOT NULL)
);
CREATE INDEX "ContactChange_sellerId_userId_idx" ON "ContactChange"("sellerId", "userId");
CREATE UNIQUE INDEX "ContactChange_sellerId_requestId_key" ON "ContactChange"("sellerId", "requestId");
