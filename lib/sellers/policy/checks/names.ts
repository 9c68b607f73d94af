import type { z } from "zod";
import type { namesPolicy } from "../names";
import { type Fault, unique } from "./fault";

export type Names = z.infer<typeof namesPolicy>;

/** Lengths leave room for a name; what single domains ask concerns domains that are sold. `fixed`: domains of plans. */
export function checkNames(names: Names, fixed: readonly string[], fault: Fault): void {
  unique(names.domains, (i) => ["names", "domains", i], fault);
  if (names.maxLength < names.minLength) fault(["names", "maxLength"], "limits-reversed");
  for (const [domain, own] of Object.entries(names.perDomain)) {
    const at = (field: string) => ["names", "perDomain", domain, field];
    if (![...names.domains, ...fixed].includes(domain))
      fault(["names", "perDomain", domain], "domain-unknown", { domain });
    if ((own.maxLength ?? names.maxLength) < (own.minLength ?? names.minLength))
      fault(at(own.maxLength === undefined ? "minLength" : "maxLength"), "limits-reversed");
  }
}
