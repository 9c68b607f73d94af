import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import type { FormAction } from "@/components/ui/form";
import type { Instant } from "@/lib/kernel/day";
import { ReviveForm } from "./revive-form";

type Props = {
  rows: { email: string; why: string; since: Instant }[];
  customerId: string;
  /** Null for who may not. */
  action: FormAction | null;
};

/** Addresses of a customer at which no mail arrives, and how to have reminders sent there again. */
export function DeadAddresses({ rows, customerId, action }: Props) {
  const t = useTranslations("staff.dead-address");
  return rows.map(({ email, why, since }, n) => (
    <Callout key={email} kind="bad" title={t("title", { email })}>
      <p>
        {t(`why.${why}`)} <Moment value={since} />. {t("text")}
      </p>
      {action && <ReviveForm id={`revive-${n}`} action={action} customerId={customerId} email={email} />}
    </Callout>
  ));
}
