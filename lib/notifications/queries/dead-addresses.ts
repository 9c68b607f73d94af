import { type Instant, instantFromDb } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";

/** An address at which no mail arrives. `why`: it came back, somebody complained, or the mail service sends there no more. */
interface DeadAddress {
  email: string;
  why: string;
  since: Instant;
}

/** Of addresses, those at which no mail arrives, as they are written there. For staff: the caller has checked. */
export async function deadOf(seller: string, emails: readonly string[]): Promise<DeadAddress[]> {
  const rows = await db().deadAddress.findMany({
    where: { sellerId: seller, email: { in: emails.map((email) => email.toLowerCase()) } },
  });
  return emails.flatMap((email) => {
    const row = rows.find((each) => each.email === email.toLowerCase());
    return row ? [{ email, why: row.why, since: instantFromDb(row.since) }] : [];
  });
}
