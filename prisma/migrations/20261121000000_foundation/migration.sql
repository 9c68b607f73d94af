
-- What Prisma cannot express.

-- A prepaid balance never goes below its limit, whoever writes.
ALTER TABLE "LedgerAccount" ADD CONSTRAINT "LedgerAccount_floor" CHECK ("floorCents" IS NULL OR "balanceCents" >= "floorCents");

-- Every movement balances: checked once, at commit.
CREATE FUNCTION movement_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum("amountCents") FROM "Posting" WHERE "sellerId" = NEW."sellerId" AND "movementId" = NEW."movementId") <> 0 THEN
    RAISE EXCEPTION 'movement % does not balance', NEW."movementId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "Posting_balances" AFTER INSERT ON "Posting" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION movement_balances();

-- Postings, movements and the audit log are never edited; the log is only sealed.
CREATE FUNCTION never_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "Posting_never_edited" BEFORE UPDATE OR DELETE ON "Posting" FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER "Movement_never_edited" BEFORE UPDATE OR DELETE ON "Movement" FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER "Command_never_deleted" BEFORE DELETE ON "Command" FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER "Command_only_sealed" BEFORE UPDATE ON "Command" FOR EACH ROW
  WHEN (OLD."seal" IS NOT NULL OR (OLD."act", OLD."actorKind", OLD."actorId", OLD."at", OLD."input", OLD."outcome", OLD."refused", OLD."inputHash", OLD."idempotencyKey")
    IS DISTINCT FROM (NEW."act", NEW."actorKind", NEW."actorId", NEW."at", NEW."input", NEW."outcome", NEW."refused", NEW."inputHash", NEW."idempotencyKey"))
  EXECUTE FUNCTION never_edited();

-- An order or a top-up is settled once.
CREATE UNIQUE INDEX "Movement_one_settlement" ON "Movement" ("sellerId", "orderId") WHERE "kind" = 'settlement';
-- A payment is booked once.
CREATE UNIQUE INDEX "Movement_one_per_payment" ON "Movement" ("sellerId", "paymentId", "kind") WHERE "paymentId" IS NOT NULL;
-- One act per key: this is what makes a button pressed twice one act.
CREATE UNIQUE INDEX "Command_once" ON "Command" ("sellerId", "act", "idempotencyKey") WHERE "idempotencyKey" IS NOT NULL;
-- One open review per order, one open task per subject, one open paid-for renewal per mailbox and term.
CREATE UNIQUE INDEX "Review_one_open" ON "Review" ("sellerId", "orderId") WHERE "state" = 'open';
CREATE UNIQUE INDEX "StaffTask_one_open" ON "StaffTask" ("sellerId", "kind", "subjectKind", "subjectId") WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX "Order_one_renewal_in_work" ON "Order" ("sellerId", "mailboxId", "oldExpiry") WHERE "kind" = 'renewal' AND "state" IN ('settled', 'fulfilled');
-- A mailbox's address belongs to one live mailbox.
CREATE UNIQUE INDEX "Mailbox_one_live" ON "Mailbox" ("sellerId", "domain", "localPart") WHERE "state" NOT IN ('cancelled', 'revoked', 'provisioning-failed', 'reserved');

ALTER TABLE "Name" ADD CONSTRAINT "Name_state" CHECK (("state" = 'held' AND "heldUntil" IS NOT NULL) OR "state" IN ('bound', 'blocked'));
ALTER TABLE "Name" ADD CONSTRAINT "Name_lower" CHECK ("localPart" = lower("localPart") AND "domain" = lower("domain"));
ALTER TABLE "Order" ADD CONSTRAINT "Order_sums" CHECK ("totalCents" = "netCents" + "vatCents" AND "netCents" >= 0 AND "vatCents" >= 0);
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_one_purpose" CHECK (num_nonnulls("orderId", "topUpId") = 1);
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_amounts" CHECK ("amountCents" > 0 AND "receivedCents" >= 0);
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_numbered" CHECK (("state" = 'waiting') = ("number" IS NULL));
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_active_dates" CHECK ("state" IN ('reserved', 'provisioning', 'provisioning-failed') OR ("expiresOn" IS NOT NULL AND "userCode" IS NOT NULL));

-- Search by the beginning of an address, a name, a code, in lists of any length.
CREATE INDEX "Mailbox_address_prefix" ON "Mailbox" ("sellerId", "localPart" text_pattern_ops);
CREATE INDEX "Holder_name_prefix" ON "Holder" ("sellerId", lower("displayName") text_pattern_ops);
