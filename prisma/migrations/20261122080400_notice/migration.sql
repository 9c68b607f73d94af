-- The day on which a notice of termination was received: the term is not renewed by itself.
ALTER TABLE "Mailbox" ADD COLUMN "noticeOn" DATE;
