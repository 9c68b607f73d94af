import type { z } from "zod";
import { confirmActivation } from "@/lib/agreements/operations/confirm-activation";
import { grantManager } from "@/lib/agreements/operations/grant-manager";
import { prepareActivation } from "@/lib/agreements/operations/prepare-activation";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { type Actor, SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { blindIndex, seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenAgreement } from "./agreements";
import { memberNumber } from "./member-list";
import { givenUser } from "./people";

/** 16 euros and VAT: what a member's mailbox costs under the agreement of the tests. */
export const UNIT = 1952;

export const OFFICE = {
  address: { street: "Via del Foro 1", cap: "00100", city: "Roma", province: "RM" },
  phone: "+39 06 1234567",
  email: "segreteria@ordine.example",
  taxCode: "00743110157",
};

/** A professional order with so many members, whose secretary keeps the papers and an account. */
export async function givenProfessionalOrder(seller: string, members: number, change: object = {}) {
  const { agreementId, slug } = await givenAgreement(seller, { collects: true, ...change });
  const secretary = await givenUser(seller);
  must(await grantManager({ agreementId, login: secretary.email }, { seller, actor: SYSTEM("test") }));
  await givenMembers(seller, agreementId, members);
  return { seller, agreementId, slug, secretary };
}

async function givenMembers(sellerId: string, agreementId: string, count: number, from = 0): Promise<void> {
  await db().agreementMember.createMany({
    data: Array.from({ length: count }, (_, n) => {
      const { taxCode, ...member } = memberNumber(from + n);
      const known = { taxCodeIndex: blindIndex(taxCode), taxCodeSealed: seal(taxCode) };
      return { sellerId, id: newId(), agreementId, ...member, ...known, listedAt: instantToDb(now()) };
    }),
  });
}

type Prepared = z.input<typeof prepareActivation.schema>;
interface At {
  seller: string;
  agreementId: string;
}

/** A run prepared by somebody; collected papers paid by the account unless said otherwise. */
export async function prepared({ seller, agreementId }: At, actor: Actor, change: Partial<Prepared> = {}) {
  const input = { agreementId, offer: "base/24", papers: "collected", pays: "prepaid", office: OFFICE, ...change };
  return prepareActivation(input as Prepared, { seller, actor });
}

/** The same, confirmed as it was shown. */
export async function givenRun(at: At, actor: Actor, change: Partial<Prepared> = {}): Promise<string> {
  const { runId } = must(await prepared(at, actor, change));
  const lines = await db().activationLine.count({ where: { runId, state: "waiting" } });
  const seen = { seenLines: lines, seenTotalCents: lines * UNIT };
  must(await confirmActivation({ runId, ...seen, accepted: true }, { seller: at.seller, actor }));
  return runId;
}

export function must<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`${outcome.code} ${outcome.field ?? ""}`);
  return outcome;
}
