import { z } from "zod";
import type { Day } from "@/lib/kernel/day";
import { birthPlaceOf } from "@/lib/kernel/identifiers/birth-place";
import { partsOf } from "@/lib/kernel/identifiers/codice-fiscale";
import { checkPhone } from "@/lib/kernel/identifiers/phone";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { type BillingParty, billingParty } from "@/lib/orders/answers";
import { judged } from "@/lib/orders/checked";
import { address, anyTaxCode, email } from "@/lib/orders/holder-fields";
import { type Holder, holderSchema } from "@/lib/orders/schema";
import type { HolderKind } from "@/lib/sellers/policy/common";

const RUN_STATES = ["draft", "running", "paused", "done", "dropped"] as const;
export type RunState = (typeof RUN_STATES)[number];
export type RunEvent = "confirm" | "pause" | "resume" | "finish" | "drop";

/** The life of a run. What is paused may be given up: the lines carried out stay. */
export const RUN_LIFE: Record<RunState, Partial<Record<RunEvent, RunState>>> = {
  draft: { confirm: "running", drop: "dropped" },
  running: { pause: "paused", finish: "done" },
  paused: { resume: "running", drop: "dropped" },
  done: {},
  dropped: {},
};

/** The state an event leads to. Refuses `activation-cannot-<event>` {state}. */
export const afterRunEvent = (state: RunState, event: RunEvent): Outcome<RunState> =>
  RUN_LIFE[state][event] ?? refuse(`activation-cannot-${event}`, { params: { state } });

/** Members one run may have at most. */
export const MOST_MEMBERS = 2000;

/**
 * Where a professional order is reached: with papers collected by it, its members are reached there too, and the invoices
 * it pays are made out to it. As kept in `ActivationRun.office`.
 */
export const officeSchema = z.strictObject({
  address,
  phone: judged(checkPhone, 40),
  email,
  taxCode: anyTaxCode,
});
export type Office = z.infer<typeof officeSchema>;

/** What a list says of a member. */
export interface KnownMember {
  number: string;
  firstName: string;
  lastName: string;
  email: string | null;
  taxCode: string;
}

const GROWN_UP = 18;

/**
 * The holder of a member's mailbox out of the list and the office: day and place of birth are those of the codice fiscale
 * (the latest century in which a member is of age; a place the register has lost is written as its code). A professional
 * where the plan is sold to them, else a person. Refuses `member-without-email`, `member-not-served`, `member-unreadable`.
 */
export async function holderOfMember(
  member: KnownMember,
  of: { name: string; office: Office; kinds: readonly HolderKind[]; on: Day },
): Promise<Outcome<Holder>> {
  if (!member.email) return refuse("member-without-email");
  const { firstName, lastName, taxCode, number } = member;
  const common = {
    firstName,
    lastName,
    taxCode,
    email: member.email,
    phone: of.office.phone,
    address: of.office.address,
  };
  const birthPlace = (await birthPlaceOf(taxCode))?.name ?? partsOf(taxCode).birthPlaceCode;
  const born = { birthDate: birthDateOf(taxCode, of.on), birthPlace };
  if (of.kinds.includes("professional"))
    return holderOr({ kind: "professional", ...common, ...born, vatNumber: "", order: of.name, enrolment: number });
  return of.kinds.includes("person") ? holderOr({ kind: "person", ...common, ...born }) : refuse("member-not-served");
}

function holderOr(given: object): Outcome<Holder> {
  const parsed = holderSchema.safeParse(given);
  return parsed.success ? parsed.data : refuse("member-unreadable");
}

function birthDateOf(taxCode: string, on: Day): string {
  const { yearOfCentury, month, day } = partsOf(taxCode);
  const latest = on.year - GROWN_UP;
  const year = latest - ((((latest - yearOfCentury) % 100) + 100) % 100);
  return [year, ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
}

/** To whom a mailbox is invoiced: the professional order when it pays, else the member. */
export function partyOfRun(
  holder: Holder,
  of: { name: string; office: Office | null; byOrder: boolean },
): BillingParty {
  const { office, name } = of;
  if (!of.byOrder || !office) return billingParty(holder, { to: "holder" });
  const party = billingParty(holder, { to: "other", name, taxCode: office.taxCode, address: office.address });
  return { ...party, email: office.email };
}
