import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Unconfirmed } from "@/components/customers/unconfirmed";
import { RenewSeveral } from "@/components/mailboxes/bulk/renew-several";
import { MailboxCard } from "@/components/mailboxes/mailbox-card";
import css from "@/components/mailboxes/mailboxes.module.css";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { profileOf } from "@/lib/customers/queries";
import { inLocale } from "@/lib/i18n/locales";
import { daysBetween } from "@/lib/kernel/day";
import { ownMailboxes } from "@/lib/mailboxes/queries/lists";
import { today } from "@/lib/platform/clock";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { sendAgain } from "../profilo/actions";
import { renewalToday, stateToday } from "./renewable";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailboxes.list"))("title") };
}

/** The account's home: one's mailboxes, with what needs their owner on top. */
export default async function Mailboxes({ params }: Props) {
  const { seller } = await params;
  const [t, locale, viewer, policy] = await Promise.all([
    getTranslations("mailboxes.list"),
    getLocale(),
    requireUser(seller),
    policyOf(seller),
  ]);
  if (!policy) notFound();
  const unconfirmed = viewer.emailConfirmed ? null : await profileOf(viewer);
  const rows = (await ownMailboxes(viewer)).map((row) => ({ ...row, answer: renewalToday(policy, row, today()) }));
  const open = rows.filter(({ answer }) => answer?.renewable);
  const lapsed = open.filter(({ expiresOn }) => expiresOn && daysBetween(today(), expiresOn) < 0);
  // More would not fit into the address of the page: who has so many renews all, or from a list.
  const several = open.length > 1 && open.length <= 150;
  const renewals = await getTranslations("renewals.offer");
  const pick = (address: string) => renewals("pick", { address });
  const plan = (code: string) => policy.catalogue.plans.find((each) => each.code === code)?.name;
  return (
    <Page>
      <PageTitle
        lead={rows.length > 0 ? t("lead", { count: rows.length }) : undefined}
        actions={
          <LinkedButton href={`/${seller}/acquista`} variant={rows.length > 0 ? "outline" : "filled"}>
            {t("buy")}
          </LinkedButton>
        }
      >
        {t("title")}
      </PageTitle>
      {unconfirmed && <Unconfirmed email={unconfirmed.email} sendAgain={sendAgain.bind(null, seller)} />}
      {lapsed.length > 0 && (
        <Callout kind="bad" title={t("lapsed.title", { count: lapsed.length })}>
          {t("lapsed.text")}
        </Callout>
      )}
      {open.length > lapsed.length && (
        <Callout kind="warning" title={t("expiring.title", { count: open.length - lapsed.length })}>
          {t("expiring.text")}
        </Callout>
      )}
      {rows.length === 0 ? (
        <EmptyState
          title={t("empty.title")}
          action={
            <LinkedButton href={`/${seller}/rinnova`} variant="outline">
              {t("empty.renew")}
            </LinkedButton>
          }
        >
          {t("empty.text")}
        </EmptyState>
      ) : (
        <RenewSeveral path={`/${seller}/caselle/rinnovi`} count={open.length} pickable={several}>
          <ul className={css.cards}>
            {rows.map((row) => {
              const name = plan(row.planCode);
              return (
                <MailboxCard
                  key={row.id}
                  pick={several && row.answer?.renewable ? { value: row.id, label: pick(row.address) } : undefined}
                  href={`/${seller}/caselle/${row.id}`}
                  renewHref={row.answer?.renewable ? `/${seller}/caselle/${row.id}/rinnova` : null}
                  address={row.address}
                  state={stateToday(row.state, row.answer)}
                  plan={name ? inLocale(name, locale) : row.planCode}
                  expiresOn={row.expiresOn}
                  daysLeft={row.expiresOn && daysBetween(today(), row.expiresOn)}
                />
              );
            })}
          </ul>
        </RenewSeveral>
      )}
    </Page>
  );
}
