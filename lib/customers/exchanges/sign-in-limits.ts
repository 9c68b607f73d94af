import { setTimeout as wait } from "node:timers/promises";
import { attempt, forgive, type Limit, takeBack } from "@/lib/platform/throttle";

const QUARTER = 900;
const HOUR = 3600;
/** Five wrong passwords (acceptance table, row 3) close an account to one network, or to one browser that was let in before. */
const ACCOUNT_FROM_NETWORK: Limit = { name: "sign-in-account-network", points: 5, seconds: QUARTER };
const ACCOUNT_FROM_DEVICE: Limit = { name: "sign-in-account-device", points: 5, seconds: QUARTER };
/** Somebody with many networks trying one account … */
const ACCOUNT: Limit = { name: "sign-in-account", points: 100, seconds: HOUR };
/** … or many accounts from one network. */
const NETWORK: Limit = { name: "sign-in-network", points: 200, seconds: HOUR };
/** Wrong passwords for one account, wherever from, after which each answer takes longer; and the longest, in ms. */
const SLOW_AFTER = 10;
const SLOWEST_MS = 2000;

export interface Attempt {
  seller: string;
  /** The user's id, or what was typed when there is no such user: both are counted alike. */
  account: string;
  network: string;
  /** The mark of a browser in which this user signed in before. */
  mark: string | null;
}

/**
 * Counts an attempt before its password is looked at; false when the door is closed. A browser that signed in before
 * is counted by itself alone, so that nobody elsewhere can lock the owner out.
 */
export async function mayTry({ seller, account, network, mark }: Attempt): Promise<boolean> {
  if (mark) return (await attempt(ACCOUNT_FROM_DEVICE, seller, account, mark)).allowed;
  const fromHere = await attempt(ACCOUNT_FROM_NETWORK, seller, account, network);
  const onNetwork = await attempt(NETWORK, seller, network);
  // A network already shut out does not count against the account: alone it could shut everybody else out.
  if (!fromHere.allowed || !onNetwork.allowed) return false;
  const onAccount = await attempt(ACCOUNT, seller, account);
  await wait(slowness(onAccount.count));
  return onAccount.allowed;
}

/** 100 ms at the eleventh wrong password, doubling. */
export const slowness = (count: number): number =>
  count <= SLOW_AFTER ? 0 : Math.min(SLOWEST_MS, 100 * 2 ** (count - SLOW_AFTER - 1));

/** The password was right: what was counted against this browser or network is forgotten. */
export async function forget({ seller, account, network, mark }: Attempt): Promise<void> {
  if (mark) return forgive(ACCOUNT_FROM_DEVICE, seller, account, mark);
  await forgive(ACCOUNT_FROM_NETWORK, seller, account, network);
  await takeBack(ACCOUNT, seller, account);
  await takeBack(NETWORK, seller, network);
}
