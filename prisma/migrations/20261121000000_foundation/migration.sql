-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('uploaded', 'approved', 'rejected', 'replaced');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('open', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "MailboxState" AS ENUM ('reserved', 'provisioning', 'provisioning-failed', 'active', 'expired', 'renewal-failed', 'suspended', 'cancelled', 'revoked');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('created', 'pending', 'succeeded', 'failed', 'expired');

-- CreateEnum
CREATE TYPE "TopUpState" AS ENUM ('booked', 'credited', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "InvoiceState" AS ENUM ('waiting', 'numbered', 'issued');

-- CreateEnum
CREATE TYPE "OrderKind" AS ENUM ('activation', 'renewal');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('draft', 'placed', 'settled', 'fulfilled', 'cancelled', 'expired');

-- CreateEnum
CREATE TYPE "NameAnswer" AS ENUM ('unchecked', 'free', 'taken', 'invalid', 'unavailable', 'lost');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('customer', 'reseller', 'sales', 'back-office', 'accounting', 'help-desk', 'admin');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('queued', 'sent', 'rejected');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('open', 'answered', 'accepted', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "File" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "storageKey" TEXT NOT NULL,
    "wrappedKey" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "pages" INTEGER,
    "stored" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "File_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Document" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "DocumentState" NOT NULL DEFAULT 'uploaded',
    "fileId" UUID NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Contract" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "clausesVersion" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contract_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Review" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "state" "ReviewState" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedByName" TEXT,
    "reason" TEXT,
    "rejectedKinds" TEXT[],

    CONSTRAINT "Review_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Mailbox" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "localPart" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "state" "MailboxState" NOT NULL,
    "holderId" UUID NOT NULL,
    "userId" UUID,
    "orderId" UUID,
    "planCode" TEXT NOT NULL,
    "termMonths" INTEGER NOT NULL,
    "province" TEXT,
    "providerRef" TEXT,
    "userCode" TEXT,
    "activatedOn" DATE,
    "expiresOn" DATE,
    "originalDay" INTEGER,
    "nextStepOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "MailboxEvent" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "mailboxId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "actorName" TEXT,

    CONSTRAINT "MailboxEvent_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "sellerId" TEXT NOT NULL,
    "mailboxId" UUID NOT NULL,
    "expiresOn" DATE NOT NULL,
    "offset" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("sellerId","mailboxId","expiresOn","offset")
);

-- CreateTable
CREATE TABLE "Payment" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID,
    "topUpId" UUID,
    "method" TEXT NOT NULL,
    "state" "PaymentState" NOT NULL DEFAULT 'created',
    "amountCents" INTEGER NOT NULL,
    "receivedCents" INTEGER NOT NULL DEFAULT 0,
    "gatewayRef" TEXT,
    "gatewayUrl" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "succeededAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "GatewayEvent" (
    "sellerId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GatewayEvent_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "LedgerAccount" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL DEFAULT '',
    "balanceCents" BIGINT NOT NULL DEFAULT 0,
    "floorCents" BIGINT,

    CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Movement" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "orderId" UUID,
    "topUpId" UUID,
    "paymentId" UUID,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Movement_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Posting" (
    "sellerId" TEXT NOT NULL,
    "movementId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "accountId" UUID NOT NULL,
    "amountCents" BIGINT NOT NULL,

    CONSTRAINT "Posting_pkey" PRIMARY KEY ("sellerId","movementId","n")
);

-- CreateTable
CREATE TABLE "TopUp" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "state" "TopUpState" NOT NULL DEFAULT 'booked',
    "amountCents" INTEGER NOT NULL,
    "receivedCents" INTEGER NOT NULL DEFAULT 0,
    "receiptFileId" UUID,
    "bookedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "creditedAt" TIMESTAMPTZ(3),
    "creditedById" UUID,
    "creditedByName" TEXT,

    CONSTRAINT "TopUp_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "state" "InvoiceState" NOT NULL DEFAULT 'waiting',
    "series" TEXT NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL,
    "number" INTEGER,
    "issuedOn" DATE NOT NULL,
    "lines" JSONB NOT NULL,
    "netCents" INTEGER NOT NULL,
    "vatCents" INTEGER NOT NULL,
    "totalCents" INTEGER NOT NULL,
    "billingSealed" TEXT NOT NULL,
    "fileId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Holder" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "province" TEXT,
    "taxCodeIndex" TEXT NOT NULL,
    "detailsSealed" TEXT NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Holder_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Order" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "OrderKind" NOT NULL,
    "channel" TEXT NOT NULL,
    "state" "OrderState" NOT NULL,
    "policyVersion" INTEGER NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'it',
    "userId" UUID,
    "email" TEXT,
    "holderId" UUID,
    "mailboxId" UUID,
    "planCode" TEXT NOT NULL,
    "termMonths" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "answersSealed" TEXT,
    "billingSealed" TEXT,
    "identitySealed" TEXT,
    "lines" JSONB NOT NULL DEFAULT '[]',
    "netCents" INTEGER NOT NULL DEFAULT 0,
    "vatCents" INTEGER NOT NULL DEFAULT 0,
    "totalCents" INTEGER NOT NULL DEFAULT 0,
    "consents" JSONB NOT NULL DEFAULT '[]',
    "oldExpiry" DATE,
    "newExpiry" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "placedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "fulfilledAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Order_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "NameChoice" (
    "sellerId" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "localPart" TEXT NOT NULL,
    "answer" "NameAnswer" NOT NULL DEFAULT 'unchecked',
    "reason" TEXT,
    "checkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NameChoice_pkey" PRIMARY KEY ("sellerId","orderId","rank")
);

-- CreateTable
CREATE TABLE "Name" (
    "sellerId" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "localPart" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "orderId" UUID,
    "mailboxId" UUID,
    "holderIndex" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Name_pkey" PRIMARY KEY ("sellerId","domain","localPart")
);

-- CreateTable
CREATE TABLE "User" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userName" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailConfirmedAt" TIMESTAMPTZ(3),
    "passwordHash" TEXT NOT NULL,
    "passwordSetAt" TIMESTAMPTZ(3) NOT NULL,
    "displayName" TEXT NOT NULL,
    "phone" TEXT,
    "taxCodeSealed" TEXT,
    "taxCodeIndex" TEXT,
    "province" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'it',
    "roles" "Role"[],
    "territory" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "PastPassword" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PastPassword_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Link" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Command" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "idempotencyKey" TEXT,
    "inputHash" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "outcome" JSONB,
    "refused" TEXT,
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "position" BIGINT,
    "seal" TEXT,

    CONSTRAINT "Command_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'queued',
    "providerId" TEXT,
    "subject" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "Sweep" (
    "name" TEXT NOT NULL,
    "ranOn" DATE NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Sweep_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Seller" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Seller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "sellerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "validFrom" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("sellerId","version")
);

-- CreateTable
CREATE TABLE "Request" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "RequestState" NOT NULL DEFAULT 'open',
    "mailboxId" UUID,
    "userId" UUID,
    "email" TEXT NOT NULL,
    "customerName" TEXT NOT NULL,
    "province" TEXT,
    "assignedToId" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedByName" TEXT,

    CONSTRAINT "Request_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "RequestMessage" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "fromStaff" BOOLEAN NOT NULL,
    "authorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RequestMessage_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateTable
CREATE TABLE "StaffTask" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedByName" TEXT,

    CONSTRAINT "StaffTask_pkey" PRIMARY KEY ("sellerId","id")
);

-- CreateIndex
CREATE INDEX "File_stored_createdAt_idx" ON "File"("stored", "createdAt");

-- CreateIndex
CREATE INDEX "Document_sellerId_orderId_idx" ON "Document"("sellerId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Contract_sellerId_orderId_version_key" ON "Contract"("sellerId", "orderId", "version");

-- CreateIndex
CREATE INDEX "Review_sellerId_state_dueAt_idx" ON "Review"("sellerId", "state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Review_sellerId_orderId_round_key" ON "Review"("sellerId", "orderId", "round");

-- CreateIndex
CREATE INDEX "Mailbox_sellerId_domain_localPart_idx" ON "Mailbox"("sellerId", "domain", "localPart");

-- CreateIndex
CREATE INDEX "Mailbox_sellerId_userId_idx" ON "Mailbox"("sellerId", "userId");

-- CreateIndex
CREATE INDEX "Mailbox_sellerId_expiresOn_idx" ON "Mailbox"("sellerId", "expiresOn");

-- CreateIndex
CREATE INDEX "Mailbox_nextStepOn_idx" ON "Mailbox"("nextStepOn");

-- CreateIndex
CREATE UNIQUE INDEX "Mailbox_sellerId_orderId_key" ON "Mailbox"("sellerId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Mailbox_sellerId_userCode_key" ON "Mailbox"("sellerId", "userCode");

-- CreateIndex
CREATE INDEX "MailboxEvent_sellerId_mailboxId_at_idx" ON "MailboxEvent"("sellerId", "mailboxId", "at");

-- CreateIndex
CREATE INDEX "Reminder_state_dueOn_idx" ON "Reminder"("state", "dueOn");

-- CreateIndex
CREATE INDEX "Payment_sellerId_orderId_idx" ON "Payment"("sellerId", "orderId");

-- CreateIndex
CREATE INDEX "Payment_sellerId_topUpId_idx" ON "Payment"("sellerId", "topUpId");

-- CreateIndex
CREATE INDEX "Payment_state_updatedAt_idx" ON "Payment"("state", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_sellerId_gatewayRef_key" ON "Payment"("sellerId", "gatewayRef");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerAccount_sellerId_kind_ownerId_key" ON "LedgerAccount"("sellerId", "kind", "ownerId");

-- CreateIndex
CREATE INDEX "Movement_sellerId_orderId_idx" ON "Movement"("sellerId", "orderId");

-- CreateIndex
CREATE INDEX "Movement_sellerId_topUpId_idx" ON "Movement"("sellerId", "topUpId");

-- CreateIndex
CREATE INDEX "Posting_sellerId_accountId_idx" ON "Posting"("sellerId", "accountId");

-- CreateIndex
CREATE INDEX "TopUp_sellerId_userId_idx" ON "TopUp"("sellerId", "userId");

-- CreateIndex
CREATE INDEX "TopUp_sellerId_state_bookedAt_idx" ON "TopUp"("sellerId", "state", "bookedAt");

-- CreateIndex
CREATE UNIQUE INDEX "TopUp_sellerId_code_key" ON "TopUp"("sellerId", "code");

-- CreateIndex
CREATE INDEX "Invoice_state_createdAt_idx" ON "Invoice"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_sellerId_orderId_key" ON "Invoice"("sellerId", "orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_sellerId_series_year_number_key" ON "Invoice"("sellerId", "series", "year", "number");

-- CreateIndex
CREATE INDEX "Holder_sellerId_taxCodeIndex_idx" ON "Holder"("sellerId", "taxCodeIndex");

-- CreateIndex
CREATE INDEX "Holder_sellerId_displayName_idx" ON "Holder"("sellerId", "displayName");

-- CreateIndex
CREATE INDEX "Order_sellerId_state_createdAt_idx" ON "Order"("sellerId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Order_sellerId_userId_idx" ON "Order"("sellerId", "userId");

-- CreateIndex
CREATE INDEX "Order_sellerId_mailboxId_idx" ON "Order"("sellerId", "mailboxId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_sellerId_code_key" ON "Order"("sellerId", "code");

-- CreateIndex
CREATE INDEX "Name_sellerId_orderId_idx" ON "Name"("sellerId", "orderId");

-- CreateIndex
CREATE INDEX "Name_state_heldUntil_idx" ON "Name"("state", "heldUntil");

-- CreateIndex
CREATE INDEX "User_sellerId_taxCodeIndex_idx" ON "User"("sellerId", "taxCodeIndex");

-- CreateIndex
CREATE UNIQUE INDEX "User_sellerId_userName_key" ON "User"("sellerId", "userName");

-- CreateIndex
CREATE UNIQUE INDEX "User_sellerId_email_key" ON "User"("sellerId", "email");

-- CreateIndex
CREATE INDEX "Session_sellerId_userId_idx" ON "Session"("sellerId", "userId");

-- CreateIndex
CREATE INDEX "PastPassword_sellerId_userId_setAt_idx" ON "PastPassword"("sellerId", "userId", "setAt");

-- CreateIndex
CREATE INDEX "Link_sellerId_purpose_subjectId_idx" ON "Link"("sellerId", "purpose", "subjectId");

-- CreateIndex
CREATE INDEX "Command_sellerId_act_at_idx" ON "Command"("sellerId", "act", "at");

-- CreateIndex
CREATE INDEX "Command_position_idx" ON "Command"("position");

-- CreateIndex
CREATE INDEX "Mail_sellerId_recipient_idx" ON "Mail"("sellerId", "recipient");

-- CreateIndex
CREATE INDEX "Mail_state_createdAt_idx" ON "Mail"("state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_sellerId_dedupeKey_key" ON "Mail"("sellerId", "dedupeKey");

-- CreateIndex
CREATE INDEX "Request_sellerId_state_dueAt_idx" ON "Request"("sellerId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Request_sellerId_assignedToId_state_idx" ON "Request"("sellerId", "assignedToId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Request_sellerId_code_key" ON "Request"("sellerId", "code");

-- CreateIndex
CREATE INDEX "RequestMessage_sellerId_requestId_at_idx" ON "RequestMessage"("sellerId", "requestId", "at");

-- CreateIndex
CREATE INDEX "StaffTask_sellerId_closedAt_openedAt_idx" ON "StaffTask"("sellerId", "closedAt", "openedAt");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contract" ADD CONSTRAINT "Contract_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_sellerId_holderId_fkey" FOREIGN KEY ("sellerId", "holderId") REFERENCES "Holder"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailboxEvent" ADD CONSTRAINT "MailboxEvent_sellerId_mailboxId_fkey" FOREIGN KEY ("sellerId", "mailboxId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_sellerId_mailboxId_fkey" FOREIGN KEY ("sellerId", "mailboxId") REFERENCES "Mailbox"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_sellerId_topUpId_fkey" FOREIGN KEY ("sellerId", "topUpId") REFERENCES "TopUp"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_sellerId_movementId_fkey" FOREIGN KEY ("sellerId", "movementId") REFERENCES "Movement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_sellerId_accountId_fkey" FOREIGN KEY ("sellerId", "accountId") REFERENCES "LedgerAccount"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holder" ADD CONSTRAINT "Holder_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_sellerId_holderId_fkey" FOREIGN KEY ("sellerId", "holderId") REFERENCES "Holder"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NameChoice" ADD CONSTRAINT "NameChoice_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPassword" ADD CONSTRAINT "PastPassword_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyVersion" ADD CONSTRAINT "PolicyVersion_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestMessage" ADD CONSTRAINT "RequestMessage_sellerId_requestId_fkey" FOREIGN KEY ("sellerId", "requestId") REFERENCES "Request"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma cannot express.

-- A prepaid balance never goes below its limit, whoever writes.
ALTER TABLE "LedgerAccount" ADD CONSTRAINT "LedgerAccount_floor" CHECK ("floorCents" IS NULL OR "balanceCents" >= "floorCents");

-- Every movement balances: checked once, at commit.
CREATE FUNCTION movement_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum("amountCents") FROM "Posting" WHERE "sellerId" = NEW."sellerId" AND "movementId" = NEW."movementId") <> 0 THEN
    RAISE EXCEPTION 'movement % does not balance', NEW."movementId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "Posting_balances" AFTER INSERT ON "Posting" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION movement_balances();

-- Postings, movements and the audit log are never edited; the log is only sealed.
CREATE FUNCTION never_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "Posting_never_edited" BEFORE UPDATE OR DELETE ON "Posting" FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER "Movement_never_edited" BEFORE UPDATE OR DELETE ON "Movement" FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER "Command_never_deleted" BEFORE DELETE ON "Command" FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER "Command_only_sealed" BEFORE UPDATE ON "Command" FOR EACH ROW
  WHEN (OLD."seal" IS NOT NULL OR (OLD."act", OLD."actorKind", OLD."actorId", OLD."at", OLD."input", OLD."outcome", OLD."refused", OLD."inputHash", OLD."idempotencyKey")
    IS DISTINCT FROM (NEW."act", NEW."actorKind", NEW."actorId", NEW."at", NEW."input", NEW."outcome", NEW."refused", NEW."inputHash", NEW."idempotencyKey"))
  EXECUTE FUNCTION never_edited();

-- An order or a top-up is settled once.
CREATE UNIQUE INDEX "Movement_one_settlement" ON "Movement" ("sellerId", "orderId") WHERE "kind" = 'settlement';
-- A payment is booked once.
CREATE UNIQUE INDEX "Movement_one_per_payment" ON "Movement" ("sellerId", "paymentId", "kind") WHERE "paymentId" IS NOT NULL;
-- One act per key: this is what makes a button pressed twice one act.
CREATE UNIQUE INDEX "Command_once" ON "Command" ("sellerId", "act", "idempotencyKey") WHERE "idempotencyKey" IS NOT NULL;
-- One open review per order, one open task per subject, one open paid-for renewal per mailbox and term.
CREATE UNIQUE INDEX "Review_one_open" ON "Review" ("sellerId", "orderId") WHERE "state" = 'open';
CREATE UNIQUE INDEX "StaffTask_one_open" ON "StaffTask" ("sellerId", "kind", "subjectKind", "subjectId") WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX "Order_one_renewal_in_work" ON "Order" ("sellerId", "mailboxId", "oldExpiry") WHERE "kind" = 'renewal' AND "state" IN ('settled', 'fulfilled');
-- A mailbox's address belongs to one live mailbox.
CREATE UNIQUE INDEX "Mailbox_one_live" ON "Mailbox" ("sellerId", "domain", "localPart") WHERE "state" NOT IN ('cancelled', 'revoked', 'provisioning-failed', 'reserved');

ALTER TABLE "Name" ADD CONSTRAINT "Name_state" CHECK (("state" = 'held' AND "heldUntil" IS NOT NULL) OR "state" IN ('bound', 'blocked'));
ALTER TABLE "Name" ADD CONSTRAINT "Name_lower" CHECK ("localPart" = lower("localPart") AND "domain" = lower("domain"));
ALTER TABLE "Order" ADD CONSTRAINT "Order_sums" CHECK ("totalCents" = "netCents" + "vatCents" AND "netCents" >= 0 AND "vatCents" >= 0);
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_one_purpose" CHECK (num_nonnulls("orderId", "topUpId") = 1);
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_amounts" CHECK ("amountCents" > 0 AND "receivedCents" >= 0);
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_numbered" CHECK (("state" = 'waiting') = ("number" IS NULL));
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_active_dates" CHECK ("state" IN ('reserved', 'provisioning', 'provisioning-failed') OR ("expiresOn" IS NOT NULL AND "userCode" IS NOT NULL));

-- Search by the beginning of an address, a name, a code, in lists of any length.
CREATE INDEX "Mailbox_address_prefix" ON "Mailbox" ("sellerId", "localPart" text_pattern_ops);
CREATE INDEX "Holder_name_prefix" ON "Holder" ("sellerId", lower("displayName") text_pattern_ops);

-- Numbers behind payment codes.
CREATE SEQUENCE code_number;

-- The sealer reads only what is not sealed yet.
CREATE INDEX "Command_unsealed" ON "Command" ("xid", "id") WHERE "seal" IS NULL;
