import type { AccessPolicy } from "../access";
import type { Fault } from "./fault";

/** A change of password is advised before it is due. */
export function checkAccess(access: AccessPolicy, fault: Fault): void {
  if (access.adviceMonths && access.passwordMonths && access.adviceMonths >= access.passwordMonths)
    fault(["access", "adviceMonths"], "advice-too-late");
}
