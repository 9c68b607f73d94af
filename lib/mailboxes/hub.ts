import { z } from "zod";
import type { Instant } from "@/lib/kernel/day";
import { addWorkingHours } from "@/lib/kernel/working-time";
import type { Policy } from "@/lib/sellers/policy";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import { extrasOf, type Held } from "./extras";
import type { MailboxState } from "./mailbox";

/** What a HUB may have of something, and how much of it is taken. */
export interface Places {
  bought: number;
  used: number;
  free: number;
}

/** Less than nothing is never free: blocks not renewed leave more in use than there are places, for a while. */
export const placesOf = (bought: number, used: number): Places => ({ bought, used, free: Math.max(0, bought - used) });

/**
 * Places of a HUB that can be used: its plan's and those of add-ons the provider knows of. What is paid and not yet told
 * comes a moment later.
 */
export function hubPlaces(
  policy: Parameters<typeof extrasOf>[0],
  planCode: string,
  held: readonly Held[],
  used: { watched: number; lite: number },
): { watched: Places; lite: Places } {
  const told = extrasOf(
    policy,
    planCode,
    held.filter(({ state }) => state === "active"),
  );
  return { watched: placesOf(told.watched, used.watched), lite: placesOf(told.lite, used.lite) };
}

/** The HUB a plan is; null for the others. */
export const hubOf = (policy: { catalogue: { plans: readonly Plan[] } }, planCode: string): Plan["hub"] | null =>
  policy.catalogue.plans.find(({ code }) => code === planCode)?.hub ?? null;

/** Domains in which a HUB's Lite mailboxes may be: the plan's own, or any the seller has. */
export function liteDomains(policy: Pick<Policy, "catalogue" | "names">, planCode: string): string[] {
  const own = policy.catalogue.plans.find(({ code }) => code === planCode)?.domain;
  return own ? [own] : policy.names.domains;
}

/**
 * Lite mailboxes in these states take none of the places. assumption: a place comes free when its mailbox is closed, as
 * blocks are sold by how many there are at a time.
 */
export const GONE: readonly MailboxState[] = ["cancelled", "deleted", "revoked"];

/** Lite mailboxes that their HUB's end, or its renewal, concerns. */
export const LIVE: readonly MailboxState[] = ["active", "expired", "suspended", "renewal_failed"];

type Watching = "watched" | "wrong-password";

/** Rows of the panel with the words of their states, the provider's where it knows better. Closed Lite ones are left out. */
export function hubInWords<
  L extends { address: string; state: MailboxState },
  W extends { address: string; state: string },
>({ lites, watches }: { lites: readonly L[]; watches: readonly W[] }, watching: ReadonlyMap<string, Watching>) {
  return {
    lites: lites
      .filter(({ state }) => !GONE.includes(state))
      .map((row) => ({ ...row, state: liteState(row.state, watching.get(row.address)) as string })),
    watches: watches.map((row) => {
      const told = row.state === "watched" || row.state === "wrong_password";
      return { ...row, state: ((told && watching.get(row.address)) || row.state).replace("_", "-") };
    }),
  };
}

/** The word for a Lite mailbox in the panel (row 10); a password the HUB no longer knows is the provider's word. */
export function liteState(state: MailboxState, watching: Watching | undefined): string {
  return state === "active" && watching === "wrong-password" ? watching : state;
}

/** Until when a Lite mailbox asked for at an instant is promised; null when nothing is. */
export function litePromisedBy({ service }: Pick<Policy, "service">, asked: Instant): Instant | null {
  const promise = service.promises.acts["lite-mailbox"];
  if (!promise) return null;
  return promise.clock === "elapsed"
    ? asked.add({ hours: promise.workingHours })
    : addWorkingHours(asked, promise.workingHours, service.openingHours);
}

/** Half of the promised time has gone by: what is usually made within a minute needs somebody's look. */
export const isSlow = (asked: Instant, promised: Instant, at: Instant): boolean =>
  2 * at.epochMilliseconds >= asked.epochMilliseconds + promised.epochMilliseconds;

/** Who uses a Lite mailbox, as its row keeps it, sealed. */
export const liteUser = z.object({ email: z.string().default(""), note: z.string().default("") });
