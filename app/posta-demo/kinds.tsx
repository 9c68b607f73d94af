import Link from "next/link";
import { useTranslations } from "next-intl";

const PATHS = { mails: "/posta-demo", sms: "/posta-demo/sms" } as const;

/** From the demo's mails to its text messages, and back. */
export function OutboxKinds({ current }: { current: keyof typeof PATHS }) {
  const t = useTranslations("outbox");
  const other = current === "mails" ? "sms" : "mails";
  return (
    <nav aria-label={t("kinds")}>
      <p>
        <strong aria-current="page">{t(current)}</strong> · <Link href={PATHS[other]}>{t(other)}</Link>
      </p>
    </nav>
  );
}
