import { Prisma } from "@/lib/generated/prisma/client";
import { type Day, fromDb, isAfter } from "@/lib/kernel/day";
import { now } from "@/lib/platform/clock";
import { db, rowsIn } from "@/lib/platform/db";
import type { Policy } from "@/lib/sellers/policy";
import { type MailboxState, stateWritten, stepsTo } from "../mailbox";
import { awaitingMoney, BEING_RENEWED, type DueMailbox } from "../store/steps";

type BeforeNight = Omit<DueMailbox, "nextStepOn"> & { nextStepOn: Date | null; beingRenewed: boolean };

const AT_ONCE = 5000;

/** Of mailboxes, those that the phases of a day leave in one of these states: all that the rest of that night sees of them. */
export async function leftIn(
  seller: string,
  policy: Policy,
  { ids, on, states }: { ids: readonly string[]; on: Day; states: readonly MailboxState[] },
): Promise<string[]> {
  const left: string[] = [];
  for (let done = 0; done < ids.length; done += AT_ONCE) {
    const after = await statesAfter(seller, policy, on, ids.slice(done, done + AT_ONCE));
    for (const [id, state] of after) if (states.includes(state)) left.push(id);
  }
  return left;
}

async function statesAfter(seller: string, policy: Policy, on: Day, ids: string[]): Promise<[string, MailboxState][]> {
  const rows = await rowsIn<BeforeNight>(
    db(),
    Prisma.sql`
      SELECT m."id", m."state", m."expiresOn", m."nextStepOn", m."revokeOn", ${BEING_RENEWED} AS "beingRenewed"
      FROM "Mailbox" m WHERE m."sellerId" = ${seller} AND m."id" = ANY(${ids}::uuid[])`,
  );
  const closing = rows.filter((row) => after(policy, on, row) !== after(policy, on, row, { closing: false }));
  const awaited = await awaitingMoney(
    db(),
    { seller, policy, now: now() },
    closing.map(({ id }) => id),
  );
  return rows.map((row) => [row.id, after(policy, on, row, { closing: !awaited.has(row.id) })]);
}

/** The state a day's phases leave a mailbox in. */
function after(policy: Policy, on: Day, row: BeforeNight, options?: { closing: boolean }): MailboxState {
  const state = stateWritten(row.state);
  const { expiresOn, nextStepOn, revokeOn, beingRenewed } = row;
  if (!nextStepOn || beingRenewed || isAfter(fromDb(nextStepOn), on)) return state;
  const stepping = {
    state,
    expiry: fromDb(expiresOn),
    dueOn: fromDb(nextStepOn),
    revokeOn: revokeOn && fromDb(revokeOn),
  };
  return (stepsTo(policy, stepping, on, options).at(-1) as MailboxState | undefined) ?? state;
}
