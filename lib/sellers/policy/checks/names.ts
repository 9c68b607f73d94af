import type { z } from "zod";
import type { namesPolicy } from "../names";
import { type Fault, unique } from "./fault";

export type Names = z.infer<typeof namesPolicy>;

/** Lengths leave room for a name; what single domains ask concerns domains that are sold. `fixed`: domains of plans. */
export function checkNames(names: Names, fixed: readonly string[], fault: Fault): void {
  unique(names.domains, (i) => ["names", "domains", i], "the domain", fault);
  if (names.maxLength < names.minLength) fault(["names", "maxLength"], "is less than the least length");
  for (const [domain, own] of Object.entries(names.perDomain)) {
    const at = (field: string) => ["names", "perDomain", domain, field];
    if (![...names.domains, ...fixed].includes(domain))
      fault(["names", "perDomain", domain], `"${domain}" is no domain of this seller`);
    if ((own.maxLength ?? names.maxLength) < (own.minLength ?? names.minLength))
      fault(
        at(own.maxLength === undefined ? "minLength" : "maxLength"),
        "the longest name is shorter than the shortest",
      );
  }
}
