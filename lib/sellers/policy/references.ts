import type { z } from "zod";
import type { AccessPolicy } from "./access";
import { checkAccess } from "./checks/access";
import { checkChannels, checkHolders, checkPaper, checkProviderPlans } from "./checks/across";
import { type Brand, checkBrand } from "./checks/brand";
import { type Catalogue, checkCatalogue } from "./checks/catalogue";
import type { Fault } from "./checks/fault";
import { checkIdentity, type Identity } from "./checks/identity";
import { checkMoney, type Money } from "./checks/money";
import { checkNames, type Names } from "./checks/names";
import { checkService, type Service } from "./checks/service";
import type { lifecyclePolicy } from "./lifecycle";
import { checkPhases } from "./phases";

/** The parts of a policy; undefined: not there, or not of their shape. */
interface Parts {
  brand: Brand;
  catalogue: Catalogue;
  names: Names;
  identity: Identity;
  money: Money;
  lifecycle: z.infer<typeof lifecyclePolicy>;
  service: Service;
  access: AccessPolicy;
}

/** What one part says of another must hold; every fault is reported by its path, all at once. */
export function crossReferences(policy: Parts, context: z.RefinementCtx): void {
  checkReferences(policy, (path, message, params) => context.addIssue({ code: "custom", path, message, params }));
}

/** The same on the parts that are there: a policy may be wrong in one part and be judged in the others. */
export function checkReferences(parts: { [P in keyof Parts]?: Parts[P] | undefined }, fault: Fault): void {
  const { brand, catalogue, names, identity, money, lifecycle, service, access } = parts;
  if (brand) checkBrand(brand, fault);
  if (catalogue) checkCatalogue(catalogue, fault);
  if (names && catalogue)
    checkNames(
      names,
      catalogue.plans.flatMap(({ domain }) => domain ?? []),
      fault,
    );
  if (identity) checkIdentity(identity, fault);
  if (money) checkMoney(money, fault);
  if (lifecycle) checkPhases({ lifecycle }, fault);
  if (service) checkService(service, fault);
  if (access) checkAccess(access, fault);
  if (catalogue && money) checkChannels(catalogue, money, fault);
  if (catalogue && identity) checkHolders(catalogue, identity, fault);
  if (catalogue && service) checkProviderPlans(catalogue, service, fault);
  if (money && service) checkPaper(money, service, fault);
}
