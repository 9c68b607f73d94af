import { holderFacts } from "@/lib/customers/store/holder";
import type { Holder as HolderRow } from "@/lib/generated/prisma/client";
import { addDays, fromDb, instantToDb, isoDay, toDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { seal } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { createLink } from "@/lib/platform/links";
import type { Context } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { billingParty } from "../answers";
import type { Holder } from "../schema";
import { readBillingParty } from "./answers";

/**
 * The mailbox of a company being formed works: from today its days to supply the VAT number and the tax code run, and
 * it is told so. Any other holder: nothing.
 */
export async function startCountdown(tx: Tx, context: Context, holderId: string): Promise<void> {
  const key = { sellerId_id: { sellerId: context.seller, id: holderId } };
  const holder = await tx.holder.findUnique({ where: key });
  if (holder?.kind !== "company-being-formed" || holder.numbersDueOn || holder.numbersGivenAt) return;
  const dueOn = addDays(context.today, context.policy.identity.beingFormed.days);
  const counting = await tx.holder.update({ where: key, data: { numbersDueOn: toDb(dueOn) } });
  await mailNumbersNeeded(tx, context, counting, "start");
}

/** Tells a company by when its numbers are needed; each `occasion` once. */
export async function mailNumbersNeeded(
  tx: Tx,
  context: Context,
  holder: HolderRow,
  occasion: string | number,
): Promise<void> {
  if (!holder.numbersDueOn) return;
  const dueOn = isoDay(fromDb(holder.numbersDueOn));
  await queueMail(tx, context, {
    template: "company-numbers",
    to: holder.email,
    locale: await localeOf(tx, holder),
    facts: { holderId: holder.id, linkId: await companyLink(tx, context, holder.id), dueOn },
    dedupeKey: `company-numbers:${holder.id}:${dueOn}:${occasion}`,
  });
}

/** The language a holder bought in. */
export async function localeOf(tx: Tx, { sellerId, id }: HolderRow): Promise<string> {
  const order = await tx.order.findFirst({
    where: { sellerId, holderId: id },
    orderBy: { createdAt: "desc" },
    select: { locale: true },
  });
  return order?.locale ?? "it";
}

async function companyLink(tx: Tx, { seller, now }: Context, holderId: string): Promise<string> {
  const known = await tx.link.findFirst({
    where: { sellerId: seller, purpose: "company", subjectId: holderId, usedAt: null },
    select: { id: true },
  });
  return known?.id ?? createLink(tx, { seller, purpose: "company", subjectId: holderId, at: now });
}

/** Locks a holder its owner, whoever holds its private link, staff or the product acts on. Refuses `holder-unknown`. */
export async function lockHolder(
  tx: Tx,
  { seller, actor }: Context,
  holderId: string,
): Promise<Outcome<HolderRow, "holder-unknown">> {
  await tx.$queryRaw`SELECT 1 FROM "Holder" WHERE "sellerId" = ${seller} AND "id" = ${holderId}::uuid FOR UPDATE`;
  const holder = await tx.holder.findUnique({ where: { sellerId_id: { sellerId: seller, id: holderId } } });
  if (!holder) return refuse("holder-unknown");
  const mine = actor.kind === "user" && holder.userId === actor.userId;
  const linked = actor.kind === "link" && actor.purpose === "company" && actor.subjectId === holderId;
  const served = actor.kind === "system" || hasRight(actor, "enter-company-numbers");
  return mine || linked || served ? holder : refuse("holder-unknown");
}

/**
 * What is known of a locked holder changes: its row, the names that are its own, the invoices of its orders that wait
 * for money. `former` is what was known before.
 */
export async function becomeCompany(
  tx: Tx,
  context: Context,
  row: HolderRow,
  { former, holder }: { former: Holder; holder: Holder },
): Promise<void> {
  const { seller } = context;
  const facts = holderFacts(holder);
  const at = instantToDb(context.now);
  await tx.holder.update({
    where: { sellerId_id: { sellerId: seller, id: row.id } },
    data: { ...facts, numbersGivenAt: at },
  });
  await tx.$executeRaw`
    UPDATE "Name" n SET "holderIndex" = ${facts.taxCodeIndex}, "updatedAt" = ${at}
    FROM "Mailbox" m
    WHERE m."sellerId" = ${seller} AND m."holderId" = ${row.id}::uuid
      AND n."sellerId" = m."sellerId" AND n."mailboxId" = m."id"`;
  const waiting = await tx.order.findMany({ where: { sellerId: seller, holderId: row.id, state: "placed" } });
  for (const order of waiting) {
    const party = order.billingSealed && readBillingParty(order.billingSealed);
    if (!party || party.taxCode !== former.taxCode) continue;
    const { sdiCode, pec } = party;
    const delivery = { sdiCode: sdiCode ?? undefined, pec: pec ?? undefined };
    await tx.order.update({
      where: { sellerId_id: { sellerId: seller, id: order.id } },
      data: { billingSealed: seal(billingParty(holder, { to: "holder", ...delivery })) },
    });
  }
}
