-- Which terms that ended in some months were renewed: looked up by the day they ended.
CREATE INDEX "Order_sellerId_oldExpiry_idx" ON "Order"("sellerId", "oldExpiry");
