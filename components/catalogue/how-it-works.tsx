import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/page";
import type { Policy } from "@/lib/sellers/policy";
import css from "./catalogue.module.css";

const STEPS = ["choose", "identify", "sign", "pay"] as const;

/** The purchase in four steps, with the time the seller promises for its own part. */
export function HowItWorks({ reviewHours }: { reviewHours: number }) {
  const t = useTranslations("shop.home");
  return (
    <Section title={t("how.title")}>
      <ol className={css.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <Title order={3}>{t(`how.${step}.title`)}</Title>
            <p>{t(`how.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <p>{t("review-hours", { hours: reviewHours })}</p>
    </Section>
  );
}

/** What to look for before beginning: every document that any kind of holder is asked for. */
export function AtHand({ documents }: { documents: Policy["identity"]["documents"] }) {
  const t = useTranslations("shop");
  const kinds = [...new Set(Object.values(documents).flatMap((each) => each ?? []))];
  return (
    <section className="panel">
      <Title order={2} size="h3">
        {t("home.hand.title")}
      </Title>
      <ul className={css.facts}>
        <li>{t("home.hand.tax-code")}</li>
        <li>{t("home.hand.billing")}</li>
        {kinds.length > 0 && (
          <li>
            {t("home.hand.documents")}
            <ul className={css.facts}>
              {kinds.map((kind) => (
                <li key={kind}>{t(`documents.${kind}`)}</li>
              ))}
            </ul>
          </li>
        )}
      </ul>
      <p>{t("home.hand.later")}</p>
    </section>
  );
}
