import type { z } from "zod";
import { type Policy, policySchema } from "./policy";
import { cataloguePolicy } from "./policy/catalogue";
import { identityPolicy } from "./policy/identity";
import { lifecyclePolicy } from "./policy/lifecycle";
import { moneyPolicy } from "./policy/money";
import { checkReferences } from "./policy/references";

export interface PolicyFault {
  /** Where it stands: "catalogue.prices.2.plan". */
  path: string;
  message: string;
}

/** Reads a policy somebody wrote: the policy, or everything wrong with it at once, each fault by its path. */
export function readPolicy(written: unknown): { policy: Policy } | { faults: PolicyFault[] } {
  const parsed = policySchema.safeParse(written);
  if (parsed.success) return { policy: parsed.data };
  const faults = parsed.error.issues.flatMap(faultsOf);
  // The schema looks at references only when every part has its shape: parts that have it are judged here all the same.
  checkReferences(partsOf(written), (path, message) => faults.push({ path: path.join("."), message }));
  return { faults: withoutRepeats(faults) };
}

/** A field nobody knows is named by its own path. */
function faultsOf(issue: z.core.$ZodIssue): PolicyFault[] {
  const at = (...more: PropertyKey[]) => [...issue.path, ...more].map(String).join(".");
  if (issue.code !== "unrecognized_keys") return [{ path: at(), message: issue.message }];
  return issue.keys.map((key) => ({ path: at(key), message: "there is no such field" }));
}

function partsOf(written: unknown) {
  if (typeof written !== "object" || written === null) return {};
  const given: Record<string, unknown> = { ...written };
  const catalogue = cataloguePolicy.safeParse(given.catalogue).data;
  const identity = identityPolicy.safeParse(given.identity).data;
  const money = moneyPolicy.safeParse(given.money).data;
  const lifecycle = lifecyclePolicy.safeParse(given.lifecycle).data;
  return {
    ...(catalogue && { catalogue }),
    ...(identity && { identity }),
    ...(money && { money }),
    ...(lifecycle && { lifecycle }),
  };
}

const withoutRepeats = (faults: PolicyFault[]): PolicyFault[] =>
  faults.filter(
    (fault, i) => faults.findIndex((other) => other.path === fault.path && other.message === fault.message) === i,
  );
