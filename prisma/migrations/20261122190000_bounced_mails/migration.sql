-- What the mail service tells later: a mail that came back, an address to which none arrives any more.
ALTER TABLE "Mail" ADD COLUMN "bouncedAt" TIMESTAMPTZ(3);
CREATE INDEX "Mail_providerId_idx" ON "Mail"("providerId");

CREATE TABLE "DeadAddress" (
    "sellerId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "why" TEXT NOT NULL CHECK ("why" IN ('bounced', 'complained', 'suppressed')),
    "mailId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeadAddress_pkey" PRIMARY KEY ("sellerId","email"),
    CONSTRAINT "DeadAddress_email_lower" CHECK ("email" = lower("email"))
);

CREATE TABLE "MailEvent" (
    "sellerId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "mailId" UUID NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailEvent_pkey" PRIMARY KEY ("sellerId","id")
);
