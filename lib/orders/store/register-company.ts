import type { Holder as HolderRow } from "@/lib/generated/prisma/client";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { blindIndex, unseal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import type { Context } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { closeTask } from "@/lib/staff/store";
import { type Holder, holderSchema } from "../schema";
import { becomeCompany, localeOf } from "./forming";

type Address = Extract<Holder, { kind: "company" }>["address"];

/** What a company supplies; an address left out stays as it was. */
export interface CompanyNumbers {
  companyName: string;
  vatNumber: string;
  taxCode?: string | undefined;
  address?: Address | undefined;
}

/**
 * A locked company being formed has its numbers: it is a company from now on, also on invoices still to be made, its
 * task is done and it is told so. Refuses `company-registered`, `company-of-another` (the number belongs to another
 * customer: the staff, who may look, decide).
 */
export async function registerNumbers(
  tx: Tx,
  context: Context,
  row: HolderRow,
  numbers: CompanyNumbers,
): Promise<Outcome<true, "company-registered" | "company-of-another">> {
  const former = holderSchema.safeParse(unseal(row.detailsSealed));
  if (!former.success || former.data.kind !== "company-being-formed") return refuse("company-registered");
  const { representative, email, phone, address } = former.data;
  const { companyName, vatNumber, taxCode = vatNumber } = numbers;
  const given = { companyName, vatNumber, taxCode, address: numbers.address ?? address };
  const holder: Holder = { kind: "company", ...given, representative, email, phone };
  const another = await isAnothers(tx, context, row, [taxCode, vatNumber]);
  if (isRefusal(another)) return another;
  await becomeCompany(tx, context, row, { former: former.data, holder });
  await closeTask(tx, context, { kind: "company-numbers-late", subjectKind: "holder", subjectId: row.id });
  await queueMail(tx, context, {
    template: "company-registered",
    to: row.email,
    locale: await localeOf(tx, row),
    facts: { holderId: row.id },
    dedupeKey: `company-registered:${row.id}`,
  });
  return true;
}

async function isAnothers(
  tx: Tx,
  { seller, actor }: Context,
  row: HolderRow,
  codes: string[],
): Promise<Outcome<false, "company-of-another">> {
  if (hasRight(actor, "enter-company-numbers")) return false;
  const others = await tx.holder.count({
    where: {
      sellerId: seller,
      taxCodeIndex: { in: codes.map(blindIndex) },
      id: { not: row.id },
      ...(row.userId ? { OR: [{ userId: null }, { userId: { not: row.userId } }] } : {}),
    },
  });
  return others > 0 ? refuse("company-of-another", { field: "vatNumber" }) : false;
}
