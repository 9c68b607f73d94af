import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { MailboxBadge } from "@/components/mailboxes/mailbox-badge";
import { SmallTable } from "@/components/mailboxes/small-table";
import { StartFor } from "@/components/resellers/start-for";
import { Address } from "@/components/ui/address";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { channelFor } from "@/lib/orders/offer";
import { policyForViewer } from "@/lib/resellers/queries";
import { areaCustomer } from "@/lib/resellers/queries/area";
import { policyOf } from "@/lib/sellers/queries";
import { offersOf } from "../../../../(shop)/acquista/offers";
import { startFor } from "../../actions";
import { areaForPage } from "../../open-area";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.customers"))("name") };
}

/** One of a reseller's customers: mailboxes, orders, and another mailbox. */
export default async function Customer({ params }: Props) {
  const { id } = await params;
  const { seller, viewer, account, base } = await areaForPage(params);
  const [t, locale, policy, customer] = await Promise.all([
    getTranslations("resellers.customers"),
    getLocale(),
    policyOf(seller),
    areaCustomer(account, id),
  ]);
  if (!customer || !policy) notFound();
  const under = await policyForViewer(policy, viewer);
  const channel = channelFor(under, true);
  const offers = channel ? offersOf(under, channel, locale) : [];
  return (
    <Page>
      <Link href={`${base}/clienti`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{customer.name}</PageTitle>
      <DescriptionList
        items={[
          { term: t("email"), value: <Address>{customer.email}</Address> },
          { term: t("province"), value: customer.province ?? "–" },
        ]}
      />
      <Section title={t("his-mailboxes")}>
        <Mailboxes seller={seller} rows={customer.mailboxes} />
      </Section>
      <Section title={t("orders")}>
        <Orders rows={customer.orders} />
      </Section>
      {offers.length > 0 && (
        <Section title={t("another", { name: customer.name })}>
          <p>{t("another-text")}</p>
          <StartFor action={startFor.bind(null, seller)} holderId={customer.id} offers={offers} />
        </Section>
      )}
    </Page>
  );
}

type Shown = NonNullable<Awaited<ReturnType<typeof areaCustomer>>>;

async function Mailboxes({ seller, rows }: { seller: string; rows: Shown["mailboxes"] }) {
  const [t, area] = await Promise.all([getTranslations("resellers.customers"), getTranslations("resellers.area")]);
  return (
    <SmallTable
      name={t("his-mailboxes")}
      none={t("no-mailboxes")}
      rows={rows.map(({ id, address, state, expiresOn }) => ({
        key: id,
        cells: [
          {
            label: area("address"),
            value: (
              <Link href={`/${seller}/caselle/${id}`}>
                <Address>{address}</Address>
              </Link>
            ),
          },
          { label: area("state"), value: <MailboxBadge state={state} /> },
          { label: area("expires"), value: expiresOn ? <Day value={expiresOn} /> : "–", numeric: true },
        ],
      }))}
    />
  );
}

async function Orders({ rows }: { rows: Shown["orders"] }) {
  const t = await getTranslations("resellers.customers");
  return (
    <SmallTable
      name={t("orders")}
      none={t("no-orders")}
      rows={rows.map(({ id, code, createdAt, totalCents }) => ({
        key: id,
        cells: [
          { label: t("order"), value: code },
          { label: t("on"), value: <Day value={dayInRome(instantFromDb(createdAt))} />, numeric: true },
          { label: t("total"), value: <Money cents={totalCents} />, numeric: true },
        ],
      }))}
    />
  );
}
