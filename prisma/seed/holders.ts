import { holderIndexOf } from "@/lib/customers/store/holder";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { billingParty, displayNameOf } from "@/lib/orders/answers";
import { type Holder, isBody } from "@/lib/orders/schema";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { holderNumber, localPartOf } from "./people";
import type { Shop } from "./shop";

/** An invented holder of a shop, with what its orders and mailboxes repeat of it. */
export interface DemoHolder {
  id: string;
  holder: Holder;
  userId: string | null;
  index: string;
  billingSealed: string;
  localPart: string;
}

/** Adds the holder with that number of the shop (from 1). */
export function addHolder(shop: Shop, n: number, userId: string | null, since: Instant): DemoHolder {
  const described = holderNumber(shop.firstNumber + n - 1);
  // Some sellers have no professionals among their customers: they buy as private persons.
  const holder = shop.policy.identity.holderKinds.includes(described.kind) ? described : asPerson(described);
  return keep(shop, holder, userId, since);
}

/** The same number as a company being formed: a planned name, and whoever will represent it. */
export function addForming(shop: Shop, n: number, since: Instant): DemoHolder {
  const { email, phone, address, ...described } = holderNumber(shop.firstNumber + n - 1);
  const {
    firstName,
    lastName,
    birthDate,
    birthPlace,
    taxCode = "",
  } = "representative" in described ? described.representative : described;
  const representative = { firstName, lastName, birthDate, birthPlace, taxCode };
  const companyName = `${lastName} in costituzione S.r.l.`;
  const contacts = { email, phone, address };
  return keep(shop, { kind: "company-being-formed", companyName, taxCode, representative, ...contacts }, null, since);
}

function keep(shop: Shop, holder: Holder, userId: string | null, since: Instant): DemoHolder {
  const id = newId();
  const index = holderIndexOf(holder);
  shop.rows.holder.push({
    sellerId: shop.seller,
    id,
    kind: holder.kind,
    displayName: displayNameOf(holder),
    email: holder.email,
    province: holder.address.province,
    taxCodeIndex: index,
    detailsSealed: seal(holder),
    userId,
    createdAt: instantToDb(since),
  });
  const billingSealed = seal(billingParty(holder, { to: "holder" }));
  return { id, holder, userId, index, billingSealed, localPart: localPartOf(holder) };
}

function asPerson(holder: Holder): Holder {
  if (isBody(holder) || holder.kind === "foreign-person") return holder;
  const { firstName, lastName, birthDate, birthPlace, taxCode, email, phone, address } = holder;
  return { kind: "person", firstName, lastName, birthDate, birthPlace, taxCode, email, phone, address };
}
