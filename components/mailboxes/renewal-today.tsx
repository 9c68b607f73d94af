import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { formatDay } from "@/lib/kernel/day";
import type { RenewalAnswer } from "@/lib/mailboxes/renewal";
import { MailboxBadge } from "./mailbox-badge";

/** What the policy says today of a mailbox's renewal, for the staff. */
export function RenewalToday({ expiresOn, answer }: { expiresOn: string; answer: RenewalAnswer }) {
  const t = useTranslations("desk.renewal");
  return (
    <DescriptionList
      items={[
        { term: t("expiry"), value: <Day value={expiresOn} /> },
        { term: t("state"), value: <MailboxBadge state={answer.state} /> },
        { term: t("window"), value: t("days", { opens: formatDay(answer.opens), closes: formatDay(answer.closes) }) },
        {
          term: t("online"),
          value: answer.renewable ? t("yes") : t(`reasons.${answer.reason ?? "no-price"}`),
        },
        { term: t("price"), value: answer.renewable ? <Money cents={answer.totalCents} /> : null },
        { term: t("until"), value: answer.newExpiry && <Day value={answer.newExpiry} /> },
      ]}
    />
  );
}
