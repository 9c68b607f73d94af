-- What is added to a mailbox: space, packs of messages, services. Bought with it, for it later, or renewed with it.
ALTER TYPE "OrderKind" ADD VALUE 'add-on';
ALTER TABLE "Order" ADD COLUMN "addOns" JSONB NOT NULL DEFAULT '[]';

CREATE TYPE "AddOnState" AS ENUM ('ordered', 'active', 'ended');

CREATE TABLE "AddOn" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "mailboxId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "blocks" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "state" "AddOnState" NOT NULL DEFAULT 'ordered',
    "orderId" UUID,
    "since" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AddOn_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "AddOn_blocks_check" CHECK ("blocks" > 0 AND "units" > 0)
);
CREATE UNIQUE INDEX "AddOn_sellerId_orderId_code_key" ON "AddOn"("sellerId", "orderId", "code");
CREATE INDEX "AddOn_sellerId_mailboxId_idx" ON "AddOn"("sellerId", "mailboxId");
ALTER TABLE "AddOn" ADD CONSTRAINT "AddOn_sellerId_mailboxId_fkey"
  FOREIGN KEY ("sellerId", "mailboxId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
