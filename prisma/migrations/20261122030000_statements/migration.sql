-- Bank statements: files as they came, the statements in them, their lines, what each line was matched to, and how the
-- CSV files of a bank are read.
CREATE TYPE "StatementFileState" AS ENUM ('mapping', 'reading', 'loaded', 'failed');
CREATE TABLE "StatementFile" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "state" "StatementFileState" NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "bytes" INTEGER NOT NULL,
    "refused" TEXT,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "loadedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StatementFile_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "StatementFile_format" CHECK ("format" IN ('camt.053', 'mt940', 'cbi-rh', 'csv')),
    CONSTRAINT "StatementFile_source" CHECK ("source" IN ('upload', 'folder', 'command')),
    CONSTRAINT "StatementFile_loaded" CHECK (("state" = 'loaded') = ("loadedAt" IS NOT NULL)),
    CONSTRAINT "StatementFile_refused" CHECK (("state" = 'failed') = ("refused" IS NOT NULL))
);
-- The same file is taken once; one that failed may come again.
CREATE UNIQUE INDEX "StatementFile_once" ON "StatementFile" ("sellerId", "sha256") WHERE "state" <> 'failed';
CREATE INDEX "StatementFile_sellerId_createdAt_idx" ON "StatementFile" ("sellerId", "createdAt");
CREATE INDEX "StatementFile_sellerId_fileId_idx" ON "StatementFile" ("sellerId", "fileId");

CREATE TABLE "Statement" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "fromOn" DATE,
    "toOn" DATE,
    "openingCents" BIGINT,
    "closingCents" BIGINT,
    "totals" TEXT NOT NULL,
    "lineCount" INTEGER NOT NULL DEFAULT 0,
    "knownCount" INTEGER NOT NULL DEFAULT 0,
    "movementId" UUID,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "Statement_totals" CHECK ("totals" IN ('right', 'unchecked')),
    CONSTRAINT "Statement_counts" CHECK ("lineCount" >= 0 AND "knownCount" >= 0),
    CONSTRAINT "Statement_sellerId_fileId_fkey" FOREIGN KEY ("sellerId", "fileId") REFERENCES "StatementFile"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Statement_sellerId_fileId_n_key" ON "Statement" ("sellerId", "fileId", "n");
CREATE INDEX "Statement_sellerId_account_toOn_idx" ON "Statement" ("sellerId", "account", "toOn");

CREATE TYPE "StatementLineState" AS ENUM ('staged', 'new', 'open', 'applied', 'classified');
CREATE TABLE "StatementLine" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "twin" INTEGER NOT NULL DEFAULT 1,
    "state" "StatementLineState" NOT NULL,
    "bookedOn" DATE NOT NULL,
    "valueOn" DATE NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "leftCents" BIGINT NOT NULL,
    "payer" TEXT NOT NULL,
    "payerIndex" TEXT,
    "operation" TEXT NOT NULL,
    "reversal" BOOLEAN NOT NULL DEFAULT false,
    "detailsSealed" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "proposals" JSONB NOT NULL DEFAULT '[]',
    "score" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StatementLine_pkey" PRIMARY KEY ("sellerId", "id"),
    -- What is left lies between nothing and the whole, on the same side.
    CONSTRAINT "StatementLine_left" CHECK (("amountCents" >= 0 AND "leftCents" BETWEEN 0 AND "amountCents") OR ("amountCents" < 0 AND "leftCents" BETWEEN "amountCents" AND 0)),
    CONSTRAINT "StatementLine_done" CHECK ("state" NOT IN ('applied', 'classified') OR "leftCents" = 0),
    CONSTRAINT "StatementLine_sellerId_statementId_fkey" FOREIGN KEY ("sellerId", "statementId") REFERENCES "Statement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- A line is stored once, whatever file brings it again.
CREATE UNIQUE INDEX "StatementLine_once" ON "StatementLine" ("sellerId", "account", "identity", "twin") WHERE "state" <> 'staged';
CREATE INDEX "StatementLine_sellerId_statementId_n_idx" ON "StatementLine" ("sellerId", "statementId", "n");
CREATE INDEX "StatementLine_sellerId_state_bookedOn_idx" ON "StatementLine" ("sellerId", "state", "bookedOn");
CREATE INDEX "StatementLine_sellerId_payerIndex_idx" ON "StatementLine" ("sellerId", "payerIndex");

CREATE TABLE "StatementMatch" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "orderId" UUID,
    "topUpId" UUID,
    "userId" UUID,
    "amountCents" BIGINT NOT NULL,
    "effect" TEXT NOT NULL,
    "paymentId" UUID,
    "movementId" UUID,
    "score" INTEGER,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "undoneByName" TEXT,
    "undoneWhy" TEXT,

    CONSTRAINT "StatementMatch_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "StatementMatch_amount" CHECK ("amountCents" <> 0),
    CONSTRAINT "StatementMatch_subject" CHECK (num_nonnulls("orderId", "topUpId", "userId") = CASE WHEN "kind" IN ('order', 'top-up', 'prepaid') THEN 1 ELSE 0 END),
    CONSTRAINT "StatementMatch_undone" CHECK (("undoneAt" IS NULL) = ("undoneByName" IS NULL) AND ("undoneAt" IS NULL) = ("undoneWhy" IS NULL)),
    CONSTRAINT "StatementMatch_sellerId_lineId_fkey" FOREIGN KEY ("sellerId", "lineId") REFERENCES "StatementLine"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "StatementMatch_sellerId_lineId_at_idx" ON "StatementMatch" ("sellerId", "lineId", "at");
CREATE INDEX "StatementMatch_sellerId_orderId_idx" ON "StatementMatch" ("sellerId", "orderId");
CREATE INDEX "StatementMatch_sellerId_topUpId_idx" ON "StatementMatch" ("sellerId", "topUpId");

CREATE TABLE "StatementMapping" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "header" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "savedByName" TEXT NOT NULL,

    CONSTRAINT "StatementMapping_pkey" PRIMARY KEY ("sellerId", "id")
);
CREATE UNIQUE INDEX "StatementMapping_sellerId_header_key" ON "StatementMapping" ("sellerId", "header");
