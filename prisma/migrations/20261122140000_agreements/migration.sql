-- Agreements with professional orders (lib/agreements): terms, members, ways to prove membership, the order's people.
CREATE TYPE "AgreementState" AS ENUM ('draft', 'in-force', 'ended');

CREATE TABLE "Agreement" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL CHECK ("slug" ~ '^[a-z0-9](-?[a-z0-9])*$' AND length("slug") <= 40),
    "name" TEXT NOT NULL,
    "state" "AgreementState" NOT NULL DEFAULT 'draft',
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "terms" JSONB NOT NULL CHECK (jsonb_typeof("terms") = 'object'),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "begunAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedWhy" TEXT,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "Agreement_validity" CHECK ("validTo" IS NULL OR "validTo" >= "validFrom"),
    CONSTRAINT "Agreement_ended" CHECK (("state" = 'ended') = ("endedAt" IS NOT NULL)),
    CONSTRAINT "Agreement_begun" CHECK ("state" <> 'in-force' OR "begunAt" IS NOT NULL)
);
CREATE UNIQUE INDEX "Agreement_sellerId_slug_key" ON "Agreement"("sellerId", "slug");
CREATE INDEX "Agreement_sellerId_state_validTo_idx" ON "Agreement"("sellerId", "state", "validTo");

CREATE TABLE "AgreementMember" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "email" TEXT,
    "taxCodeIndex" TEXT NOT NULL,
    "taxCodeSealed" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'listed' CHECK ("state" IN ('listed', 'left')),
    "listedAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgreementMember_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "AgreementMember_left" CHECK (("state" = 'left') = ("leftAt" IS NOT NULL)),
    CONSTRAINT "AgreementMember_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "AgreementMember_sellerId_agreementId_taxCodeIndex_key" ON "AgreementMember"("sellerId", "agreementId", "taxCodeIndex");
CREATE INDEX "AgreementMember_sellerId_agreementId_number_idx" ON "AgreementMember"("sellerId", "agreementId", "number");
CREATE INDEX "AgreementMember_sellerId_agreementId_state_lastName_firstNa_idx" ON "AgreementMember"("sellerId", "agreementId", "state", "lastName", "firstName");

CREATE TABLE "AgreementCode" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "orderId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgreementCode_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "AgreementCode_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "AgreementCode_sellerId_agreementId_hash_key" ON "AgreementCode"("sellerId", "agreementId", "hash");
CREATE UNIQUE INDEX "AgreementCode_sellerId_orderId_key" ON "AgreementCode"("sellerId", "orderId");

CREATE TABLE "AgreementManager" (
    "sellerId" TEXT NOT NULL,
    "agreementId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedByName" TEXT,

    CONSTRAINT "AgreementManager_pkey" PRIMARY KEY ("sellerId", "agreementId", "userId"),
    CONSTRAINT "AgreementManager_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AgreementManager_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "AgreementManager_sellerId_userId_idx" ON "AgreementManager"("sellerId", "userId");

-- A file of members: its good lines wait beside it until somebody has seen the differences and takes it.
CREATE TABLE "AgreementList" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'checked' CHECK ("state" IN ('checked', 'taken', 'dropped')),
    "layout" JSONB NOT NULL CHECK (jsonb_typeof("layout") = 'object'),
    "counts" JSONB NOT NULL CHECK (jsonb_typeof("counts") = 'object'),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgreementList_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "AgreementList_taken" CHECK (("state" = 'taken') = ("takenAt" IS NOT NULL)),
    CONSTRAINT "AgreementList_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "AgreementList_sellerId_agreementId_createdAt_idx" ON "AgreementList"("sellerId", "agreementId", "createdAt");

CREATE TABLE "AgreementListLine" (
    "sellerId" TEXT NOT NULL,
    "listId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "email" TEXT,
    "taxCodeIndex" TEXT NOT NULL,
    "taxCodeSealed" TEXT NOT NULL,

    CONSTRAINT "AgreementListLine_pkey" PRIMARY KEY ("sellerId", "listId", "line"),
    CONSTRAINT "AgreementListLine_sellerId_listId_fkey" FOREIGN KEY ("sellerId", "listId") REFERENCES "AgreementList"("sellerId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "AgreementListLine_sellerId_listId_taxCodeIndex_key" ON "AgreementListLine"("sellerId", "listId", "taxCodeIndex");

-- An order made under an agreement keeps it, and the member it is for where membership was proven by the list.
ALTER TABLE "Order" ADD COLUMN "agreementId" UUID, ADD COLUMN "memberId" UUID,
  ADD COLUMN "shareCents" INTEGER NOT NULL DEFAULT 0 CHECK ("shareCents" >= 0);
ALTER TABLE "Order" ADD CONSTRAINT "Order_agreement" CHECK ("agreementId" IS NULL OR "channel" = 'agreement');
ALTER TABLE "Order" ADD CONSTRAINT "Order_member" CHECK ("memberId" IS NULL OR "agreementId" IS NOT NULL);
ALTER TABLE "Order" ADD CONSTRAINT "Order_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Order" ADD CONSTRAINT "Order_sellerId_memberId_fkey" FOREIGN KEY ("sellerId", "memberId") REFERENCES "AgreementMember"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Order_sellerId_agreementId_createdAt_idx" ON "Order"("sellerId", "agreementId", "createdAt");
CREATE INDEX "Order_sellerId_memberId_idx" ON "Order"("sellerId", "memberId");
