-- Replies to a request by mail: what came once is taken once, and automatic answers are counted. A message of somebody
-- else than who asked keeps the address it came from, and is the staff's alone to read.
ALTER TABLE "RequestMessage" ADD COLUMN "fromAddress" TEXT;

CREATE TABLE "MailedReply" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "messageKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL CHECK ("outcome" IN ('taken', 'empty', 'closed', 'automatic', 'too-many')),
    "answered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "MailedReply_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "MailedReply_sellerId_requestId_fkey" FOREIGN KEY ("sellerId", "requestId") REFERENCES "Request"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "MailedReply_sellerId_requestId_messageKey_key" ON "MailedReply"("sellerId", "requestId", "messageKey");
CREATE INDEX "MailedReply_sellerId_requestId_at_idx" ON "MailedReply"("sellerId", "requestId", "at");
