-- A credit note is an invoice that takes back (part of) another one; it belongs to that invoice, not to the order.
ALTER TABLE "Invoice" ALTER COLUMN "orderId" DROP NOT NULL;
ALTER TABLE "Invoice" ADD COLUMN "creditedId" UUID;
ALTER TABLE "Invoice" ADD COLUMN "reason" TEXT;
-- A public body pays the net amount and gives the VAT to the State itself.
ALTER TABLE "Invoice" ADD COLUMN "vatSplit" BOOLEAN NOT NULL DEFAULT false;
-- Last day on which a rejected invoice may be sent again with its number and date.
ALTER TABLE "Invoice" ADD COLUMN "resendBy" DATE;
-- What our own check or the carrier found wrong: [{code, message, path}].
ALTER TABLE "Invoice" ADD COLUMN "faults" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Invoice" DROP CONSTRAINT "Invoice_numbered";
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_numbered" CHECK (("state" IN ('held', 'waiting')) = ("number" IS NULL));
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_of_order_or_invoice" CHECK (num_nonnulls("orderId", "creditedId") = 1);
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_sums" CHECK ("totalCents" = "netCents" + "vatCents" AND "netCents" >= 0 AND "vatCents" >= 0);
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_resend" CHECK ("resendBy" IS NULL OR "state" = 'rejected');
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_sellerId_creditedId_fkey" FOREIGN KEY ("sellerId", "creditedId") REFERENCES "Invoice"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Invoice_sellerId_creditedId_idx" ON "Invoice" ("sellerId", "creditedId");
CREATE INDEX "Invoice_sellerId_issuedOn_idx" ON "Invoice" ("sellerId", "issuedOn");

-- Every version of an invoice that was made for SdI, with its file. A file name is given once, for good.
CREATE TABLE "InvoiceSending" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "transmitter" TEXT NOT NULL,
    "progressive" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "fileId" UUID,
    "carrierRef" TEXT,
    "sdiId" TEXT,
    "preparedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InvoiceSending_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "InvoiceSending_version" CHECK ("version" >= 1),
    CONSTRAINT "InvoiceSending_sent" CHECK ("sentAt" IS NULL OR "fileId" IS NOT NULL),
    CONSTRAINT "InvoiceSending_progressive" CHECK ("progressive" BETWEEN 1 AND 60466175),
    CONSTRAINT "InvoiceSending_sellerId_invoiceId_fkey" FOREIGN KEY ("sellerId", "invoiceId") REFERENCES "Invoice"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "InvoiceSending_sellerId_invoiceId_version_key" ON "InvoiceSending" ("sellerId", "invoiceId", "version");
CREATE UNIQUE INDEX "InvoiceSending_sellerId_transmitter_progressive_key" ON "InvoiceSending" ("sellerId", "transmitter", "progressive");
CREATE INDEX "InvoiceSending_transmitter_progressive_idx" ON "InvoiceSending" ("transmitter", "progressive");
CREATE INDEX "InvoiceSending_sellerId_fileId_idx" ON "InvoiceSending" ("sellerId", "fileId");
CREATE INDEX "InvoiceSending_carrierRef_idx" ON "InvoiceSending" ("carrierRef");
CREATE INDEX "InvoiceSending_fileName_idx" ON "InvoiceSending" ("fileName");

-- What SdI said of a sending; each notification once.
CREATE TABLE "InvoiceNotification" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "sendingId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "outcome" TEXT,
    "faults" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT NOT NULL DEFAULT '',
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "dedupeKey" TEXT NOT NULL,

    CONSTRAINT "InvoiceNotification_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "InvoiceNotification_type" CHECK ("type" IN ('RC', 'NS', 'MC', 'NE', 'DT', 'AT')),
    CONSTRAINT "InvoiceNotification_outcome" CHECK (("type" = 'NE') = ("outcome" IS NOT NULL) AND coalesce("outcome", 'EC01') IN ('EC01', 'EC02')),
    CONSTRAINT "InvoiceNotification_sellerId_invoiceId_fkey" FOREIGN KEY ("sellerId", "invoiceId") REFERENCES "Invoice"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "InvoiceNotification_sellerId_sendingId_fkey" FOREIGN KEY ("sellerId", "sendingId") REFERENCES "InvoiceSending"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "InvoiceNotification_sellerId_dedupeKey_key" ON "InvoiceNotification" ("sellerId", "dedupeKey");
CREATE INDEX "InvoiceNotification_sellerId_invoiceId_idx" ON "InvoiceNotification" ("sellerId", "invoiceId");

-- Billing data corrected after SdI (or our own check) refused the invoice: what stood there before, who changed it, why.
CREATE TABLE "InvoiceCorrection" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "beforeSealed" TEXT NOT NULL,

    CONSTRAINT "InvoiceCorrection_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "InvoiceCorrection_sellerId_invoiceId_fkey" FOREIGN KEY ("sellerId", "invoiceId") REFERENCES "Invoice"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "InvoiceCorrection_sellerId_invoiceId_idx" ON "InvoiceCorrection" ("sellerId", "invoiceId");
