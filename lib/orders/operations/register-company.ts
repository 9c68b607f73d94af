import { isRefusal } from "@/lib/kernel/refusal";
import { anybody, operation } from "@/lib/platform/operation";
import { registerCompanySchema } from "../schema";
import { lockHolder } from "../store/forming";
import { registerNumbers } from "../store/register-company";

/**
 * A company that was being formed supplies its VAT number, tax code and what changed: it is a company from now on, also
 * on invoices still to be made. Refuses `holder-unknown`, `company-registered` (done before), `company-of-another` (the
 * number belongs to another customer: the staff, who may look, decide).
 */
export const registerCompany = operation({
  act: "register-company",
  input: registerCompanySchema,
  may: anybody,
  audit: ({ holderId }) => ({ holderId }),
  run: async (tx, { holderId, ...given }, context) => {
    const row = await lockHolder(tx, context, holderId);
    if (isRefusal(row)) return row;
    const registered = await registerNumbers(tx, context, row, given);
    return isRefusal(registered) ? registered : { holderId };
  },
});
