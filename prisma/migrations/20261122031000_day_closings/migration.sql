-- A day that the accounting has closed: the figures as they were seen, and how many of them did not agree.
CREATE TABLE "DayClosing" (
    "sellerId" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "differences" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "closedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedById" UUID,
    "closedByName" TEXT NOT NULL,

    CONSTRAINT "DayClosing_pkey" PRIMARY KEY ("sellerId", "on"),
    CONSTRAINT "DayClosing_differences" CHECK ("differences" >= 0)
);
