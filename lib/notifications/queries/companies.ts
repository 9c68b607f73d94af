import { day, daysBetween } from "@/lib/kernel/day";
import { signerOf, vatNumberOf } from "@/lib/orders/answers";
import { holderSchema } from "@/lib/orders/schema";
import { linkUrl, pageUrl } from "@/lib/platform/addresses";
import { today } from "@/lib/platform/clock";
import { unseal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

async function companyOf(seller: string, id: string) {
  const row = await db().holder.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
  const details = row && holderSchema.safeParse(unseal(row.detailsSealed));
  return row && details?.success ? { row, holder: details.data } : null;
}

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`;

/** Nothing to say when the numbers came between planning and sending. */
export const companyNumbers: Gather<"company-numbers"> = async ({ seller, facts }) => {
  const found = await companyOf(seller, facts.holderId);
  if (!found || found.row.numbersGivenAt) return null;
  return {
    name: nameOf(signerOf(found.holder)),
    company: found.row.displayName,
    dueOn: facts.dueOn,
    daysLeft: daysBetween(today(), day(facts.dueOn)),
    url: linkUrl(seller, "company", facts.linkId),
  };
};

export const companyRegistered: Gather<"company-registered"> = async ({ seller, facts }) => {
  const found = await companyOf(seller, facts.holderId);
  const vatNumber = found && vatNumberOf(found.holder);
  if (!found?.holder.taxCode || !vatNumber) return null;
  return {
    name: nameOf(signerOf(found.holder)),
    company: found.row.displayName,
    vatNumber,
    taxCode: found.holder.taxCode,
    url: pageUrl(seller, "caselle"),
  };
};
