import { approveRevocation } from "@/lib/mailboxes/operations/approve-revocation";
import { askRevocation } from "@/lib/mailboxes/operations/ask-revocation";
import { giveNotice } from "@/lib/mailboxes/operations/give-notice";
import { orderAddOn } from "@/lib/mailboxes/operations/order-add-on";
import type { Mailbox } from "../model/things";
import type { Customer, World } from "../world";
import { payOrder } from "./money";
import { aPaper } from "./papers";
import { considerRenewal } from "./renewal";

/** What will be done in a term that has just begun. */
export function considerTerm(world: World, customer: Customer, mailbox: Mailbox): void {
  const { random, user } = customer;
  const { expiry } = mailbox;
  if (expiry === null) return;
  considerRenewal(world, customer, mailbox);
  const within = (from: number, to: number) =>
    random.between(Math.max(world.today() + 1, from), Math.max(world.today() + 1, to));
  if (user && random.chance(0.15))
    world.plan(customer, within(world.today(), expiry + 1), () => buyAddOn(world, customer, mailbox));
  if (random.chance(0.03))
    world.plan(customer, within(world.today(), expiry + 90), () => revoke(world, customer, mailbox));
  if (world.policy(mailbox.seller).lifecycle.autoRenewal && random.chance(0.15))
    world.plan(customer, within(expiry - 80, expiry - 25), () => notice(world, mailbox, expiry));
}

async function buyAddOn(world: World, customer: Customer, mailbox: Mailbox): Promise<void> {
  const codes = world.policy(mailbox.seller).catalogue.plans.find(({ code }) => code === mailbox.plan)?.addOns ?? [];
  const code = codes.find((each) => !mailbox.addOns.some((had) => had.code === each));
  if (!customer.user || !code || mailbox.state === "revoked") return;
  const wanted = { code, blocks: 1 };
  const predicted = world.model.addOn(mailbox, wanted, "account");
  const call = { seller: mailbox.seller, actor: customer.user.actor };
  const outcome = await orderAddOn({ mailboxId: mailbox.id, ...wanted }, call);
  const both = world.agreed(outcome, predicted, mailbox, `an add-on ${code}`);
  world.count(both ? "add-on ordered" : `add-on refused: ${predicted}`);
  if (!both) return;
  both.predicted.id = both.outcome.orderId;
  payOrder(world, customer, both.predicted);
}

/** With an identity document, which the staff compare some days later. */
async function revoke(world: World, customer: Customer, mailbox: Mailbox): Promise<void> {
  const { seller, state } = mailbox;
  const files = [{ kind: "identity-front" as const, fileId: await aPaper(seller) }];
  const words = { name: "Prova Esempio", email: customer.holder.email, on: "", message: "" };
  const asked = await askRevocation({ ...mailbox.codes, ...words, files }, { seller, actor: { kind: "anonymous" } });
  const isLive = ["active", "expired", "suspended", "renewal_failed"].includes(state);
  const both = world.agreed(asked, isLive ? mailbox : "mailbox-cannot-revoke", mailbox, "revocation");
  world.count(both ? "revocation asked" : "revocation refused");
  if (!both) return;
  const { requestId } = both.outcome;
  world.plan(customer, world.today() + customer.random.between(1, 3), async () => {
    const isStillLive = ["active", "expired", "suspended", "renewal_failed"].includes(mailbox.state);
    const call = { seller, actor: world.staffOf(seller) };
    const approved = await approveRevocation({ requestId, text: "Fatto." }, call);
    world.agreed(approved, isStillLive ? mailbox : "mailbox-cannot-revoke", mailbox, "approval of a revocation");
    if (!isStillLive) return;
    world.count("revoked");
    world.model.revoke(mailbox);
  });
}

/** Notice of termination, registered by the staff from a PEC. */
async function notice(world: World, mailbox: Mailbox, expiry: number): Promise<void> {
  if (mailbox.expiry !== expiry || mailbox.state === "revoked") return;
  const { autoRenewal } = world.policy(mailbox.seller).lifecycle;
  const isInTime = autoRenewal !== undefined && world.today() <= expiry - autoRenewal.noticeDays;
  const call = { seller: mailbox.seller, actor: world.staffOf(mailbox.seller) };
  const given = await giveNotice({ mailboxId: mailbox.id }, call);
  world.agreed(given, isInTime ? mailbox : "notice-too-late", mailbox, "notice");
  world.count(isInTime ? "notice given" : "notice too late");
  if (isInTime) world.model.giveNotice(mailbox);
}
