-- Filters of a table of the desk, kept under a name: one's own, or everybody's of the staff.
CREATE TABLE "SavedView" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("sellerId","id"),
    CONSTRAINT "SavedView_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "SavedView_sellerId_userId_list_name_key" ON "SavedView"("sellerId", "userId", "list", "name");
CREATE INDEX "SavedView_sellerId_list_shared_idx" ON "SavedView"("sellerId", "list", "shared");
