-- Who signs up from the page of an order bought without an account takes it over once the address is confirmed.
ALTER TABLE "User" ADD COLUMN "adoptsOrderId" UUID;
