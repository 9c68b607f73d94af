import { z } from "zod";
import { type Day, dayInRome, isoDay } from "@/lib/kernel/day";
import { instantOf } from "../instant";
import type { ProviderMailbox, ProviderMailboxState } from "./port";

/** "2027-09-07T12:09:36.475+02:00" as the day it is then in Rome; null for none. */
const dateTime = z
  .string()
  .nullish()
  .transform((text): Day | null => {
    const instant = instantOf(text ?? "");
    return instant && dayInRome(instant);
  });

/** Whom mailboxes belong to, at Aruba: an "owner" of its own, by number. */
const owner = z.object({
  id: z.number().nullish(),
  taxCode: z.string().nullish(),
  businessTaxCode: z.string().nullish(),
  vatNumber: z.string().nullish(),
});

const quota = z.object({
  type: z.string(),
  base: z.number(),
  extra: z.number().nullish(),
  used: z.number().nullish(),
});

/** A mailbox, an "account". Quotas in gigabytes. */
const account = z.object({
  name: z.string().min(3),
  status: z.string().max(60),
  endDate: dateTime,
  requestDate: z.string().nullish(),
  suspensionDate: z.string().nullish(),
  owner: owner.nullish(),
  quotas: z.array(quota).nullish(),
});
export type Account = z.infer<typeof account>;
export type Owner = z.infer<typeof owner>;

/** Data may stand beside errors: an account made, its extras not. */
export const accountShape = z.object({ data: account }).transform(({ data }) => data);
export const availableShape = z
  .object({ data: z.object({ accountExists: z.boolean(), isAccountAssignable: z.boolean() }) })
  .transform(({ data }) => data);
export const ownersShape = z
  .object({ data: z.object({ content: z.array(owner).nullish() }).nullish() })
  .transform(({ data }) => data?.content ?? []);
export const ownerShape = z.object({ data: owner.extend({ id: z.number() }) }).transform(({ data }) => data);
export const tokenShape = z
  .object({ data: z.object({ accessToken: z.string().min(1), expiresIn: z.number() }) })
  .transform(({ data }) => data);

const faults = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ code: z.string().nullish() })).nullish(),
});

/** The first error's code in an answer that is a no; null when something was done, or it isn't the vendor's. */
export function codeOf(answer: unknown): string | null {
  const { data } = faults.safeParse(answer);
  if (!data?.errors || data.errors.length === 0 || (typeof data.data === "object" && data.data !== null)) return null;
  return data.errors[0]?.code ?? "none";
}

const STATES: Record<string, ProviderMailboxState> = {
  CERTIFICATO: "active",
  RICHIESTA_DISDETTA: "active",
  SOSPESO: "suspended",
  RICHIESTA_DISDETTA_SOSPESA: "suspended",
  DISDETTO: "closed",
  CANCELLATO: "closed",
};
const word = (status: string): string => status.trim().toUpperCase().replace(/\s+/g, "_");

/** Not certified yet: asked for, and on its way. */
export const isOnItsWay = ({ status }: Account): boolean => word(status) === "DA_CERTIFICARE";

/** The mailbox as the port knows it; null in a state nobody here knows. Aruba logs in by the address. */
export function mailboxOf(found: Account): ProviderMailbox | null {
  const known = STATES[word(found.status)];
  if (!known || !found.endDate) return null;
  const state = known === "active" && found.suspensionDate ? "suspended" : known;
  const address = found.name.toLowerCase();
  return { providerRef: address, userId: address, address, state, expiry: isoDay(found.endDate) };
}
