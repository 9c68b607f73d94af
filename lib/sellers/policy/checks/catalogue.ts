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
  unique(planCodes, (i) => ["catalogue", "plans", i, "code"], "the plan", fault);
  plans.forEach((plan, i) => {
    checkPlan(catalogue, plan, (path, message) => fault(["catalogue", "plans", i, ...path], message));
  });
  prices.forEach((price, i) => {
    if (!planCodes.includes(price.plan)) fault(["catalogue", "prices", i, "plan"], `there is no plan "${price.plan}"`);
  });
  const same = ({ plan, act, termMonths }: (typeof prices)[number]) => `${plan} ${act} ${termMonths}`;
  checkDates(prices, (i, message) => fault(["catalogue", "prices", i, "validTo"], message));
  checkOverlaps(prices, same, (i, message) => fault(["catalogue", "prices", i], message));
  unique(
    addOns.map((addOn) => addOn.code),
    (i) => ["catalogue", "addOns", i, "code"],
    "the add-on",
    fault,
  );
  addOns.forEach((addOn, i) => {
    checkAddOn(addOn, (path, message) => fault(["catalogue", "addOns", i, ...path], message));
  });
}

function checkPlan({ plans, prices, addOns }: Catalogue, plan: Plan, fault: Fault): void {
  const isThere = (code: string) => plans.some((other) => other.code === code);
  const named = (list: readonly string[] | undefined, path: string[]) =>
    list?.forEach((code, i) => {
      if (!isThere(code)) fault([...path, i], `there is no plan "${code}"`);
      else if (code === plan.code) fault([...path, i], "a plan does not become itself");
    });
  named(plan.trial?.convertsTo, ["trial", "convertsTo"]);
  named(plan.convertibleTo, ["convertibleTo"]);
  plan.addOns.forEach((code, i) => {
    const addOn = addOns.find((each) => each.code === code);
    if (!addOn) fault(["addOns", i], `there is no add-on "${code}"`);
    else if (addOn.unit.endsWith("-mailboxes") && !plan.hub) fault(["addOns", i], `"${code}" needs a plan with a hub`);
  });
  const bought = prices.filter((price) => price.plan === plan.code && price.act === "activation");
  if (plan.onSale && bought.length === 0) fault(["onSale"], "it is on sale, but no price says what it costs");
  if (plan.trial && bought.some((price) => price.amountCents > 0)) fault(["trial"], "a trial costs nothing");
}

function checkAddOn(addOn: AddOn, fault: Fault): void {
  if (addOn.minBlocks > addOn.maxBlocks) fault(["maxBlocks"], "is less than the least number of blocks");
  if (addOn.unit === "switch" && (addOn.block !== 1 || addOn.maxBlocks !== 1))
    fault(["maxBlocks"], "what is on or off comes in one block of 1");
  checkDates(addOn.prices, (i, message) => fault(["prices", i, "validTo"], message));
  checkOverlaps(
    addOn.prices,
    ({ termMonths }) => `${termMonths}`,
    (i, message) => fault(["prices", i], message),
  );
}
