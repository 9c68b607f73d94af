import { agreementTerms } from "@/lib/agreements/terms";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { pageUrl } from "@/lib/platform/addresses";
import { db } from "@/lib/platform/db";
import type { Gather } from "../source";

/** Nothing to say to who has left the list between writing and sending. */
export const memberReminded: Gather<"member-reminded"> = async ({ seller, facts }) => {
  const key = (id: string) => ({ sellerId_id: { sellerId: seller, id } });
  const [reminder, member] = await Promise.all([
    db().agreementReminder.findUnique({ where: key(facts.reminderId), include: { agreement: true } }),
    db().agreementMember.findUnique({ where: key(facts.memberId) }),
  ]);
  if (!reminder || member?.state !== "listed") return null;
  const { agreement, subject, text } = reminder;
  return {
    name: `${member.firstName} ${member.lastName}`,
    by: agreement.name,
    subject,
    text,
    url: pageUrl(seller, `convenzioni/${agreement.slug}`),
  };
};

/** Nothing to say when it was renewed or ended between planning and sending. */
export const agreementEnds: Gather<"agreement-ends"> = async ({ seller, facts }) => {
  const key = (id: string) => ({ sellerId_id: { sellerId: seller, id } });
  const [row, user] = await Promise.all([
    db().agreement.findUnique({ where: key(facts.agreementId) }),
    db().user.findUnique({ where: key(facts.userId) }),
  ]);
  if (!row?.validTo || !user || isoDay(fromDb(row.validTo)) !== facts.endsOn || row.state !== "in_force") return null;
  return {
    name: user.displayName,
    agreement: row.name,
    endsOn: facts.endsOn,
    afterEnd: agreementTerms.parse(row.terms).afterEnd,
    url: pageUrl(seller, `convenzioni/${row.slug}/gestione/scadenze`),
  };
};
