-- What a reseller earns and is paid, each line with the movement that booked it: what is owed is their sum.
CREATE TABLE "Commission" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "resellerId" UUID NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('earned', 'taken-back', 'offset', 'paid')),
    "orderId" UUID,
    "movementId" UUID NOT NULL,
    "cents" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byName" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Commission_pkey" PRIMARY KEY ("sellerId", "id"),
    CONSTRAINT "Commission_of_order" CHECK (("orderId" IS NOT NULL) = ("kind" IN ('earned', 'taken-back'))),
    CONSTRAINT "Commission_sign" CHECK (CASE WHEN "kind" = 'earned' THEN "cents" > 0 ELSE "cents" < 0 END),
    CONSTRAINT "Commission_sellerId_resellerId_fkey" FOREIGN KEY ("sellerId", "resellerId") REFERENCES "Reseller"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commission_sellerId_orderId_fkey" FOREIGN KEY ("sellerId", "orderId") REFERENCES "Order"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commission_sellerId_movementId_fkey" FOREIGN KEY ("sellerId", "movementId") REFERENCES "Movement"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Commission_sellerId_resellerId_at_idx" ON "Commission"("sellerId", "resellerId", "at");
CREATE INDEX "Commission_sellerId_orderId_idx" ON "Commission"("sellerId", "orderId");
CREATE UNIQUE INDEX "Commission_sellerId_movementId_key" ON "Commission"("sellerId", "movementId");
CREATE TRIGGER "Commission_never_edited" BEFORE UPDATE OR DELETE ON "Commission" FOR EACH ROW EXECUTE FUNCTION never_edited();
