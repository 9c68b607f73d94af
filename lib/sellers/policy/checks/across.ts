import { CHANNELS } from "../common";
import type { Catalogue } from "./catalogue";
import type { Fault } from "./fault";
import type { Identity } from "./identity";
import type { Money } from "./money";
import type { Service } from "./service";

/** Prices stand in channels that are open; a paid one has a way to be paid. */
export function checkChannels(catalogue: Catalogue, money: Money, fault: Fault): void {
  const open = CHANNELS.filter((channel) => money.methods[channel] !== undefined);
  const priced = [
    ...catalogue.prices.map(({ channels }, i) => ({ channels, at: ["prices", i] })),
    ...catalogue.addOns.flatMap(({ prices }, i) =>
      prices.map(({ channels }, j) => ({ channels, at: ["addOns", i, "prices", j] })),
    ),
  ];
  for (const { channels, at } of priced)
    for (const [i, channel] of channels.entries())
      if (!open.includes(channel)) fault(["catalogue", ...at, "channels", i], "channel-closed", { channel });
  for (const channel of open)
    if (money.methods[channel]?.length === 0) fault(["money", "methods", channel], "channel-without-ways");
}

/** Plans are sold to kinds of holder the seller serves. */
export function checkHolders({ plans }: Catalogue, identity: Identity, fault: Fault): void {
  for (const [i, { holderKinds = [] }] of plans.entries())
    for (const [j, kind] of holderKinds.entries())
      if (!identity.holderKinds.includes(kind))
        fault(["catalogue", "plans", i, "holderKinds", j], "holder-kind-unknown", { kind });
}

/** What the provider calls a plan is said of plans that are there. */
export function checkProviderPlans({ plans }: Catalogue, { provider }: Service, fault: Fault): void {
  for (const [i, { plan }] of provider.plans.entries())
    if (!plans.some(({ code }) => code === plan))
      fault(["service", "provider", "plans", i, "plan"], "plan-unknown", { plan });
}

/** Who sells on paper says where the papers are sent. */
export function checkPaper(money: Money, service: Service, fault: Fault): void {
  if (money.methods.paper && !service.paper) fault(["service", "paper"], "paper-address-missing");
}
