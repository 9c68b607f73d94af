import { z } from "zod";
import type { Mailbox, Order } from "@/lib/generated/prisma/client";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { lockMailbox, moveMailbox, writeHistory } from "@/lib/mailboxes/store";
import { holdName, releaseNames } from "@/lib/names/store";
import { blindIndex } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { identityKeyOf } from "../answers";
import { lockOrder } from "../store";
import { readAnswers } from "../store/answers";
import { mailboxWithoutName } from "../store/names";

const answerSchema = z.strictObject({
  rank: z.int().min(1).max(3),
  localPart: z.string().max(200),
  answer: z.enum(["free", "taken", "invalid", "unavailable"]),
  /** A refusal code; of a free name a warning, or null. */
  reason: z.string().max(60).nullable(),
});
export type NameAnswer = z.infer<typeof answerSchema>;

/** Tries after the first while the provider is silent: for about half an hour, then the customer asks again. */
const MOST_TRIES = 30;
const SECONDS = { first: 5, most: 60 };

/** What became of the wishes: the rank held and until when (ISO), or null; and each one's answer. */
export interface NamesHeld {
  held: number | null;
  until: string | null;
  answers: Pick<NameAnswer, "rank" | "answer" | "reason">[];
}

/**
 * Writes down what the check found for each wish and holds the first free one; a name lost to somebody between the check
 * and now becomes taken, and the next is tried. A mailbox that was waiting for a name is made at once. While the provider
 * is silent and nothing is held it is asked again by itself (`tries`: how often it was).
 * Refuses `order-unknown`, `names-settled`.
 */
export const recordNameAnswers = operation({
  act: "record-name-answers",
  input: z.strictObject({
    orderId: z.uuid(),
    domain: z.string(),
    answers: z.array(answerSchema).max(3),
    tries: z.int().min(0).default(0),
  }),
  may: systemOnly,
  audit: ({ orderId, answers }) => ({ orderId, free: answers.filter((each) => each.answer === "free").length }),
  run: async (tx, { orderId, domain, answers, tries }, context): Promise<Outcome<NamesHeld>> => {
    const order = await lockOrder(tx, context, orderId);
    if (isRefusal(order)) return order;
    const waiting = await mailboxWithoutName(tx, order);
    if (isRefusal(waiting)) return waiting;
    const current = order.domain === domain ? await stillWished(tx, context, orderId, answers) : [];
    const until = context.now.add({ minutes: context.policy.names.holdMinutes });
    const found = await holdFirst(tx, context, order, current, until);
    if (found.held === null && current.length > 0) await releaseNames(tx, context, orderId);
    for (const { rank, answer, reason } of found.answers)
      await tx.nameChoice.update({
        where: { sellerId_orderId_rank: { sellerId: context.seller, orderId, rank } },
        data: { answer, reason, checkedAt: instantToDb(context.now) },
      });
    if (found.held !== null && waiting) await makeMailbox(tx, context, waiting);
    if (found.held === null && current.some(({ answer }) => answer === "unavailable"))
      await askAgainSoon(context, orderId, tries);
    return { ...found, until: found.held === null ? null : until.toString() };
  },
});

/** Answers to wishes that were changed while the check ran (another tab) are answers to nothing. */
async function stillWished(tx: Tx, context: Context, orderId: string, answers: NameAnswer[]): Promise<NameAnswer[]> {
  const wishes = await tx.nameChoice.findMany({ where: { sellerId: context.seller, orderId } });
  return answers
    .filter((each) => wishes.some((wish) => wish.rank === each.rank && wish.localPart === each.localPart))
    .sort((a, b) => a.rank - b.rank);
}

async function holdFirst(tx: Tx, context: Context, order: Order, answers: NameAnswer[], until: Instant) {
  const holder = readAnswers(order).holder;
  const holderIndex = holder && blindIndex(identityKeyOf(holder));
  let held: number | null = null;
  const settled: NamesHeld["answers"] = [];
  for (const { rank, localPart, answer, reason } of answers) {
    if (answer !== "free" || held !== null) {
      settled.push({ rank, answer, reason });
      continue;
    }
    const hold = await holdName(tx, context, {
      orderId: order.id,
      domain: order.domain,
      localPart,
      holderIndex,
      until,
    });
    if (isRefusal(hold)) settled.push({ rank, answer: "taken", reason: hold.code });
    else settled.push({ rank, answer, reason });
    if (!isRefusal(hold)) held = rank;
  }
  return { held, answers: settled };
}

async function askAgainSoon(context: Context, orderId: string, tries: number): Promise<void> {
  if (tries >= MOST_TRIES) return;
  const seconds = Math.min(SECONDS.first * 2 ** tries, SECONDS.most);
  const startAfter = instantToDb(context.now.add({ seconds }));
  await context.enqueue("names.check", { seller: context.seller, orderId, tries: tries + 1 }, { startAfter });
}

async function makeMailbox(tx: Tx, context: Context, waiting: Mailbox): Promise<void> {
  const mailbox = await lockMailbox(tx, context.seller, waiting.id);
  if (isRefusal(mailbox) || mailbox.state !== "provisioning_failed") return;
  await moveMailbox(tx, context.now, mailbox, "provision");
  await writeHistory(tx, context, mailbox.id, "provisioning-started");
  await closeTask(tx, context, { kind: "no-name-left", subjectKind: "mailbox", subjectId: mailbox.id });
  await context.enqueue("mailbox.provision", { seller: context.seller, mailboxId: mailbox.id });
}
