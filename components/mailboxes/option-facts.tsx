import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { MailboxOptions } from "@/lib/mailboxes/options";
import { hourly } from "./hours";

/** What was set for a mailbox from here; what was not is left out. */
export function OptionFacts({ options: { ordinary, notify, sms } }: { options: MailboxOptions }) {
  const t = useTranslations("mailboxes.options");
  return (
    <DescriptionList
      items={[
        { term: t("ordinary.title"), value: ordinary && t(`ordinary.modes.${ordinary.mode}`) },
        { term: t("ordinary.to"), value: ordinary?.to },
        { term: t("notify.title"), value: notify && (notify.join(", ") || "–") },
        {
          term: t("sms.title"),
          value: sms ? t("sms.on", { phone: sms.phone, ...hourly(sms.hour) }) : sms === null ? "–" : null,
        },
      ]}
    />
  );
}
