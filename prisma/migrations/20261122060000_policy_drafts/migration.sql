-- A version scheduled for a day to come can be withdrawn before it; who published it is told to the other staff.
ALTER TABLE "PolicyVersion" ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3), ADD COLUMN "publishedByName" TEXT;
ALTER TABLE "PolicyVersion" ADD CONSTRAINT "PolicyVersion_withdrawn_before" CHECK (
    "withdrawnAt" IS NULL OR ("withdrawnAt" AT TIME ZONE 'Europe/Rome')::date < "validFrom"
);

-- What the staff of a seller are changing in its policy: one draft, right or not yet. `revision` is a new one at every
-- save, so that nobody writes over what somebody else has saved meanwhile.
CREATE TABLE "PolicyDraft" (
    "sellerId" TEXT NOT NULL,
    "revision" UUID NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "policy" JSONB NOT NULL CHECK (jsonb_typeof("policy") = 'object'),
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "savedByName" TEXT,

    CONSTRAINT "PolicyDraft_pkey" PRIMARY KEY ("sellerId"),
    CONSTRAINT "PolicyDraft_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
