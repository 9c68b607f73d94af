/** Fields of a job's payload that name its subject, the most telling one first. */
const SUBJECTS = [
  ["mailboxId", "mailbox"],
  ["orderId", "order"],
  ["paymentId", "payment"],
  ["refundId", "refund"],
  ["invoiceId", "invoice"],
  ["mailId", "mail"],
  ["smsId", "sms"],
  ["signatureId", "signature"],
] as const;

/** What a failed job was about: the row its payload names, or the job itself. */
export function subjectOf(payload: Record<string, unknown>, jobId: string): { subjectKind: string; subjectId: string } {
  for (const [field, subjectKind] of SUBJECTS) {
    const subjectId = payload[field];
    if (typeof subjectId === "string") return { subjectKind, subjectId };
  }
  return { subjectKind: "job", subjectId: jobId };
}
