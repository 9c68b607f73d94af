-- Why a credit note takes an invoice back, as one of a list; the words that stand on it are in "reason".
ALTER TABLE "Invoice" ADD COLUMN "creditWhy" TEXT;
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_credit_why" CHECK ("creditWhy" IS NULL OR "creditedId" IS NOT NULL
  AND "creditWhy" IN ('data-mistake', 'not-rendered', 'cooling-off', 'revocation', 'paid-twice', 'discount', 'other'));
