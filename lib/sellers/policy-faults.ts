import type { z } from "zod";
import { type Policy, policySchema } from "./policy";
import { accessPolicy } from "./policy/access";
import { brandPolicy } from "./policy/brand";
import { cataloguePolicy } from "./policy/catalogue";
import { identityPolicy } from "./policy/identity";
import { lifecyclePolicy } from "./policy/lifecycle";
import { moneyPolicy } from "./policy/money";
import { namesPolicy } from "./policy/names";
import { checkReferences } from "./policy/references";
import { servicePolicy } from "./policy/service";

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

/** The parts of a written policy that have their shape. */
function partsOf(written: unknown) {
  if (typeof written !== "object" || written === null) return {};
  const given: Record<string, unknown> = { ...written };
  const part = <S extends z.ZodType>(schema: S, name: string): z.infer<S> | undefined =>
    schema.safeParse(given[name]).data;
  return {
    brand: part(brandPolicy, "brand"),
    catalogue: part(cataloguePolicy, "catalogue"),
    names: part(namesPolicy, "names"),
    identity: part(identityPolicy, "identity"),
    money: part(moneyPolicy, "money"),
    lifecycle: part(lifecyclePolicy, "lifecycle"),
    service: part(servicePolicy, "service"),
    access: part(accessPolicy.prefault({}), "access"),
  };
}

const withoutRepeats = (faults: PolicyFault[]): PolicyFault[] =>
  faults.filter(
    (fault, i) => faults.findIndex((other) => other.path === fault.path && other.message === fault.message) === i,
  );
