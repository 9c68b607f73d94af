import { type Invariant, liveJobs, type QueueView, rowId } from "./invariant";

const noTask = (seller: string, ...subjects: string[]) => `NOT EXISTS (SELECT FROM "StaffTask" t
  WHERE t."sellerId" = ${seller} AND t."closedAt" IS NULL AND t."subjectId" IN (${subjects.join(", ")}))`;

/**
 * Outbox and queue are empty, or what is in them is on its way or parked with an open task. Work that waits for its
 * next try is on its way; work that is due and nobody takes is forgotten.
 */
export const nothingForgotten = (queue: QueueView): Invariant => {
  const noJob = (...conditions: string[]) =>
    `NOT EXISTS (SELECT FROM ${liveJobs(queue)} j WHERE ${conditions.join(" AND ")})`;
  const due = queue.graceMinutes === 0 ? "true" : `j."start_after" < now() - interval '${queue.graceMinutes} minutes'`;
  return {
    number: 8,
    name: "nothing-forgotten",
    sentence: "Outbox and queue are empty, or on their way, or parked with an open staff task.",
    sql: `
      SELECT ${rowId("m", "mail")} AS "id", 'queued, no job sends it' AS "why" FROM "Mail" m
        WHERE m."state" = 'queued' AND ${noTask(`m."sellerId"`, `m."id"::text`)}
          AND ${noJob(`j."name" = 'mail.send'`, `j."data"->>'mailId' = m."id"::text`)}
      UNION ALL
      SELECT ${rowId("s", "sms")}, 'queued, no job sends it' FROM "Sms" s
        WHERE s."state" = 'queued' AND ${noTask(`s."sellerId"`, `s."id"::text`)}
          AND ${noJob(`j."name" = 'sms.send'`, `j."data"->>'smsId' = s."id"::text`)}
      UNION ALL
      SELECT ${rowId("g", "signature")}, 'no evidence, no job draws it' FROM "Signature" g
        WHERE g."evidenceFileId" IS NULL AND ${noTask(`g."sellerId"`, `g."id"::text`)}
          AND ${noJob(`j."name" = 'contract.evidence'`, `j."data"->>'signatureId' = g."id"::text`)}
      UNION ALL
      SELECT ${rowId("i", "invoice")}, 'waits for a number, no job gives it' FROM "Invoice" i
        WHERE i."state" = 'waiting' AND ${noTask(`i."sellerId"`, `i."id"::text`)}
          AND ${noJob(`j."name" = 'invoices.number'`, `j."data"->>'seller' = i."sellerId"`)}
      UNION ALL
      SELECT ${rowId("i", "invoice")}, 'numbered, no job makes its document' FROM "Invoice" i
        WHERE i."state" = 'numbered' AND i."fileId" IS NULL AND ${noTask(`i."sellerId"`, `i."id"::text`)}
          AND ${noJob(`j."name" = 'invoice.render'`, `j."data"->>'invoiceId' = i."id"::text`)}
      UNION ALL
      SELECT ${rowId("b", "mailbox")}, 'is being made, no job makes it' FROM "Mailbox" b
        WHERE b."state" = 'provisioning' AND ${noTask(`b."sellerId"`, `b."id"::text`, `b."orderId"::text`)}
          AND ${noJob(`j."name" = 'mailbox.provision'`, `j."data"->>'mailboxId' = b."id"::text`)}
      UNION ALL
      SELECT ${rowId("b", "mailbox")}, b."state" || ', nobody was asked' FROM "Mailbox" b
        WHERE b."state" IN ('provisioning-failed', 'renewal-failed')
          AND ${noTask(`b."sellerId"`, `b."id"::text`, `b."orderId"::text`)}
          AND NOT EXISTS (SELECT FROM "StaffTask" t JOIN "Order" o ON o."sellerId" = t."sellerId" AND o."id"::text = t."subjectId"
            WHERE t."sellerId" = b."sellerId" AND t."closedAt" IS NULL AND o."mailboxId" = b."id")
      UNION ALL
      SELECT ${rowId("r", "refund")}, 'approved, no job gives it back' FROM "Refund" r
        WHERE r."state" = 'approved' AND r."method" IN ('card', 'paypal') AND ${noTask(`r."sellerId"`, `r."id"::text`)}
          AND ${noJob(`j."name" = 'refund.send'`, `j."data"->>'refundId' = r."id"::text`)}
      UNION ALL
      SELECT 'job/' || j."name" || '/' || j."id", 'due since ' || j."start_after" FROM ${liveJobs(queue)} j
        WHERE ${due} AND j."name" NOT LIKE '\\_\\_pgboss%' AND j."name" NOT IN ('sweep.daily', 'sweep.often', 'audit.seal')
      ${queue.present ? failedWithoutTask : ""}`,
  };
};

/** A job that no retry could do has a task, open or since closed, or its letter still lies in the dead-letter queue. */
const failedWithoutTask = `UNION ALL
  SELECT 'job/' || f."name" || '/' || f."id", 'failed, nobody was asked' FROM "pgboss"."job" f
    WHERE f."state" = 'failed' AND f."dead_letter" IS NOT NULL
      AND NOT EXISTS (SELECT FROM "pgboss"."job" l WHERE l."name" = f."dead_letter" AND l."source_id" = f."id"
        AND l."state" IN ('created', 'retry', 'active'))
      AND NOT EXISTS (SELECT FROM "StaffTask" t WHERE t."sellerId" = f."data"->>'seller'
        AND t."subjectId" IN (f."data"->>'mailboxId', f."data"->>'orderId', f."data"->>'paymentId', f."data"->>'refundId',
          f."data"->>'invoiceId', f."data"->>'mailId', f."data"->>'smsId',
          f."data"->>'signatureId', f."id"::text))`;
