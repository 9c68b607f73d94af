import { instantToDb, toDb } from "@/lib/kernel/day";
import { newId } from "@/lib/platform/ids";
import type { DemoHolder } from "./holders";
import { addLife } from "./lives";
import type { Shop } from "./shop";

/** Where the seller has a HUB, the demo's customer has one, with a block of Lite mailboxes nobody has activated yet. */
export async function addHub(shop: Shop, customer: DemoHolder): Promise<void> {
  const { plans, addOns } = shop.policy.catalogue;
  const plan = plans.find(({ hub }) => hub);
  const lite = addOns.find(({ code, unit }) => unit === "lite-mailboxes" && plan?.addOns.includes(code));
  if (!plan || !lite) return;
  const holder = { ...customer, localPart: `${customer.localPart}.hub` };
  const mailboxId = await addLife(shop, { holder, expiresIn: 260, plan: plan.code });
  shop.rows.addOn.push({
    sellerId: shop.seller,
    id: newId(),
    mailboxId,
    code: lite.code,
    blocks: 1,
    unit: lite.unit,
    units: lite.block,
    state: "active",
    since: toDb(shop.today),
    createdAt: instantToDb(shop.now),
  });
}
