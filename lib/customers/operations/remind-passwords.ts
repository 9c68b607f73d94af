import type { User } from "@/lib/generated/prisma/client";
import { addMonths, type Day, dayInRome, instantFromDb, instantToDb, isoDay, startOfDayInRome } from "@/lib/kernel/day";
import { queueMail } from "@/lib/notifications/store";
import type { PasswordStage } from "@/lib/notifications/templates";
import type { Tx } from "@/lib/platform/db";
import { type Context, operation, systemOnly, z } from "@/lib/platform/operation";
import { adviceFrom, EXPIRY_NOTICE_DAYS, passwordExpiresOn } from "../password-age";

/** Days a notice may be late, when nights were missed; older ones are not sent any more. */
const CATCH_UP_DAYS = 30;
/** Passwords of one age looked at in one act. */
const AT_MOST = 1000;

/**
 * Mails those whose password has reached an age: a change is advised, it is about to expire, it has expired (acceptance
 * table, row 4). Each is told of each once. Answers how many were looked at; below `AT_MOST`, that was all.
 */
export const remindPasswords = operation({
  act: "remind-passwords",
  input: z.strictObject({ after: z.uuid().optional() }),
  may: systemOnly,
  audit: () => ({}),
  run: async (tx, { after }, context) => {
    const { adviceMonths, passwordMonths } = context.policy.access;
    const ages: [PasswordStage, Day][] = [];
    if (adviceMonths !== undefined) ages.push(["advised", setBy(context.today, adviceMonths)]);
    if (passwordMonths !== undefined) {
      ages.push(["expiring", setBy(context.today.add({ days: EXPIRY_NOTICE_DAYS }), passwordMonths)]);
      ages.push(["expired", setBy(context.today, passwordMonths)]);
    }
    let last: string | null = null;
    for (const [stage, setOn] of ages) {
      const users = await thoseSetUntil(tx, context, setOn, after);
      for (const user of users) await tell(tx, context, user, stage);
      const end = users.length === AT_MOST ? (users.at(-1)?.id ?? null) : null;
      if (end && (!last || end < last)) last = end;
    }
    return { next: last };
  },
});

/** The last day on which a password could be set that is so many months old on a day. */
const setBy = (on: Day, months: number): Day => addMonths(on, -months);

/** Those whose password was set on that day or in the month before it. */
function thoseSetUntil(tx: Tx, { seller }: Context, setOn: Day, after: string | undefined): Promise<User[]> {
  const from = instantToDb(startOfDayInRome(setOn.subtract({ days: CATCH_UP_DAYS })));
  const until = instantToDb(startOfDayInRome(setOn.add({ days: 1 })));
  return tx.user.findMany({
    where: {
      sellerId: seller,
      active: true,
      passwordSetAt: { gte: from, lt: until },
      ...(after ? { id: { gt: after } } : {}),
    },
    orderBy: { id: "asc" },
    take: AT_MOST,
  });
}

async function tell(tx: Tx, context: Context, user: User, stage: PasswordStage): Promise<void> {
  const setOn = dayInRome(instantFromDb(user.passwordSetAt));
  const { access } = context.policy;
  const day = stage === "advised" ? adviceFrom(access, setOn) : passwordExpiresOn(access, setOn);
  if (!day) return;
  const setAt = user.passwordSetAt.toISOString();
  await queueMail(tx, context, {
    template: "password-age",
    to: user.email,
    locale: user.locale,
    facts: { userId: user.id, stage, day: isoDay(day), setAt },
    dedupeKey: `password-${stage}:${user.id}:${setAt}`,
  });
}
