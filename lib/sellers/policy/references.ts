import type { z } from "zod";
import type { cataloguePolicy } from "./catalogue";
import type { identityPolicy } from "./identity";
import type { lifecyclePolicy } from "./lifecycle";
import type { moneyPolicy } from "./money";
import { checkPhases } from "./phases";

interface Parts {
  catalogue: z.infer<typeof cataloguePolicy>;
  identity: z.infer<typeof identityPolicy>;
  money: z.infer<typeof moneyPolicy>;
  lifecycle: z.infer<typeof lifecyclePolicy>;
}
type Fault = (path: (string | number)[], message: string) => void;

/** What one part says of another must hold; every fault is reported by its path, all at once. */
export function crossReferences(policy: Parts, context: z.RefinementCtx): void {
  checkReferences(policy, (path, message) => context.addIssue({ code: "custom", path, message }));
}

/** The same on the parts that are there: a policy may be wrong in one part and be judged in the others. */
export function checkReferences({ catalogue, identity, money, lifecycle }: Partial<Parts>, fault: Fault): void {
  if (catalogue) checkPlans({ catalogue }, fault);
  if (identity) checkDocuments({ identity }, fault);
  if (money) checkMethods({ money }, fault);
  if (lifecycle) checkPhases({ lifecycle }, fault);
}

function checkPlans({ catalogue }: Pick<Parts, "catalogue">, fault: Fault) {
  const codes = catalogue.plans.map((plan) => plan.code);
  codes.forEach((code, i) => {
    if (codes.indexOf(code) !== i) fault(["catalogue", "plans", i, "code"], `the plan "${code}" is there twice`);
  });
  catalogue.prices.forEach((price, i) => {
    if (!codes.includes(price.plan)) fault(["catalogue", "prices", i, "plan"], `there is no plan "${price.plan}"`);
    if (price.validFrom && price.validTo && price.validTo < price.validFrom)
      fault(["catalogue", "prices", i, "validTo"], "ends before it begins");
  });
}

function checkDocuments({ identity }: Pick<Parts, "identity">, fault: Fault) {
  for (const kind of identity.holderKinds)
    if (!identity.documents[kind]) fault(["identity", "documents", kind], `no documents are named for ${kind}`);
}

function checkMethods({ money }: Pick<Parts, "money">, fault: Fault) {
  const used = new Set([...Object.values(money.methods).flat(), ...money.topUpMethods]);
  if (used.has("transfer") && !money.transfer)
    fault(["money", "transfer"], "transfers are taken but no bank account is given");
  if (used.has("postal-slip") && !money.postalAccount)
    fault(["money", "postalAccount"], "postal slips are taken but no postal account is given");
  if (used.has("prepaid") && money.topUpMethods.length === 0)
    fault(["money", "topUpMethods"], "prepaid is taken but there is no way to pay into it");
  const prefixes = Object.values(money.codes);
  if (new Set(prefixes).size !== prefixes.length) fault(["money", "codes"], "two codes have the same prefix");
}
