-- Who answers for whom while somebody of the staff is away: from a day to a day, both included.
CREATE TABLE "StandIn" (
    "sellerId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "standInId" UUID NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StandIn_pkey" PRIMARY KEY ("sellerId","id"),
    CONSTRAINT "StandIn_another" CHECK ("userId" <> "standInId"),
    CONSTRAINT "StandIn_days" CHECK ("fromOn" <= "toOn"),
    CONSTRAINT "StandIn_sellerId_userId_fkey" FOREIGN KEY ("sellerId", "userId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StandIn_sellerId_standInId_fkey" FOREIGN KEY ("sellerId", "standInId") REFERENCES "User"("sellerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "StandIn_sellerId_toOn_idx" ON "StandIn"("sellerId", "toOn");
