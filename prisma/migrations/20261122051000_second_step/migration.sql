-- Signing in by more than a password. A session says what is still to be done before it lets anybody in, and when
-- whoever holds it last proved to be themselves.
ALTER TABLE "Session" ADD COLUMN "pending" TEXT, ADD COLUMN "provedAt" TIMESTAMPTZ(3);
ALTER TABLE "Session" ADD CONSTRAINT "Session_pending" CHECK ("pending" IN ('code', 'enrol', 'password'));

-- The secret of somebody's authenticator app; it counts once a first code of it was given. A code is of a step of 30
-- seconds, and each step is used once.
CREATE TABLE "SecondFactor" (
    "sellerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "secretSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("sellerId","userId")
);

-- Codes on paper, for when the telephone is lost: each once, kept as keyed hashes.
CREATE TABLE "RecoveryCode" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("sellerId","id")
);

-- Browsers in which no code is asked for a while; their token is derived from the id and stored nowhere.
CREATE TABLE "TrustedDevice" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TrustedDevice_pkey" PRIMARY KEY ("sellerId","id")
);

-- A question only its owner can answer, asked when the password is recovered. Three wrong answers cancel it: the row then
-- says when, and nothing else.
CREATE TABLE "SecurityInfo" (
    "sellerId" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "questionSealed" TEXT,
    "answerHash" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "SecurityInfo_pkey" PRIMARY KEY ("sellerId","userId"),
    CONSTRAINT "SecurityInfo_failures" CHECK ("failures" BETWEEN 0 AND 3),
    CONSTRAINT "SecurityInfo_cancelled" CHECK (("cancelledAt" IS NULL) = ("answerHash" IS NOT NULL) AND ("questionSealed" IS NULL) = ("answerHash" IS NULL))
);

CREATE UNIQUE INDEX "RecoveryCode_sellerId_userId_hash_key" ON "RecoveryCode"("sellerId", "userId", "hash");
CREATE INDEX "TrustedDevice_sellerId_userId_idx" ON "TrustedDevice"("sellerId", "userId");
-- Whose passwords grow old, day by day.
CREATE INDEX "User_sellerId_passwordSetAt_idx" ON "User"("sellerId", "passwordSetAt");

ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TrustedDevice" ADD CONSTRAINT "TrustedDevice_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SecurityInfo" ADD CONSTRAINT "SecurityInfo_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
