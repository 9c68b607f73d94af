import { randomInt, randomUUID } from "node:crypto";
import type { Holder } from "../../../lib/orders/schema";
import { holderNumber } from "../../../prisma/seed/people";

export type Person = Extract<Holder, { kind: "person" }>;

/** Different in every test and every run: two widths, and a second run on the same shop, never meet. */
export const unique = (): string => randomUUID().slice(0, 8);

/** A private person who cannot exist, with an address of their own to write to; the demo's shops know none of them. */
export function somebody(address: Partial<Person["address"]> = {}): Person {
  const holder = holderNumber(501 + randomInt(499));
  const { firstName, lastName, birthDate, birthPlace, taxCode } =
    holder.kind === "company" ? holder.representative : (holder as Person);
  return {
    kind: "person",
    ...{ firstName, lastName, birthDate, birthPlace, taxCode },
    email: `prova.${unique()}@posta.example`,
    phone: holder.phone,
    address: { ...holder.address, ...address },
  };
}

/** A name no other test wants. */
export const freeName = (): string => `prova.x${unique()}`;
