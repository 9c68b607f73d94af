-- The paper both sides signed as the agreement went on; unknown of those before.
ALTER TABLE "AgreementRenewal" ADD COLUMN "signedFileId" UUID;
