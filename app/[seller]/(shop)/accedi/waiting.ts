import { redirect } from "next/navigation";
import { type WaitingSession, waitingSession } from "@/lib/customers/queries/sign-in";
import type { Pending } from "@/lib/customers/sign-in-steps";
import { visitorOf } from "@/lib/platform/browser";

/** The session of this browser that waits for one thing; without one, back to the beginning. */
export async function waitingFor(seller: string, pending: Pending): Promise<WaitingSession> {
  const waiting = await waitingSession(seller, (await visitorOf()).sessionId);
  if (waiting?.pending !== pending) redirect(`/${seller}/accedi`);
  return waiting;
}

/** One value of a query. */
export const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;
