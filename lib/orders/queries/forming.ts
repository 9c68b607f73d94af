import { holdersNamed } from "@/lib/customers/queries/named";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Day, fromDb, type Instant, instantFromDb, toDb } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { tokenOf } from "@/lib/platform/links";
import { signerOf } from "../answers";
import type { FormingFilter } from "../filter";
import { daysLeft, type FormingState, formingState } from "../forming";
import { type Address, holderSchema } from "../schema";

/** A company that is being formed, or was until it supplied its numbers. */
export interface FormingCompany {
  id: string;
  companyName: string;
  representative: string;
  phone: string;
  email: string;
  address: Address;
  dueOn: Day;
  /** Negative when it is late. */
  daysLeft: number;
  state: FormingState;
}

/** What is known of one; null for any other holder. The caller has checked who asks. */
export async function formingCompany(seller: string, holderId: string): Promise<FormingCompany | null> {
  if (!isId(holderId)) return null;
  const row = await db().holder.findUnique({ where: { sellerId_id: { sellerId: seller, id: holderId } } });
  const details = row && holderSchema.safeParse(unseal(row.detailsSealed));
  if (!row?.numbersDueOn || !details?.success) return null;
  const { firstName, lastName } = signerOf(details.data);
  return {
    id: row.id,
    companyName: row.displayName,
    representative: `${firstName} ${lastName}`,
    phone: details.data.phone,
    email: row.email,
    address: details.data.address,
    ...countdownOf(row.numbersDueOn, row.numbersGivenAt),
  };
}

/** The token of the page on which a company supplies its numbers, for whoever may see its order. */
export async function companyToken(seller: string, holderId: string): Promise<string | null> {
  const where = { sellerId: seller, purpose: "company", subjectId: holderId, usedAt: null };
  const link = await db().link.findFirst({ where, orderBy: { createdAt: "desc" }, select: { id: true } });
  return link && tokenOf(seller, "company", link.id);
}

type Countdown = Pick<FormingCompany, "dueOn" | "daysLeft" | "state">;

function countdownOf(due: Date, given: Date | null): Countdown {
  const dueOn = fromDb(due);
  const state = formingState({ numbersDueOn: dueOn, given: given !== null }, today());
  return { dueOn, daysLeft: daysLeft(dueOn, today()), state };
}

/** The countdown of a holder, for whoever may see its mailbox or order; null when nothing is owed any more. */
export async function numbersOwed(seller: string, holderId: string): Promise<Countdown | null> {
  const row = await db().holder.findUnique({
    where: { sellerId_id: { sellerId: seller, id: holderId } },
    select: { numbersDueOn: true, numbersGivenAt: true },
  });
  return row?.numbersDueOn && !row.numbersGivenAt ? countdownOf(row.numbersDueOn, null) : null;
}

export interface FormingRow {
  id: string;
  companyName: string;
  email: string;
  province: string | null;
  /** Its mailbox, when there is one. */
  mailbox: { id: string; address: string } | null;
  dueOn: Day;
  daysLeft: number;
  state: FormingState;
  givenAt: Instant | null;
}

const shown = {
  id: true,
  displayName: true,
  email: true,
  province: true,
  numbersDueOn: true,
  numbersGivenAt: true,
  mailboxes: { select: { id: true, localPart: true, domain: true }, take: 1, orderBy: { createdAt: "asc" } },
} satisfies Prisma.HolderSelect;

/** A page of the companies being formed, those that are due first on top. For staff only: the caller has checked. */
export async function listForming(
  seller: string,
  filter: FormingFilter,
  pageSize: number,
): Promise<{ rows: FormingRow[]; total: number }> {
  const where = await conditionsOf(seller, filter);
  const [rows, total] = await Promise.all([
    db().holder.findMany({
      where,
      select: shown,
      orderBy: [{ numbersDueOn: filter.sort === "-due" ? "desc" : "asc" }, { id: "asc" }],
      skip: (filter.page - 1) * pageSize,
      take: pageSize,
    }),
    db().holder.count({ where }),
  ]);
  return { rows: rows.flatMap(rowOf), total };
}

function rowOf(row: Prisma.HolderGetPayload<{ select: typeof shown }>): FormingRow[] {
  if (!row.numbersDueOn) return [];
  const [mailbox] = row.mailboxes;
  return [
    {
      id: row.id,
      companyName: row.displayName,
      email: row.email,
      province: row.province,
      mailbox: mailbox ? { id: mailbox.id, address: `${mailbox.localPart}@${mailbox.domain}` } : null,
      givenAt: row.numbersGivenAt && instantFromDb(row.numbersGivenAt),
      ...countdownOf(row.numbersDueOn, row.numbersGivenAt),
    },
  ];
}

async function conditionsOf(seller: string, { q, state }: FormingFilter): Promise<Prisma.HolderWhereInput> {
  const of: Prisma.HolderWhereInput = { sellerId: seller, numbersDueOn: { not: null } };
  const on = toDb(today());
  const states: Record<FormingState, Prisma.HolderWhereInput> = {
    waiting: { numbersGivenAt: null, numbersDueOn: { gte: on } },
    late: { numbersGivenAt: null, numbersDueOn: { lt: on } },
    given: { numbersGivenAt: { not: null } },
  };
  const named = q ? { id: { in: (await holdersNamed(seller, q)).ids } } : {};
  return { AND: [of, state ? states[state] : {}, named] };
}
