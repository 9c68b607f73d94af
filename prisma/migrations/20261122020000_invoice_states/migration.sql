-- The life of an invoice goes on at SdI, the tax agency's exchange system; some wait for their delivery before it begins.
ALTER TYPE "InvoiceState" ADD VALUE 'held' BEFORE 'waiting';
ALTER TYPE "InvoiceState" ADD VALUE 'faulty';
ALTER TYPE "InvoiceState" ADD VALUE 'sent';
ALTER TYPE "InvoiceState" ADD VALUE 'delivered';
ALTER TYPE "InvoiceState" ADD VALUE 'undelivered';
ALTER TYPE "InvoiceState" ADD VALUE 'rejected';
ALTER TYPE "InvoiceState" ADD VALUE 'accepted';
ALTER TYPE "InvoiceState" ADD VALUE 'refused';
ALTER TYPE "InvoiceState" ADD VALUE 'lapsed';
ALTER TYPE "InvoiceState" ADD VALUE 'stranded';
