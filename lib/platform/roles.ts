import type { Role as DbRole } from "@/lib/generated/prisma/enums";
import type { Role } from "./actor";

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
export const roleToDb = (role: Role): DbRole => role.replace("-", "_") as DbRole;
