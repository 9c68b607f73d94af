import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { queueMail } from "@/lib/notifications/store";
import { blindIndex, unseal } from "@/lib/platform/crypto";
import { anybody, operation } from "@/lib/platform/operation";
import { hasRight } from "@/lib/platform/rights";
import { closeTask } from "@/lib/staff/store";
import { type Holder, holderSchema, registerCompanySchema } from "../schema";
import { becomeCompany, localeOf, lockHolder } from "../store/forming";

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
    const former = holderSchema.safeParse(unseal(row.detailsSealed));
    if (!former.success || former.data.kind !== "company-being-formed") return refuse("company-registered");
    const { representative, email, phone } = former.data;
    const { taxCode = given.vatNumber, ...company } = given;
    const holder: Holder = { kind: "company", ...company, taxCode, representative, email, phone };
    const staff = hasRight(context.actor, "enter-company-numbers");
    const others = await tx.holder.count({
      where: {
        sellerId: context.seller,
        taxCodeIndex: { in: [blindIndex(taxCode), blindIndex(given.vatNumber)] },
        id: { not: holderId },
        ...(row.userId ? { OR: [{ userId: null }, { userId: { not: row.userId } }] } : {}),
      },
    });
    if (others > 0 && !staff) return refuse("company-of-another", { field: "vatNumber" });
    await becomeCompany(tx, context, row, { former: former.data, holder });
    await closeTask(tx, context, { kind: "company-numbers-late", subjectKind: "holder", subjectId: holderId });
    await queueMail(tx, context, {
      template: "company-registered",
      to: row.email,
      locale: await localeOf(tx, row),
      facts: { holderId },
      dedupeKey: `company-registered:${holderId}`,
    });
    return { holderId };
  },
});
