import type { Role as DbRole } from "@/lib/generated/prisma/enums";
import { isStaffRole, type Role } from "./actor";

// Names of an enum in generated code may not hold a hyphen; everywhere else a role has one name.
const FROM_DB: Record<DbRole, Role> = {
  customer: "customer",
  reseller: "reseller",
  sales: "sales",
  back_office: "back-office",
  accounting: "accounting",
  help_desk: "help-desk",
  admin: "admin",
};

export const roleFromDb = (role: DbRole): Role => FROM_DB[role];
/** True when one of a user's kept roles is the staff's. */
export const isOfStaff = ({ roles }: { roles: readonly DbRole[] }): boolean =>
  roles.some((role) => isStaffRole(roleFromDb(role)));
export const roleToDb = (role: Role): DbRole => role.replace("-", "_") as DbRole;
