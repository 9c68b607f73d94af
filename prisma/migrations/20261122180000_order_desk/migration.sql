-- The desk of a professional order: whose prepaid account pays for it, what it renewed, whom it reminded, how it was renewed.
ALTER TABLE "Agreement" ADD COLUMN "accountUserId" UUID, ADD COLUMN "noticedFor" DATE;
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_sellerId_accountUserId_fkey"
  FOREIGN KEY ("sellerId", "accountUserId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Renewals of an agreement's mailboxes out of the professional order's account, whoever of its people did it.
ALTER TABLE "RenewalBatch" ADD COLUMN "agreementId" UUID;
ALTER TABLE "RenewalBatch" DROP CONSTRAINT "RenewalBatch_reason";
ALTER TABLE "RenewalBatch" ADD CONSTRAINT "RenewalBatch_reason" CHECK ("byId" = "userId" OR "reason" <> '' OR "agreementId" IS NOT NULL);
ALTER TABLE "RenewalBatch" ADD CONSTRAINT "RenewalBatch_sellerId_agreementId_fkey"
  FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "RenewalBatch_sellerId_agreementId_madeAt_idx" ON "RenewalBatch"("sellerId", "agreementId", "madeAt");

-- A mail of the professional order's own words to members of its.
CREATE TABLE "AgreementReminder" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "subject" TEXT NOT NULL CHECK ("subject" <> ''),
    "text" TEXT NOT NULL CHECK ("text" <> ''),
    "memberIds" UUID[] NOT NULL CHECK (cardinality("memberIds") > 0),
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "byName" TEXT NOT NULL,

    CONSTRAINT "AgreementReminder_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "AgreementReminder_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "AgreementReminder_sellerId_agreementId_madeAt_idx" ON "AgreementReminder"("sellerId", "agreementId", "madeAt");

-- An agreement went on: until when it was valid before, and on which terms.
CREATE TABLE "AgreementRenewal" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "validToBefore" DATE NOT NULL,
    "validTo" DATE,
    "termsBefore" JSONB NOT NULL CHECK (jsonb_typeof("termsBefore") = 'object'),
    "note" TEXT NOT NULL DEFAULT '',
    "renewedAt" TIMESTAMPTZ(3) NOT NULL,
    "byName" TEXT NOT NULL,

    CONSTRAINT "AgreementRenewal_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "AgreementRenewal_onwards" CHECK ("validTo" IS NULL OR "validTo" > "validToBefore"),
    CONSTRAINT "AgreementRenewal_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "AgreementRenewal_sellerId_agreementId_renewedAt_idx" ON "AgreementRenewal"("sellerId", "agreementId", "renewedAt");
