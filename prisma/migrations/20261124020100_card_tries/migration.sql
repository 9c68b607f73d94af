-- A kept card that is refused is tried again on other days: each try is a payment of its own, with what its bank said.
CREATE TABLE "CardTry" (
    "sellerId" TEXT NOT NULL,
    "paymentId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "customerRef" TEXT NOT NULL,
    "methodRef" TEXT NOT NULL,
    "refusedAt" TIMESTAMPTZ(3),
    "why" TEXT,
    "code" TEXT,
    "nextOn" DATE,

    CONSTRAINT "CardTry_pkey" PRIMARY KEY ("sellerId", "paymentId"),
    CONSTRAINT "CardTry_attempt_check" CHECK ("attempt" > 0),
    CONSTRAINT "CardTry_refused_check" CHECK (("refusedAt" IS NULL) = ("why" IS NULL) AND ("nextOn" IS NULL OR "refusedAt" IS NOT NULL))
);
ALTER TABLE "CardTry" ADD CONSTRAINT "CardTry_sellerId_paymentId_fkey"
  FOREIGN KEY ("sellerId", "paymentId") REFERENCES "Payment"("sellerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tries made before: what they are called by is the card kept now, if any is.
INSERT INTO "CardTry" ("sellerId", "paymentId", "attempt", "customerRef", "methodRef", "refusedAt", "why", "code")
SELECT p."sellerId", p."id", 1, coalesce(c."customerRef", ''), coalesce(c."methodRef", ''),
  CASE WHEN p."state" = 'failed' THEN p."updatedAt" END, CASE WHEN p."state" = 'failed' THEN 'asks-owner' END,
  CASE WHEN p."state" = 'failed' THEN '' END
FROM "Payment" p
JOIN "Order" o ON o."sellerId" = p."sellerId" AND o."id" = p."orderId"
LEFT JOIN "StoredCard" c ON c."sellerId" = o."sellerId" AND c."userId" = o."userId"
WHERE p."gatewayRef" LIKE 'kept:%';
