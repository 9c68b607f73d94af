-- How the customer chose to sign the contract; null until chosen, or where there is but one way.
ALTER TABLE "Order" ADD COLUMN "signingWay" TEXT;
ALTER TABLE "Order" ADD CONSTRAINT "Order_signingWay_check" CHECK ("signingWay" IN ('digital', 'by-hand', 'on-screen'));

-- Who signed which contract, how and when; the paper itself is the document, the evidence a file of its own.
CREATE TABLE "Signature" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "way" TEXT NOT NULL CHECK ("way" IN ('digital', 'by-hand', 'on-screen')),
    "factsSealed" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "evidenceFileId" UUID,

    CONSTRAINT "Signature_pkey" PRIMARY KEY ("sellerId","id"),
    CONSTRAINT "Signature_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Signature_sellerId_contractId_fkey" FOREIGN KEY ("sellerId", "contractId") REFERENCES "Contract"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Signature_sellerId_documentId_fkey" FOREIGN KEY ("sellerId", "documentId") REFERENCES "Document"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Signature_sellerId_documentId_key" ON "Signature"("sellerId", "documentId");
CREATE INDEX "Signature_sellerId_orderId_idx" ON "Signature"("sellerId", "orderId");
CREATE INDEX "Signature_sellerId_contractId_idx" ON "Signature"("sellerId", "contractId");

-- One-time codes by mail or SMS. The digits are derived from the id with the installation's key and stored nowhere.
CREATE TABLE "OneTimeCode" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "channel" TEXT NOT NULL CHECK ("channel" IN ('mail', 'sms')),
    "attempts" INTEGER NOT NULL DEFAULT 0 CHECK ("attempts" BETWEEN 0 AND 5),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("sellerId","id")
);
CREATE INDEX "OneTimeCode_sellerId_purpose_subjectId_createdAt_idx" ON "OneTimeCode"("sellerId", "purpose", "subjectId", "createdAt");

-- Text messages to be sent, like mails; the number is personal data and sealed.
CREATE TABLE "Sms" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "recipientSealed" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'queued',
    "providerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sms_pkey" PRIMARY KEY ("sellerId","id")
);
CREATE UNIQUE INDEX "Sms_sellerId_dedupeKey_key" ON "Sms"("sellerId", "dedupeKey");
CREATE INDEX "Sms_state_createdAt_idx" ON "Sms"("state", "createdAt");

-- Each document is decided on by itself; what was sent back, and why, stays with the round. `basis` says what stood in
-- for the staff's look.
ALTER TABLE "Review" ADD COLUMN "sentBack" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Review" ADD COLUMN "basis" TEXT NOT NULL DEFAULT 'staff' CHECK ("basis" IN ('staff', 'digital', 'on-screen'));
UPDATE "Review" SET "sentBack" = (
    SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'code', 'other', 'note', "reason")), '[]')
    FROM unnest("rejectedKinds") AS kind
) WHERE "reason" IS NOT NULL;
ALTER TABLE "Review" DROP COLUMN "reason";

-- A file whose time has ended: its key is thrown away with this mark, its bytes right after.
ALTER TABLE "File" ADD COLUMN "deletedAt" TIMESTAMPTZ(3);

-- Who uses a mailbox held by somebody else, and what they signed for it.
CREATE TABLE "UserDeclaration" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "mailboxId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('drawn', 'signed', 'ended')),
    "userSealed" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "signedFileId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UserDeclaration_pkey" PRIMARY KEY ("sellerId","id"),
    CONSTRAINT "UserDeclaration_signed_check" CHECK (("state" = 'drawn') = ("signedAt" IS NULL AND "endedAt" IS NULL)),
    CONSTRAINT "UserDeclaration_sellerId_mailboxId_fkey" FOREIGN KEY ("sellerId", "mailboxId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "UserDeclaration_sellerId_mailboxId_createdAt_idx" ON "UserDeclaration"("sellerId", "mailboxId", "createdAt");
