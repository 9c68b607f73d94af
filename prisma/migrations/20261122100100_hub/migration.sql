-- A Lite mailbox is a mailbox under a HUB's: its holder's, its expiry. `liteSealed`: who uses it, as the owner wrote.
ALTER TABLE "Mailbox" ADD COLUMN "hubId" UUID;
ALTER TABLE "Mailbox" ADD COLUMN "liteSealed" TEXT;
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_lite_check"
  CHECK ("hubId" IS NULL OR ("orderId" IS NULL AND "hubId" <> "id"));
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_sellerId_hubId_fkey"
  FOREIGN KEY ("sellerId", "hubId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Mailbox_sellerId_hubId_idx" ON "Mailbox"("sellerId", "hubId");

CREATE TYPE "WatchState" AS ENUM ('pending', 'watched', 'wrong-password', 'refused', 'removing');

-- A mailbox that a HUB watches. `passwordSealed` only until the provider has been told.
CREATE TABLE "WatchedMailbox" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "userCode" TEXT NOT NULL,
    "state" "WatchState" NOT NULL DEFAULT 'pending',
    "passwordSealed" TEXT,
    "noteSealed" TEXT,
    "round" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WatchedMailbox_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "WatchedMailbox_password_check" CHECK (("state" = 'pending') = ("passwordSealed" IS NOT NULL))
);
CREATE UNIQUE INDEX "WatchedMailbox_sellerId_hubId_address_key" ON "WatchedMailbox"("sellerId", "hubId", "address");
ALTER TABLE "WatchedMailbox" ADD CONSTRAINT "WatchedMailbox_sellerId_hubId_fkey"
  FOREIGN KEY ("sellerId", "hubId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
