import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { termText } from "@/components/catalogue/term-text";
import { ActivationItems } from "@/components/mailboxes/bulk/activation-items";
import { RenewalItems } from "@/components/mailboxes/bulk/renewal-items";
import { OrderBadge } from "@/components/mailboxes/mailbox-orders";
import css from "@/components/mailboxes/mailboxes.module.css";
import { Invoice, Papers, Reviews } from "@/components/mailboxes/order-records";
import { Payments } from "@/components/mailboxes/records";
import { CorrectAddressForm } from "@/components/purchase/correct-address-form";
import { OrderTimeline } from "@/components/purchase/order-timeline";
import { Callout } from "@/components/ui/callout";
import { Day, Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { inLocale } from "@/lib/i18n/locales";
import { formatInstant, fromDb, instantFromDb } from "@/lib/kernel/day";
import { activationsOfOrder, renewalsOfOrder } from "@/lib/mailboxes/queries/together";
import { awaitsService } from "@/lib/orders/order";
import { timelineFacts } from "@/lib/orders/queries";
import { orderFile } from "@/lib/orders/queries/desk";
import { timelineOf } from "@/lib/orders/timeline";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";

import { correct } from "./actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.orders"))("title") };
}

/** An order with how far it is, its papers, money and review, for the staff. */
export default async function DeskOrder({ params, searchParams }: Props) {
  const [{ seller, id }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, words, common, lists, locale, file, policy] = await Promise.all([
    getTranslations("desk.order"),
    getTranslations("mailboxes.orders"),
    getTranslations("common"),
    getTranslations("desk.orders"),
    getLocale(),
    orderFile(seller, id),
    policyOf(seller),
  ]);
  if (!file || !policy) notFound();
  const { order, mailbox } = file;
  const steps = timelineOf(await timelineFacts(order));
  const plan = policy.catalogue.plans.find((each) => each.code === order.planCode)?.name;
  const several = order.kind === "renewals" ? await renewalsOfOrder(seller, order.id) : [];
  const activated = order.kind === "activations" ? await activationsOfOrder(seller, order.id) : [];
  const mayCorrect =
    order.kind === "activation" &&
    awaitsService(order) &&
    !order.userId &&
    hasRight(actorOf(viewer), "change-contacts");
  const fileHref = (fileId: string) => `/${seller}/api/file/${fileId}?motivo=support`;
  return (
    <Page width="wide">
      <Link href={`/${seller}/desk/ordini`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={words(`kinds.${order.kind}`)} actions={<OrderBadge state={order.state} />}>
        {order.state === "draft" ? lists("draft", { when: formatInstant(instantFromDb(order.createdAt)) }) : order.code}
      </PageTitle>
      {query.corretta !== undefined && <Callout kind="good">{t("address.corrected")}</Callout>}
      <div className={css.two}>
        <div>
          <Section title={t("facts")}>
            <DescriptionList
              items={[
                { term: t("holder"), value: order.holder?.displayName },
                { term: t("email"), value: order.email ?? order.holder?.email },
                { term: t("account"), value: t(order.userId ? "with-account" : "without-account") },
                { term: t("channel"), value: lists(`channels.${order.channel}`) },
                { term: t("plan"), value: several.length > 0 ? null : plan ? inLocale(plan, locale) : order.planCode },
                { term: t("term"), value: several.length > 0 ? null : termText(common, order.termMonths) },
                {
                  term: t("names"),
                  value: order.choices
                    .map(({ localPart, answer }) => `${localPart} (${t(`answers.${answer}`)})`)
                    .join(", "),
                },
                {
                  term: t("mailbox"),
                  value: mailbox && (
                    <Link href={`/${seller}/desk/caselle/${mailbox.id}`}>
                      {mailbox.localPart}@{mailbox.domain}
                    </Link>
                  ),
                },
                {
                  term: t("paid-with"),
                  value: order.partOf && (
                    <Link href={`/${seller}/desk/ordini/${order.partOf.id}`}>{order.partOf.code}</Link>
                  ),
                },
                { term: t("old-expiry"), value: order.oldExpiry && <Day value={fromDb(order.oldExpiry)} /> },
                { term: t("new-expiry"), value: order.newExpiry && <Day value={fromDb(order.newExpiry)} /> },
                { term: t("created"), value: <Moment value={instantFromDb(order.createdAt)} /> },
                { term: t("net"), value: <Money cents={order.netCents} /> },
                { term: t("vat"), value: <Money cents={order.vatCents} /> },
                { term: t("total"), value: <Money cents={order.totalCents} /> },
              ]}
            />
          </Section>
          {mayCorrect && (
            <details>
              <summary>{t("address.title")}</summary>
              <p>{t("address.lead")}</p>
              <CorrectAddressForm action={correct.bind(null, seller)} orderId={order.id} />
            </details>
          )}
          {several.length > 0 && (
            <Section title={t("renewals")}>
              <RenewalItems items={several} href={(mailbox) => `/${seller}/desk/caselle/${mailbox}`} />
            </Section>
          )}
          {activated.length > 0 && (
            <Section title={t("activations")}>
              <ActivationItems
                items={activated}
                orderHref={(part) => `/${seller}/desk/ordini/${part}`}
                mailboxHref={(mailbox) => `/${seller}/desk/caselle/${mailbox}`}
              />
            </Section>
          )}
          <Section title={t("payments")}>
            <Payments rows={order.payments.map((payment) => ({ ...payment, code: order.code }))} />
          </Section>
          <Section title={t("invoice")}>
            <Invoice invoice={order.invoice} href={(invoice) => `/${seller}/fatture/${invoice}/pdf`} />
          </Section>
        </div>
        <div>
          <Section title={t("timeline")}>
            <OrderTimeline steps={steps} />
          </Section>
          {order.kind === "activation" && (
            <>
              <Section title={t("papers")}>
                <Papers documents={order.documents} contract={order.contracts[0] ?? null} href={fileHref} />
              </Section>
              <Section title={t("reviews")}>
                <Reviews rows={order.reviews} href={(review) => `/${seller}/desk/verifiche/${review}`} />
              </Section>
            </>
          )}
        </div>
      </div>
    </Page>
  );
}
