import { instantToDb } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { givenMailbox } from "./orders";

/** A living mailbox bought under an agreement by one of its members, or with a code. */
export async function givenAgreementMailbox(
  agreementId: string,
  { memberId, ...options }: Parameters<typeof givenMailbox>[0] & { memberId?: string } = {},
) {
  const mailbox = await givenMailbox(options);
  const { sellerId, id: mailboxId, holderId, domain, planCode, termMonths } = mailbox;
  const [id, at] = [newId(), instantToDb(now())];
  const days = { createdAt: at, updatedAt: at, placedAt: at, settledAt: at, fulfilledAt: at };
  const bought = { kind: "activation", channel: "agreement", state: "fulfilled", agreementId } as const;
  const sold = { mailboxId, holderId, domain, planCode, termMonths, policyVersion: 1, locale: "it" };
  await db().order.create({
    data: { sellerId, id, code: `AT${id.slice(-8)}`, ...bought, ...sold, ...days, memberId: memberId ?? null },
  });
  return db().mailbox.update({ where: { sellerId_id: { sellerId, id: mailboxId } }, data: { orderId: id } });
}
