import { addDays, fromDb, isBefore, toDb } from "@/lib/kernel/day";
import { addForming } from "./holders";
import { addLife } from "./lives";
import type { Shop } from "./shop";
import { askPersonAbout } from "./unborn";

/** Days from today to the expiry of yearly mailboxes of companies being formed: activated some weeks ago. */
const EXPIRIES = [356, 340, 322];

/** Companies that bought before they had a VAT number: one has time, one little, one is late and a person was asked. */
export async function addFormingCompanies(shop: Shop, number: () => number): Promise<void> {
  if (!shop.policy.identity.holderKinds.includes("company-being-formed")) return;
  for (const expiresIn of EXPIRIES) {
    const holder = addForming(shop, number(), shop.now.subtract({ hours: 24 * 60 }));
    const id = await addLife(shop, { holder, expiresIn });
    const activatedOn = shop.rows.mailbox.find((each) => each.id === id)?.activatedOn;
    const row = shop.rows.holder.find((each) => each.id === holder.id);
    if (!(activatedOn instanceof Date) || !row) continue;
    const due = addDays(fromDb(activatedOn), shop.policy.identity.beingFormed.days);
    row.numbersDueOn = toDb(due);
    if (isBefore(due, shop.today)) askPersonAbout(shop, "company-numbers-late", { kind: "holder", id: holder.id });
  }
}
