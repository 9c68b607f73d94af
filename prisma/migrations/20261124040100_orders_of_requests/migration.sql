-- The orders that a request led to.
ALTER TABLE "Order" ADD COLUMN "requestId" UUID;
ALTER TABLE "Order" ADD CONSTRAINT "Order_sellerId_requestId_fkey"
  FOREIGN KEY ("sellerId", "requestId") REFERENCES "Request"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Order_sellerId_requestId_idx" ON "Order"("sellerId", "requestId");
