-- Orders on paper: when their papers arrived, and by when what was promised of them is due.
ALTER TABLE "Order" ADD COLUMN "papersArrivedAt" TIMESTAMPTZ(3), ADD COLUMN "papersDueAt" TIMESTAMPTZ(3);
ALTER TABLE "Order" ADD CONSTRAINT "Order_papers" CHECK (("papersArrivedAt" IS NULL) = ("papersDueAt" IS NULL));
CREATE INDEX "Order_sellerId_channel_papersArrivedAt_idx" ON "Order"("sellerId", "channel", "papersArrivedAt");
