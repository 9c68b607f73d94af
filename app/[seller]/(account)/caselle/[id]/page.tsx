import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { MailParameters } from "@/components/catalogue/mail-parameters";
import { AutoRenewal } from "@/components/mailboxes/auto-renewal";
import { CardRefused } from "@/components/mailboxes/card-refused";
import { MailboxHistory } from "@/components/mailboxes/history";
import { MailboxAhead } from "@/components/mailboxes/mailbox-ahead";
import { MailboxFacts } from "@/components/mailboxes/mailbox-facts";
import { MailboxOrders } from "@/components/mailboxes/mailbox-orders";
import css from "@/components/mailboxes/mailboxes.module.css";
import { NoRenewal } from "@/components/mailboxes/no-renewal";
import { SendCredentials } from "@/components/mailboxes/send-credentials";
import { Owing } from "@/components/purchase/company-data";
import { Address } from "@/components/ui/address";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { inLocale } from "@/lib/i18n/locales";
import { formatDay, fromDb, isAfter } from "@/lib/kernel/day";
import { ahead, datesOf, OVER } from "@/lib/mailboxes/ahead";
import { sendsOf } from "@/lib/mailboxes/exchanges/sends";
import { hubOf } from "@/lib/mailboxes/hub";
import { isAnswerable } from "@/lib/mailboxes/no-renewal";
import { lastDayForNotice } from "@/lib/mailboxes/notice";
import { hasOptions } from "@/lib/mailboxes/options";
import { expiryOf, historyOf, ordersOfMailbox, ownMailbox } from "@/lib/mailboxes/queries/history";
import { numbersOwed } from "@/lib/orders/queries/forming";
import { refusedCardOf } from "@/lib/payments/queries/card-try";
import { today } from "@/lib/platform/clock";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { notice, answer as say, sendLink } from "../actions";
import { renewalToday, stateToday } from "../renewable";
import { spaceRows } from "./space";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailboxes.one"))("title") };
}

export default async function OwnMailbox({ params }: Props) {
  const { seller, id } = await params;
  const [t, locale, viewer, policy] = await Promise.all([
    getTranslations("mailboxes.one"),
    getLocale(),
    requireUser(seller),
    policyOf(seller),
  ]);
  const mailbox = await ownMailbox(viewer, id);
  if (!mailbox || !policy) notFound();
  const [history, orders, owed, company, hub, sends, card] = await Promise.all([
    historyOf(seller, id),
    ordersOfMailbox(seller, id, viewer.userId),
    numbersOwed(seller, mailbox.holderId),
    getTranslations("purchase.company"),
    getTranslations("hub"),
    sendsOf(mailbox, policy),
    refusedCardOf(seller, id),
  ]);
  const expiresOn = expiryOf(mailbox);
  // A Lite mailbox is renewed, and ends, with its HUB.
  const answer = mailbox.hubId ? null : renewalToday(policy, { ...mailbox, expiresOn }, today());
  const noticeUntil = expiresOn && !mailbox.hubId && lastDayForNotice(policy, expiresOn);
  const calendar = await getTranslations("mailboxes.ahead");
  const steps =
    expiresOn && !mailbox.hubId && !OVER.has(mailbox.state)
      ? ahead(policy, { ...datesOf(mailbox, expiresOn), cardOn: card?.nextOn ?? null }, today())
      : [];
  const plan = policy.catalogue.plans.find((each) => each.code === mailbox.planCode)?.name;
  const askable = answer && !answer.renewable && answer.reason !== "too-early";
  return (
    <Page>
      <PageTitle
        actions={
          <>
            {hubOf(policy, mailbox.planCode) && (
              <LinkedButton href={`/${seller}/caselle/${id}/hub`} variant="default">
                {hub("open")}
              </LinkedButton>
            )}
            {mailbox.state === "active" && !mailbox.hubId && policy.catalogue.addOns.length > 0 && (
              <LinkedButton href={`/${seller}/caselle/${id}/servizi`} variant="default">
                {t("add-ons")}
              </LinkedButton>
            )}
            {mailbox.state === "active" && hasOptions(policy) && (
              <LinkedButton href={`/${seller}/caselle/${id}/opzioni`} variant="default">
                {t("options")}
              </LinkedButton>
            )}
            {(answer?.renewable || askable) && (
              <LinkedButton href={`/${seller}/caselle/${id}/rinnova`} variant={answer.renewable ? "filled" : "outline"}>
                {t(answer.renewable ? "renew" : "ask-renewal")}
              </LinkedButton>
            )}
          </>
        }
      >
        <span className={css.long}>
          <Address>{`${mailbox.localPart}@${mailbox.domain}`}</Address>
        </span>
      </PageTitle>
      {mailbox.hubId && (
        <Callout>
          {hub("part-of")} <Link href={`/${seller}/caselle/${mailbox.hubId}/hub`}>{hub("open")}</Link>
        </Callout>
      )}
      {mailbox.state === "renewal_failed" && <Callout kind="warning">{t("renewal-failed")}</Callout>}
      {card && (
        <CardRefused card={card}>
          <Link href={`/${seller}/ordini`}>{(await getTranslations("mailboxes.card"))("pay")}</Link>
        </CardRefused>
      )}
      {owed && (
        <Owing owed={owed}>
          <LinkedButton href={`/${seller}/caselle/${id}/azienda`}>{company("open")}</LinkedButton>
        </Owing>
      )}
      <MailboxFacts
        address={`${mailbox.localPart}@${mailbox.domain}`}
        userCode={mailbox.userCode}
        state={stateToday(mailbox.state, answer)}
        plan={plan ? inLocale(plan, locale) : mailbox.planCode}
        activatedOn={mailbox.activatedOn && fromDb(mailbox.activatedOn)}
        expiresOn={expiresOn}
        more={[
          ...(await spaceRows(mailbox, policy)),
          ...(answer ? [{ term: t("window"), value: t("window-days", window(answer)) }] : []),
          ...(sends
            ? [
                {
                  term: t("sends"),
                  value: t(sends.used === null ? "sends-of" : "sends-used", { ...sends, used: sends.used ?? 0 }),
                },
              ]
            : []),
        ]}
      />
      {mailbox.state === "active" && (
        <Section title={t("credentials")}>
          <Text mb="md">{t("credentials-text")}</Text>
          <SendCredentials action={sendLink.bind(null, seller)} mailboxId={id} />
        </Section>
      )}
      {noticeUntil && mailbox.state === "active" && (
        <AutoRenewal
          mailboxId={id}
          last={noticeUntil}
          noticeOn={mailbox.noticeOn && fromDb(mailbox.noticeOn)}
          action={isAfter(today(), noticeUntil) ? null : notice.bind(null, seller)}
        />
      )}
      {expiresOn && isAnswerable(policy, mailbox) && (
        <NoRenewal
          mailboxId={id}
          expiresOn={expiresOn}
          saidOn={mailbox.noticeOn && fromDb(mailbox.noticeOn)}
          action={say.bind(null, seller)}
        />
      )}
      <MailParameters
        mail={policy.service.mail}
        setUp={`/${seller}/configura?${new URLSearchParams({ casella: `${mailbox.localPart}@${mailbox.domain}` })}`}
      />
      {policy.identity.userDeclaration && (
        <p>
          <LinkedButton href={`/${seller}/caselle/${id}/utilizzatore`} variant="subtle">
            {(await getTranslations("declaration"))("link")}
          </LinkedButton>
        </p>
      )}
      {steps.length > 0 && (
        <Section title={calendar("title")}>
          <Text mb="sm">{calendar("lead")}</Text>
          <MailboxAhead steps={steps} />
        </Section>
      )}
      <Section title={t("orders")}>
        <MailboxOrders orders={orders} orderHref={() => `/${seller}/ordini`} invoiceHref={() => `/${seller}/fatture`} />
      </Section>
      <Section title={t("history")}>
        <MailboxHistory lines={history} />
      </Section>
      {(mailbox.state === "active" || mailbox.state === "expired") && !mailbox.revokeOn && (
        <Text mt="xl">
          <Link href={`/${seller}/revoca?id=${id}`}>{t("revoke")}</Link>
        </Text>
      )}
    </Page>
  );
}

const window = ({ opens, closes }: { opens: Parameters<typeof formatDay>[0]; closes: typeof opens }) => ({
  opens: formatDay(opens),
  closes: formatDay(closes),
});
