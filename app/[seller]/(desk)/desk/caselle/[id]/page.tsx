import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DeclarationList } from "@/components/contracts/declaration-list";
import { AutoRenewal } from "@/components/mailboxes/auto-renewal";
import { CardRefused } from "@/components/mailboxes/card-refused";
import { MailboxHistory } from "@/components/mailboxes/history";
import { MailboxAhead } from "@/components/mailboxes/mailbox-ahead";
import { MailboxFacts } from "@/components/mailboxes/mailbox-facts";
import { MailboxOrders } from "@/components/mailboxes/mailbox-orders";
import css from "@/components/mailboxes/mailboxes.module.css";
import { NoRenewal } from "@/components/mailboxes/no-renewal";
import { OptionFacts } from "@/components/mailboxes/option-facts";
import { Audit, Mails, Payments, Reminders, Requests } from "@/components/mailboxes/records";
import { RenewalToday } from "@/components/mailboxes/renewal-today";
import { SendCredentials } from "@/components/mailboxes/send-credentials";
import { Address } from "@/components/ui/address";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { declarationsOf } from "@/lib/contracts/queries/declarations";
import { inLocale } from "@/lib/i18n/locales";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { ahead, datesOf, OVER } from "@/lib/mailboxes/ahead";
import { isAnswerable } from "@/lib/mailboxes/no-renewal";
import { lastDayForNotice } from "@/lib/mailboxes/notice";
import { expiryOf, historyOf, mailboxFile, ordersOfMailbox } from "@/lib/mailboxes/queries/history";
import { optionsOfMailbox } from "@/lib/mailboxes/queries/options";
import { renewalAnswer } from "@/lib/mailboxes/queries/renewal";
import { refusedCardOf } from "@/lib/payments/queries/card-try";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { taskWord } from "@/lib/staff/task";
import { answer, notice, sendLink } from "../actions";
import { DeskHub } from "./hub";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.mailboxes"))("title") };
}

/** A mailbox with its whole history, for the staff. */
export default async function DeskMailbox({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const renewals = await getTranslations("renewals.staff");
  const [t, tasks, locale, file, policy] = await Promise.all([
    getTranslations("desk.mailbox"),
    getTranslations("desk.task.titles"),
    getLocale(),
    mailboxFile(seller, id),
    policyOf(seller),
  ]);
  if (!file || !policy) notFound();
  const { mailbox } = file;
  const [history, orders, options, card] = await Promise.all([
    historyOf(seller, id),
    ordersOfMailbox(seller, id),
    optionsOfMailbox(mailbox),
    refusedCardOf(seller, id),
  ]);
  const { holder } = mailbox;
  const address = `${mailbox.localPart}@${mailbox.domain}`;
  const expiresOn = expiryOf(mailbox);
  const noticeUntil = expiresOn && lastDayForNotice(policy, expiresOn);
  const calendar = await getTranslations("mailboxes.ahead");
  const steps =
    expiresOn && !OVER.has(mailbox.state)
      ? ahead(policy, { ...datesOf(mailbox, expiresOn), cardOn: card?.nextOn ?? null }, today())
      : [];
  const plan = policy.catalogue.plans.find((each) => each.code === mailbox.planCode)?.name;
  return (
    <Page width="wide">
      <Link href={`/${seller}/desk/caselle`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={holder.displayName}>
        <span className={css.long}>
          <Address>{address}</Address>
        </span>
      </PageTitle>
      {file.tasks.map((task) => (
        <Callout key={task.id} kind="bad" title={t("task")}>
          <Link href={`/${seller}/desk/attivita/${task.id}`}>{tasks(taskWord(task.kind))}</Link>
        </Callout>
      ))}
      {card && <CardRefused card={card} />}
      <div className={css.two}>
        <div>
          <Section title={t("facts")}>
            <MailboxFacts
              address={address}
              userCode={mailbox.userCode}
              state={mailbox.state}
              plan={plan ? inLocale(plan, locale) : mailbox.planCode}
              activatedOn={mailbox.activatedOn && fromDb(mailbox.activatedOn)}
              expiresOn={expiresOn}
              more={[
                { term: t("holder"), value: holder.displayName },
                { term: t("email"), value: holder.email },
                { term: t("province"), value: mailbox.province },
                { term: t("account"), value: t(mailbox.userId ? "with-account" : "without-account") },
                { term: t("provider-ref"), value: mailbox.providerRef },
              ]}
            />
          </Section>
          {expiresOn && (
            <Section title={t("renewal")}>
              <RenewalToday expiresOn={isoDay(expiresOn)} answer={await renewalAnswer(policy, mailbox)} />
              {mailbox.userId && hasRight(actorOf(viewer), "renew-for-customers") && (
                <LinkedButton href={`/${seller}/desk/caselle/rinnovi?casella=${id}`} variant="outline" mt="md">
                  {renewals("link")}
                </LinkedButton>
              )}
            </Section>
          )}
          {noticeUntil && mailbox.state === "active" && (
            <AutoRenewal
              mailboxId={id}
              last={noticeUntil}
              noticeOn={mailbox.noticeOn && fromDb(mailbox.noticeOn)}
              action={notice.bind(null, seller)}
              staff
            />
          )}
          {expiresOn && isAnswerable(policy, mailbox) && (
            <NoRenewal
              mailboxId={id}
              expiresOn={expiresOn}
              saidOn={mailbox.noticeOn && fromDb(mailbox.noticeOn)}
              action={answer.bind(null, seller)}
            />
          )}
          {policy.identity.userDeclaration && (
            <Section title={(await getTranslations("declaration.list"))("title")}>
              <DeclarationList
                declarations={await declarationsOf(seller, id)}
                href={(fileId) => `/${seller}/api/file/${fileId}?motivo=support`}
              />
            </Section>
          )}
          {options.state && (
            <Section title={t("options")}>
              <OptionFacts options={options.options} />
            </Section>
          )}
          {mailbox.state === "active" && (
            <Section title={t("credentials")}>
              <SendCredentials action={sendLink.bind(null, seller)} mailboxId={id} />
            </Section>
          )}
        </div>
        <div>
          {steps.length > 0 && (
            <Section title={calendar("title")}>
              <MailboxAhead steps={steps} />
            </Section>
          )}
          <Section title={t("history")}>
            <MailboxHistory lines={history} names />
          </Section>
          <Section title={t("reminders")}>
            <Reminders rows={file.reminders} />
          </Section>
          <Section title={t("mails")}>
            <Mails rows={file.mails} />
          </Section>
          <Section title={t("audit")}>
            <Audit rows={file.commands} />
          </Section>
        </div>
      </div>
      <DeskHub mailbox={mailbox} policy={policy} />
      <Section title={t("orders")}>
        <MailboxOrders
          orders={orders}
          orderHref={(order) => `/${seller}/desk/ordini/${order.id}`}
          invoiceHref={(invoice) => invoice.fileId && `/${seller}/fatture/${invoice.id}/pdf`}
        />
      </Section>
      <Section title={t("payments")}>
        <Payments rows={orders.flatMap(({ code, payments }) => payments.map((each) => ({ ...each, code })))} />
      </Section>
      <Section title={t("requests")}>
        <Requests rows={file.requests} href={(request) => `/${seller}/desk/richieste/${request}`} />
      </Section>
    </Page>
  );
}
