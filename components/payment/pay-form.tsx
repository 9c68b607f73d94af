"use client";
import { Anchor, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { CheckboxField, type FormAction, FormShell, HiddenField, RadioField, SelectField } from "@/components/ui/form";
import { formatCents } from "@/lib/kernel/money";
import { daysTaken, isSlow } from "@/lib/payments/arrival";
import type { Way } from "@/lib/payments/ways";
import css from "./payment.module.css";

export interface Consents {
  /** Texts accepted, each with its page. */
  texts: { title: string; href: string }[];
  /** Consumers must ask for the mailbox at once. */
  immediate: boolean;
}

interface Props {
  action: FormAction;
  token: string;
  totalCents: number;
  ways: Way[];
  /** Null: the visitor has no account. */
  balanceCents: number | null;
  /** Page that tops up the account with what is missing. */
  topUpHref: string;
  /** What must be accepted to order; null when the order is placed already. */
  consents: Consents | null;
  /** The way chosen before. */
  chosen?: string | null;
  /** The card may be kept to pay the renewals that come by themselves. */
  mayKeepCard?: boolean;
  /** Prepaid accounts of others that may pay. */
  others?: OtherAccount[];
  /** Who pays instead of whoever orders. */
  bearer?: string | null;
}
interface OtherAccount {
  id: string;
  name: string;
  leftCents: number;
  isEnough: boolean;
}

/** The one form that orders and pays: consents, way to pay, one button. */
export function PayForm({
  action,
  token,
  totalCents,
  ways,
  balanceCents,
  topUpHref,
  consents,
  chosen,
  mayKeepCard,
  others = [],
  bearer = null,
}: Props) {
  const t = useTranslations("payment");
  const locale = useLocale();
  const owned = balanceCents !== null && balanceCents >= totalCents;
  const other = others.find(({ isEnough }) => isEnough);
  const short = balanceCents !== null && !owned && !other;
  const usable = ways.filter(({ method }) => method !== "prepaid" || !short);
  const total = formatCents(totalCents, locale);
  return (
    <FormShell
      action={action}
      namespace="payment"
      defaultValues={{
        method: (usable.find(({ method }) => method === chosen) ?? usable[0])?.method ?? "card",
        acceptTerms: false,
        immediateActivation: false,
        account: owned ? "" : (other?.id ?? ""),
      }}
      submitLabel={
        consents
          ? totalCents === 0 || bearer
            ? t("submit-free")
            : t("submit", { total })
          : t("submit-placed", { total })
      }
    >
      <HiddenField name="token" value={token} />
      {consents && <HiddenField name="seenTotalCents" value={String(totalCents)} />}
      {bearer ? (
        <>
          <HiddenField name="method" value={ways[0]?.method ?? "card"} />
          <p>{t("bearer", { name: bearer })}</p>
        </>
      ) : (
        <RadioField
          name="method"
          label={<strong>{t("method.title")}</strong>}
          choices={ways.map((way) => ({
            value: way.method,
            label: t(`method.${way.method}`),
            description: <WayNote {...{ way, totalCents, balanceCents, topUpHref }} />,
            disabled: !usable.includes(way),
          }))}
        />
      )}
      {!bearer && others.length > 0 && (
        <SelectField
          name="account"
          label={t("account.label")}
          description={t("account.note")}
          choices={[
            { value: "", label: t("account.own", { balance: formatCents(balanceCents ?? 0, locale) }) },
            ...others.map(({ id, name, leftCents, isEnough }) => ({
              value: id,
              label: t(isEnough ? "account.other" : "account.short", { name, left: formatCents(leftCents, locale) }),
              disabled: !isEnough,
            })),
          ]}
        />
      )}
      {!bearer && mayKeepCard && (
        <CheckboxField name="keepCard" label={t("keep-card")} description={t("keep-card-note")} />
      )}
      {consents && <ConsentFields consents={consents} />}
      <Text size="sm" c="dimmed">
        {t("once")}
      </Text>
    </FormShell>
  );
}

function WayNote({
  way,
  totalCents,
  balanceCents,
  topUpHref,
}: { way: Way } & Pick<Props, "totalCents" | "balanceCents" | "topUpHref">) {
  const t = useTranslations("payment.method");
  const locale = useLocale();
  if (isSlow(way.method)) return t("slow-note", daysTaken(way));
  if (way.method !== "prepaid" || balanceCents === null)
    return t(way.method === "paypal" ? "paypal-note" : "card-note");
  const balance = formatCents(balanceCents, locale);
  if (balanceCents >= totalCents) return t("prepaid-note", { balance });
  return (
    <>
      {t("prepaid-short", { balance, missing: formatCents(totalCents - balanceCents, locale) })}{" "}
      <Anchor href={topUpHref} inherit underline="always">
        {t("top-up")}
      </Anchor>
    </>
  );
}

/** The texts that are accepted, one click away, and the boxes that say so. */
export function ConsentFields({ consents }: { consents: Consents }) {
  const t = useTranslations("payment.consents");
  const common = useTranslations("common");
  return (
    <section aria-labelledby="consents-title">
      <h2 id="consents-title" className={css.heading}>
        {t("title")}
      </h2>
      <p>{t("read")}</p>
      <ul className={css.texts}>
        {consents.texts.map(({ title, href }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noreferrer">
              {title}
              <span className="visually-hidden"> ({common("new-window")})</span>
            </a>
          </li>
        ))}
      </ul>
      <CheckboxField name="acceptTerms" label={t("terms")} />
      {consents.immediate && (
        <CheckboxField name="immediateActivation" label={t("immediate")} description={t("immediate-note")} />
      )}
    </section>
  );
}
