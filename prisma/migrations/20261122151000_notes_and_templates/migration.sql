-- What was said with a customer on the telephone: kept sealed, with who wrote it. The customer is an account, or a holder
-- without one.
CREATE TABLE "CustomerNote" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "textSealed" TEXT NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerNote_pkey" PRIMARY KEY ("sellerId","id")
);
CREATE INDEX "CustomerNote_sellerId_customerId_at_idx" ON "CustomerNote"("sellerId", "customerId", "at");

-- Answers written once and used often.
CREATE TABLE "AnswerTemplate" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnswerTemplate_pkey" PRIMARY KEY ("sellerId","id")
);
CREATE UNIQUE INDEX "AnswerTemplate_sellerId_title_key" ON "AnswerTemplate"("sellerId", "title");
