import { z } from "zod";
import { accessPolicy } from "./policy/access";
import { brandPolicy } from "./policy/brand";
import { cataloguePolicy } from "./policy/catalogue";
import { identityPolicy } from "./policy/identity";
import { lifecyclePolicy } from "./policy/lifecycle";
import { moneyPolicy } from "./policy/money";
import { namesPolicy } from "./policy/names";
import { crossReferences } from "./policy/references";
import { servicePolicy } from "./policy/service";

/**
 * Everything in which one seller differs from another, as one value. A seller is added by writing one of these.
 * Orders keep the version of the policy they were made under.
 */
export const policySchema = z
  .strictObject({
    /** Slug of the seller, as in its web address. */
    seller: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
    brand: brandPolicy,
    catalogue: cataloguePolicy,
    names: namesPolicy,
    identity: identityPolicy,
    money: moneyPolicy,
    lifecycle: lifecyclePolicy,
    service: servicePolicy,
    access: accessPolicy.prefault({}),
  })
  .superRefine(crossReferences);

export type Policy = z.infer<typeof policySchema>;
/** A policy as somebody writes it: defaults left out. */
export type PolicyInput = z.input<typeof policySchema>;
