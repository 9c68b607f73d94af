import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import { type Day, formatDay } from "@/lib/kernel/day";
import { NoRenewalForm } from "./no-renewal-form";

type Props = {
  mailboxId: string;
  expiresOn: Day;
  /** Since when its holder does not want to renew it; null: nothing was said. */
  saidOn: Day | null;
  action: FormAction;
};

/** A term that ends unless somebody renews it: say that nobody will, or take that back. */
export function NoRenewal({ mailboxId, expiresOn, saidOn, action }: Props) {
  const t = useTranslations("mailboxes.no-renewal");
  return (
    <Section title={t("title")}>
      <Text mb="md">
        {saidOn
          ? t("said", { on: formatDay(saidOn), expiry: formatDay(expiresOn) })
          : t("text", { expiry: formatDay(expiresOn) })}
      </Text>
      <NoRenewalForm action={action} known={{ mailboxId }} said={saidOn !== null} />
    </Section>
  );
}
