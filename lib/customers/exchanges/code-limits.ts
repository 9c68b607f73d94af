import { attempt, forgive, type Limit, takeBack } from "@/lib/platform/throttle";

const QUARTER = 900;
const HOUR = 3600;
/** Five wrong codes close the door to that network, or to a browser that was let in before … */
const FROM_HERE: Limit = { name: "code-here", points: 5, seconds: QUARTER };
/** … and so many wherever from: of a million codes three are right at any time. */
const ACCOUNT: Limit = { name: "code-account", points: 30, seconds: HOUR };

/** Somebody who knows the password gives a code. */
export interface CodeAttempt {
  seller: string;
  userId: string;
  network: string;
  /** The mark of a browser in which this user signed in before: counted by itself, as for passwords. */
  mark: string | null;
}

const hereOf = ({ seller, userId, network, mark }: CodeAttempt) => [seller, userId, mark ?? network];

/** Counts a code before it is looked at; false when no more are taken. */
export async function mayGiveCode(given: CodeAttempt): Promise<boolean> {
  if (!(await attempt(FROM_HERE, ...hereOf(given))).allowed) return false;
  return given.mark !== null || (await attempt(ACCOUNT, given.seller, given.userId)).allowed;
}

/** The code was right: it counts no more. */
export async function forgetCodes(given: CodeAttempt): Promise<void> {
  await forgive(FROM_HERE, ...hereOf(given));
  if (given.mark === null) await takeBack(ACCOUNT, given.seller, given.userId);
}
