-- Many members of an agreement get their mailboxes by one act: a run, and a line for each member.
CREATE TABLE "ActivationRun" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft' CHECK ("state" IN ('draft', 'running', 'paused', 'done', 'dropped')),
    "planCode" TEXT NOT NULL,
    "termMonths" INTEGER NOT NULL CHECK ("termMonths" > 0),
    "domain" TEXT NOT NULL,
    -- Who keeps the signed contracts: the professional order has them on paper, or each member signs by a private link.
    "papers" TEXT NOT NULL CHECK ("papers" IN ('collected', 'link')),
    "pays" TEXT NOT NULL CHECK ("pays" IN ('prepaid', 'member')),
    -- Whose prepaid account pays.
    "payerId" UUID,
    "office" JSONB,
    "unitCents" INTEGER NOT NULL CHECK ("unitCents" >= 0),
    "pausedWhy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdByName" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ActivationRun_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "ActivationRun_payer" CHECK (("pays" = 'prepaid') = ("payerId" IS NOT NULL)),
    CONSTRAINT "ActivationRun_office" CHECK (("papers" = 'collected') = ("office" IS NOT NULL)),
    CONSTRAINT "ActivationRun_confirmed" CHECK ("state" NOT IN ('running', 'paused', 'done') OR "confirmedAt" IS NOT NULL),
    CONSTRAINT "ActivationRun_finished" CHECK (("state" IN ('done', 'dropped')) = ("finishedAt" IS NOT NULL)),
    CONSTRAINT "ActivationRun_sellerId_agreementId_fkey" FOREIGN KEY ("sellerId", "agreementId") REFERENCES "Agreement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ActivationRun_sellerId_payerId_fkey" FOREIGN KEY ("sellerId", "payerId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "ActivationRun_sellerId_agreementId_createdAt_idx" ON "ActivationRun"("sellerId", "agreementId", "createdAt");

CREATE TABLE "ActivationLine" (
    "sellerId" TEXT NOT NULL,
    "runId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "n" INTEGER NOT NULL CHECK ("n" >= 0),
    "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'ordered', 'lapsed', 'failed', 'left-out')),
    "names" TEXT[] NOT NULL CHECK (cardinality("names") <= 3),
    "clash" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "orderId" UUID,

    CONSTRAINT "ActivationLine_pkey" PRIMARY KEY ("sellerId", "runId", "memberId"),
    CONSTRAINT "ActivationLine_ordered" CHECK (("state" IN ('ordered', 'lapsed')) = ("orderId" IS NOT NULL)),
    CONSTRAINT "ActivationLine_failed" CHECK (("state" = 'failed') = ("reason" IS NOT NULL)),
    CONSTRAINT "ActivationLine_sellerId_runId_fkey" FOREIGN KEY ("sellerId", "runId") REFERENCES "ActivationRun"("sellerId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ActivationLine_sellerId_memberId_fkey" FOREIGN KEY ("sellerId", "memberId") REFERENCES "AgreementMember"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ActivationLine_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "ActivationLine_sellerId_orderId_key" ON "ActivationLine"("sellerId", "orderId");
CREATE UNIQUE INDEX "ActivationLine_sellerId_runId_n_key" ON "ActivationLine"("sellerId", "runId", "n");
CREATE INDEX "ActivationLine_sellerId_runId_state_n_idx" ON "ActivationLine"("sellerId", "runId", "state", "n");
CREATE INDEX "ActivationLine_sellerId_memberId_idx" ON "ActivationLine"("sellerId", "memberId");
-- However many runs name a member, one of them has their order.
CREATE UNIQUE INDEX "ActivationLine_one_order" ON "ActivationLine"("sellerId", "memberId") WHERE "state" = 'ordered';

-- The professional order has the papers and answers for them.
ALTER TABLE "Review" DROP CONSTRAINT "Review_basis_check";
ALTER TABLE "Review" ADD CONSTRAINT "Review_basis_check" CHECK ("basis" IN ('staff', 'digital', 'on-screen', 'collected'));
