-- The seller's own accounts that every payment touches would be rows that every payment waits for. Their balance is kept
-- in shares: a connection adds to the share that is its own, and the balance is what the account held before plus all
-- its shares. Accounts with a limit are never shared: one row decides whether their money is there.
CREATE TABLE "LedgerShare" (
    "sellerId" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "share" INTEGER NOT NULL,
    "balanceCents" BIGINT NOT NULL,

    CONSTRAINT "LedgerShare_pkey" PRIMARY KEY ("sellerId", "accountId", "share"),
    CONSTRAINT "LedgerShare_sellerId_accountId_fkey" FOREIGN KEY ("sellerId", "accountId") REFERENCES "LedgerAccount"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITH (fillfactor = 50);

-- Where balances are read: the account's own, and its shares.
CREATE VIEW "LedgerBalance" AS
SELECT a."sellerId", a."id", a."kind", a."ownerId", a."floorCents",
  (a."balanceCents" + coalesce((SELECT sum(s."balanceCents") FROM "LedgerShare" s
    WHERE s."sellerId" = a."sellerId" AND s."accountId" = a."id"), 0))::bigint AS "balanceCents"
FROM "LedgerAccount" a;
