-- When what is invoiced later (at its delivery) was carried out: the day it was paid. VAT belongs to that day's month.
ALTER TABLE "Invoice"
    ADD COLUMN "operationOn" DATE,
    ADD CONSTRAINT "Invoice_operation" CHECK ("operationOn" <= "issuedOn");
UPDATE "Invoice" SET "operationOn" = "issuedOn" WHERE "state" = 'held';
CREATE INDEX "Invoice_held" ON "Invoice" ("sellerId", "operationOn") WHERE "state" = 'held';
