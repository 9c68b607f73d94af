import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment } from "react";

const PATHS = { mails: "/posta-demo", sms: "/posta-demo/sms", codes: "/posta-demo/codici" } as const;
type Kind = keyof typeof PATHS;
const KINDS = Object.keys(PATHS) as Kind[];

/** From the demo's mails to its text messages, to the codes of its staff, and back. */
export function OutboxKinds({ current }: { current: Kind }) {
  const t = useTranslations("outbox");
  return (
    <nav aria-label={t("kinds")}>
      <p>
        {KINDS.map((kind, index) => (
          <Fragment key={kind}>
            {index > 0 && " · "}
            {kind === current ? (
              <strong aria-current="page">{t(kind)}</strong>
            ) : (
              <Link href={PATHS[kind]}>{t(kind)}</Link>
            )}
          </Fragment>
        ))}
      </p>
    </nav>
  );
}
