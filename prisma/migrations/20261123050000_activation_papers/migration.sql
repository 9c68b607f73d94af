-- Members who sign by a link may be paid for by their professional order; contracts may be signed by delegation, which is on file.
ALTER TABLE "ActivationRun" DROP CONSTRAINT "ActivationRun_papers_check";
ALTER TABLE "ActivationRun" ADD CONSTRAINT "ActivationRun_papers_check" CHECK ("papers" IN ('collected', 'link', 'delegated'));
ALTER TABLE "ActivationRun" DROP CONSTRAINT "ActivationRun_office";
ALTER TABLE "ActivationRun" ADD CONSTRAINT "ActivationRun_office"
    CHECK (("papers" <> 'link' OR "pays" = 'prepaid') = ("office" IS NOT NULL));
-- The members' delegations to their professional order.
ALTER TABLE "ActivationRun" ADD COLUMN "delegationFileId" UUID;
ALTER TABLE "ActivationRun" ADD CONSTRAINT "ActivationRun_delegation" CHECK (("papers" = 'delegated') = ("delegationFileId" IS NOT NULL));
ALTER TABLE "Review" DROP CONSTRAINT "Review_basis_check";
ALTER TABLE "Review" ADD CONSTRAINT "Review_basis_check" CHECK ("basis" IN ('staff', 'digital', 'on-screen', 'collected', 'delegated'));
