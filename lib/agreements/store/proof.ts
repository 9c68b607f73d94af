import type { Agreement } from "@/lib/generated/prisma/client";
import { checkCodiceFiscale } from "@/lib/kernel/identifiers/codice-fiscale";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { blindIndex } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { plainNumber } from "../member";
import type { Proof } from "../terms";
import { codeHash } from "./codes";
import { hasNoMailbox } from "./taking";

export interface Claim {
  by: Proof;
  number: string;
  taxCode: string;
  code: string;
}

/** What a claim proved: who of the list it is, or which code was given. */
export interface Proven {
  memberId: string | null;
  codeId: string | null;
}

/**
 * Whether somebody is a member, by number and codice fiscale on the list or by a code nobody has used; who sends a
 * certificate with the other documents proves nothing yet. Refuses
 * `member-not-found` (whatever of it is wrong), `member-has-order`, `code-unknown`, `code-used`.
 */
export async function prove(tx: Tx, agreement: Agreement, claim: Claim): Promise<Outcome<Proven>> {
  if (claim.by === "certificate") return { memberId: null, codeId: null };
  return claim.by === "number" ? byNumber(tx, agreement, claim) : byCode(tx, agreement, claim.code);
}

async function byNumber(tx: Tx, { sellerId, id }: Agreement, { number, taxCode }: Claim): Promise<Outcome<Proven>> {
  const unknown = refuse("member-not-found", { field: "number" });
  const checked = checkCodiceFiscale(taxCode, "person");
  if (isRefusal(checked)) return { ...checked, field: "taxCode" };
  const where = { sellerId_agreementId_taxCodeIndex: { sellerId, agreementId: id, taxCodeIndex: blindIndex(checked) } };
  const member = await tx.agreementMember.findUnique({ where });
  if (member?.state !== "listed" || plainNumber(member.number) !== plainNumber(number)) return unknown;
  const free = await hasNoMailbox(tx, sellerId, member.id);
  return isRefusal(free) ? free : { memberId: member.id, codeId: null };
}

async function byCode(tx: Tx, { sellerId, id }: Agreement, code: string): Promise<Outcome<Proven>> {
  const hash = codeHash(id, code);
  const row = await tx.agreementCode.findUnique({
    where: { sellerId_agreementId_hash: { sellerId, agreementId: id, hash } },
  });
  if (!row) return refuse("code-unknown", { field: "code" });
  const order = row.orderId && (await tx.order.findUnique({ where: { sellerId_id: { sellerId, id: row.orderId } } }));
  if (order && !["draft", "cancelled", "expired"].includes(order.state)) return refuse("code-used", { field: "code" });
  return { memberId: null, codeId: row.id };
}
