-- Files sent with something that is not the papers of an order: a request, the receipt of a payment.
CREATE TABLE "Attachment" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("sellerId","id")
);
CREATE UNIQUE INDEX "Attachment_sellerId_fileId_key" ON "Attachment"("sellerId", "fileId");
CREATE INDEX "Attachment_sellerId_subjectKind_subjectId_idx" ON "Attachment"("sellerId", "subjectKind", "subjectId");
