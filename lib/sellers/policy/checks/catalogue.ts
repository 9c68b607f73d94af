import type { z } from "zod";
import type { AddOn } from "../add-ons";
import type { cataloguePolicy, Plan } from "../catalogue";
import { type Fault, unique } from "./fault";
import { checkDates, checkOverlaps } from "./validity";

export type Catalogue = z.infer<typeof cataloguePolicy>;

/** Plans, prices and add-ons name only what is there. */
export function checkCatalogue(catalogue: Catalogue, fault: Fault): void {
  const { plans, prices, addOns } = catalogue;
  const planCodes = plans.map((plan) => plan.code);
  unique(planCodes, (i) => ["catalogue", "plans", i, "code"], fault);
  plans.forEach((plan, i) => {
    checkPlan(catalogue, plan, (path, ...what) => fault(["catalogue", "plans", i, ...path], ...what));
  });
  prices.forEach((price, i) => {
    if (!planCodes.includes(price.plan))
      fault(["catalogue", "prices", i, "plan"], "plan-unknown", { plan: price.plan });
  });
  const same = ({ plan, act, termMonths }: (typeof prices)[number]) => `${plan} ${act} ${termMonths}`;
  checkDates(prices, (i) => fault(["catalogue", "prices", i, "validTo"], "dates-reversed"));
  checkOverlaps(prices, same, (i, position) => fault(["catalogue", "prices", i], "price-twice", { position }));
  unique(
    addOns.map((addOn) => addOn.code),
    (i) => ["catalogue", "addOns", i, "code"],
    fault,
  );
  addOns.forEach((addOn, i) => {
    checkAddOn(addOn, (path, ...what) => fault(["catalogue", "addOns", i, ...path], ...what));
  });
}

function checkPlan({ plans, prices, addOns }: Catalogue, plan: Plan, fault: Fault): void {
  const isThere = (code: string) => plans.some((other) => other.code === code);
  const named = (list: readonly string[] | undefined, path: string[]) =>
    list?.forEach((code, i) => {
      if (!isThere(code)) fault([...path, i], "plan-unknown", { plan: code });
      else if (code === plan.code) fault([...path, i], "plan-itself");
    });
  named(plan.trial?.convertsTo, ["trial", "convertsTo"]);
  named(plan.convertibleTo, ["convertibleTo"]);
  plan.addOns.forEach((code, i) => {
    const addOn = addOns.find((each) => each.code === code);
    if (!addOn) fault(["addOns", i], "add-on-unknown", { addOn: code });
    else if (addOn.unit.endsWith("-mailboxes") && !plan.hub) fault(["addOns", i], "hub-needed", { addOn: code });
  });
  const bought = prices.filter((price) => price.plan === plan.code && price.act === "activation");
  if (plan.onSale && bought.length === 0) fault(["onSale"], "plan-without-price");
  if (plan.trial && bought.some((price) => price.amountCents > 0)) fault(["trial"], "trial-costs");
}

function checkAddOn(addOn: AddOn, fault: Fault): void {
  if (addOn.minBlocks > addOn.maxBlocks) fault(["maxBlocks"], "blocks-reversed");
  if (addOn.unit === "switch" && (addOn.block !== 1 || addOn.maxBlocks !== 1)) fault(["maxBlocks"], "switch-in-blocks");
  checkDates(addOn.prices, (i) => fault(["prices", i, "validTo"], "dates-reversed"));
  checkOverlaps(
    addOn.prices,
    ({ termMonths }) => `${termMonths}`,
    (i, position) => fault(["prices", i], "price-twice", { position }),
  );
}
