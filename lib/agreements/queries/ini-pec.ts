import type { MailboxState } from "@/lib/mailboxes/mailbox";
import { holderSchema, isBody } from "@/lib/orders/schema";
import { unseal } from "@/lib/platform/crypto";
import { agreementMailboxes, type ExpiringMailbox } from "./expiries";

/** An address as a professional order communicates it: whose it is, and who says so. */
interface IniPecRow {
  taxCode: string;
  address: string;
  lastName: string;
  firstName: string;
  number: string | null;
  /** The professional order's own list, or what the holder declared on buying. */
  source: "list" | "holder";
}

/** Mailboxes that take mail: a registered address must work. */
const WORKING: readonly MailboxState[] = ["active", "expired", "renewal_failed"];

/**
 * The addresses of an agreement's members that work, for the communication to INI-PEC (D.L. 185/2008, art. 16 c. 7: made
 * by the professional order). Who has left the list is left out. The caller has checked who asks.
 */
export async function iniPecRows(seller: string, agreementId: string): Promise<IniPecRow[]> {
  const { rows } = await agreementMailboxes(seller, agreementId, { q: "", state: undefined, within: undefined }, null);
  return rows.filter(({ state, left }) => WORKING.includes(state) && !left).flatMap((row) => rowOf(row) ?? []);
}

function rowOf({ address, number, member, taxCodeSealed, detailsSealed }: ExpiringMailbox): IniPecRow | null {
  if (member && taxCodeSealed) {
    const taxCode = String(unseal(taxCodeSealed));
    return { taxCode, address, ...member, number, source: "list" };
  }
  const holder = holderSchema.safeParse(unseal(detailsSealed));
  if (!holder.success || isBody(holder.data) || !holder.data.taxCode) return null;
  const { taxCode, lastName, firstName } = holder.data;
  return { taxCode, address, lastName, firstName, number: null, source: "holder" };
}
