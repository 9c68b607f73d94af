import type { z } from "zod";
import { type Policy, policySchema } from "./policy";
import { accessPolicy } from "./policy/access";
import { brandPolicy } from "./policy/brand";
import { cataloguePolicy } from "./policy/catalogue";
import { checkWhole } from "./policy/checks/whole";
import { identityPolicy } from "./policy/identity";
import { lifecyclePolicy } from "./policy/lifecycle";
import { moneyPolicy } from "./policy/money";
import { namesPolicy } from "./policy/names";
import { checkReferences } from "./policy/references";
import { servicePolicy } from "./policy/service";

export interface PolicyFault {
  /** Where it stands: "catalogue.prices.2.plan"; "" is the whole policy. */
  path: string;
  /** Its sentence is `policy.faults.<code>`, said with `params`. */
  code: string;
  params: Record<string, string | number>;
}

/** Reads a policy somebody wrote: the policy, or everything wrong with it at once, each fault by its path. */
export function readPolicy(written: unknown): { policy: Policy } | { faults: PolicyFault[] } {
  const faults: PolicyFault[] = [];
  const fault = (path: (string | number)[], code: string, params: PolicyFault["params"] = {}) =>
    faults.push({ path: path.join("."), code, params });
  checkWhole(written, fault);
  const parsed = policySchema.safeParse(written, { reportInput: true });
  if (parsed.success) return faults.length > 0 ? { faults } : { policy: parsed.data };
  faults.push(...parsed.error.issues.flatMap(faultsOf));
  // The schema looks at references only when every part has its shape: parts that have it are judged here all the same.
  checkReferences(partsOf(withoutUnknown(written, parsed.error.issues)), fault);
  return { faults: withoutRepeats(faults) };
}

/** The parts of a policy, in the order in which they are written. */
export const POLICY_PARTS = {
  brand: brandPolicy,
  catalogue: cataloguePolicy,
  names: namesPolicy,
  identity: identityPolicy,
  money: moneyPolicy,
  lifecycle: lifecyclePolicy,
  service: servicePolicy,
  access: accessPolicy,
};
export type PolicyPart = keyof typeof POLICY_PARTS;

/** The parts of a written policy that have their shape. */
function partsOf(written: unknown) {
  if (typeof written !== "object" || written === null) return {};
  const given: Record<string, unknown> = { access: {}, ...written };
  const part = <P extends PolicyPart>(name: P): z.infer<(typeof POLICY_PARTS)[P]> | undefined => {
    const parsed = POLICY_PARTS[name].safeParse(given[name]);
    return parsed.success ? (parsed.data as z.infer<(typeof POLICY_PARTS)[P]>) : undefined;
  };
  return {
    brand: part("brand"),
    catalogue: part("catalogue"),
    names: part("names"),
    identity: part("identity"),
    money: part("money"),
    lifecycle: part("lifecycle"),
    service: part("service"),
    access: part("access"),
  };
}

/** The same without the fields nobody knows: the rest of their part can still be judged. */
function withoutUnknown(written: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(written ?? null));
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const group = issue.path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)[step], copy);
    for (const key of issue.keys) delete (group as Record<string, unknown>)[key];
  }
  return copy;
}

/** A zod issue as our faults; a field nobody knows is named by its own path. */
function faultsOf(issue: z.core.$ZodIssue): PolicyFault[] {
  const at = (...more: PropertyKey[]) => [...issue.path, ...more].map(String).join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: at(key), code: "unknown-field", params: {} }));
  return [{ path: at(), ...codeOf(issue) }];
}

function codeOf(issue: z.core.$ZodIssue): Omit<PolicyFault, "path"> {
  switch (issue.code) {
    case "custom":
      return { code: issue.message, params: (issue.params ?? {}) as PolicyFault["params"] };
    case "invalid_type":
      if (issue.input === undefined) return { code: "missing", params: {} };
      return { code: "wrong-type", params: { expected: issue.expected } };
    case "too_small":
      return {
        code: `too-${issue.origin === "array" ? "few" : issue.origin === "string" ? "short" : "small"}`,
        params: { minimum: Number(issue.minimum) },
      };
    case "too_big":
      return {
        code: `too-${issue.origin === "array" ? "many" : issue.origin === "string" ? "long" : "big"}`,
        params: { maximum: Number(issue.maximum) },
      };
    case "invalid_value":
      if (issue.input === undefined) return { code: "missing", params: {} };
      return { code: "not-among", params: { values: issue.values.map(String).join(", ") } };
    case "invalid_format":
      return { code: "wrong-format", params: { format: issue.format, pattern: issue.pattern ?? "" } };
    case "invalid_key":
      return {
        code: "unknown-key",
        params: {
          values: issue.issues
            .flatMap((each) => (each.code === "invalid_value" ? each.values.map(String) : []))
            .join(", "),
        },
      };
    default:
      return { code: "not-valid", params: {} };
  }
}

const withoutRepeats = (faults: PolicyFault[]): PolicyFault[] =>
  faults.filter(
    (fault, i) => faults.findIndex((other) => other.path === fault.path && other.code === fault.code) === i,
  );
