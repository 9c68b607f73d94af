-- Deferred revenue as it stood in the books at a month's end: each month posts the difference to the one before.
CREATE TABLE "DeferredMonth" (
    "sellerId" TEXT NOT NULL,
    "monthEnd" DATE NOT NULL,
    "deferredCents" BIGINT NOT NULL,
    "movementId" UUID,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeferredMonth_pkey" PRIMARY KEY ("sellerId", "monthEnd"),
    CONSTRAINT "DeferredMonth_whole" CHECK ("monthEnd" = (date_trunc('month', "monthEnd"::timestamp) + interval '1 month - 1 day')::date),
    CONSTRAINT "DeferredMonth_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DeferredMonth_sellerId_movementId_fkey" FOREIGN KEY ("sellerId", "movementId") REFERENCES "Movement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "DeferredMonth_sellerId_movementId_key" ON "DeferredMonth"("sellerId", "movementId");
CREATE TRIGGER "DeferredMonth_never_edited" BEFORE UPDATE OR DELETE ON "DeferredMonth" FOR EACH ROW EXECUTE FUNCTION never_edited();
