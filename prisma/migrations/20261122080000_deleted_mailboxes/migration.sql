-- Some sellers delete a lapsed mailbox for good, some time after it was cancelled.
ALTER TYPE "MailboxState" ADD VALUE 'deleted' AFTER 'cancelled';
