import { lockTopUp } from "@/lib/accounts/store/top-up";
import { missingOf } from "@/lib/accounts/top-up";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lockOrder } from "@/lib/orders/store";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, staffWith, type z } from "@/lib/platform/operation";
import { classesFor } from "../classes";
import { applyLineInput, type MatchPart } from "../schema";
import { type LockedLine, lockLine, setLeft } from "../store/line";
import { applyPart } from "../store/match";

export interface LineApplied {
  lineId: string;
  /** What is still left of it, in cents. */
  leftCents: number;
  effects: string[];
}

type Given = z.infer<typeof applyLineInput>;

/**
 * Gives a line, or parts of it, to orders, top-ups, a customer's prepaid account, or says what else it is. Nobody counts
 * money for themselves. Refuses `line-unknown`, `line-left-too-little`, `class-not-possible`, `line-went-out`,
 * `own-top-up`, `line-not-sure` (what was sure has changed) and like `applyTransfer`.
 */
export const applyLine = operation({
  act: "apply-statement-line",
  input: applyLineInput,
  may: staffWith("match-statements"),
  audit: ({ lineId, parts, sure }) => ({ lineId, sure, parts: JSON.stringify(parts) }),
  run: async (tx, given, context): Promise<Outcome<LineApplied>> => {
    const line = await lockLine(tx, context.seller, given.lineId);
    if (isRefusal(line)) return line;
    const fault = faultOf(line, given.parts) ?? (await ownMoney(tx, context, given.parts));
    if (fault) return refuse(fault);
    if (given.sure && !(await isStillSure(tx, context, given.parts))) return refuse("line-not-sure");
    return applyAll(tx, context, line, given);
  },
});

async function applyAll(tx: Tx, context: Context, line: LockedLine, given: Given): Promise<Outcome<LineApplied>> {
  const effects: string[] = [];
  // In one order by everybody, so that two lines for the same orders never wait for each other.
  for (const part of [...given.parts].sort((a, b) => (subjectOf(a) < subjectOf(b) ? -1 : 1))) {
    const match = await applyPart(tx, context, line, part, given);
    if (isRefusal(match)) return match;
    effects.push(match.effect);
  }
  const leftCents = Number(line.leftCents) - sumOf(given.parts);
  await setLeft(tx, line, leftCents);
  return { lineId: line.id, leftCents, effects };
}

const subjectOf = (part: MatchPart): string => part.orderId ?? part.topUpId ?? part.userId ?? part.class ?? "";
const sumOf = (parts: readonly MatchPart[]): number => parts.reduce((sum, { amountCents }) => sum + amountCents, 0);

function faultOf(line: LockedLine, parts: readonly MatchPart[]) {
  const [amount, left] = [Number(line.amountCents), Number(line.leftCents)];
  const [sign, sum] = [Math.sign(amount), sumOf(parts)];
  if (parts.some(({ amountCents }) => Math.sign(amountCents) !== sign)) return "line-left-too-little";
  if (Math.abs(sum) > Math.abs(left)) return "line-left-too-little";
  const classes = classesFor(amount);
  if (parts.some((part) => part.class && !classes.includes(part.class))) return "class-not-possible";
  return amount < 0 && parts.some((part) => !part.class) ? "line-went-out" : null;
}

async function ownMoney(tx: Tx, { seller, actor }: Context, parts: readonly MatchPart[]) {
  if (actor.kind !== "user") return null;
  const { userId } = actor;
  const ids = (of: "orderId" | "topUpId") => parts.flatMap((part) => part[of] ?? []);
  const where = (of: string[]) => ({ sellerId: seller, userId, id: { in: of } });
  const own =
    parts.some((part) => part.userId === userId) ||
    (await tx.order.count({ where: where(ids("orderId")) })) > 0 ||
    (await tx.topUp.count({ where: where(ids("topUpId")) })) > 0;
  return own ? "own-top-up" : null;
}

/** What was found sure waits for exactly that amount, still. */
async function isStillSure(tx: Tx, context: Context, parts: readonly MatchPart[]): Promise<boolean> {
  for (const { orderId, topUpId, amountCents } of parts) {
    const subject = orderId
      ? await lockOrder(tx, context, orderId)
      : topUpId && (await lockTopUp(tx, context.seller, topUpId));
    if (isRefusal(subject)) return false;
    if (subject && "totalCents" in subject)
      if (subject.state !== "placed" || subject.totalCents - subject.receivedCents !== amountCents) return false;
    if (subject && "amountCents" in subject && missingOf(subject) !== amountCents) return false;
  }
  return true;
}
