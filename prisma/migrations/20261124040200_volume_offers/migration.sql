-- A price set from a request may also be that of many new mailboxes: of which plan, and how many.
ALTER TABLE "SpecialRenewal" ADD COLUMN "planCode" TEXT;
ALTER TABLE "SpecialRenewal" ADD COLUMN "mailboxes" INTEGER;
ALTER TABLE "SpecialRenewal" ADD CONSTRAINT "SpecialRenewal_offer_check"
  CHECK (("planCode" IS NULL) = ("mailboxes" IS NULL) AND ("mailboxes" IS NULL OR "mailboxes" > 0));
