import { Anchor } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailboxHistory } from "@/components/mailboxes/history";
import { Mails, Requests } from "@/components/mailboxes/records";
import { ActingForm } from "@/components/staff/acting-form";
import { ActingList } from "@/components/staff/acting-list";
import {
  CustomerDocuments,
  CustomerMailboxes,
  CustomerMoney,
  CustomerOrders,
} from "@/components/staff/customer-tables";
import { DeadAddresses } from "@/components/staff/dead-addresses";
import { NoteForm } from "@/components/staff/note-form";
import { Notes } from "@/components/staff/notes";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { deadOf } from "@/lib/notifications/queries/dead-addresses";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { actingFor } from "@/lib/staff/queries/acting";
import { customerFile, findCustomer } from "@/lib/staff/queries/customer";
import { actInPlace, note, revive } from "./actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff.customer"))("title") };
}

/** All of a customer on one page: mailboxes, requests, orders, money, documents, mails, what happened, what was said. */
export default async function CustomerPage({ params, searchParams }: Props) {
  const [{ seller, id }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, customer] = await Promise.all([getTranslations("staff.customer"), findCustomer(seller, id)]);
  if (!customer) notFound();
  const [file, acting, dead] = await Promise.all([
    customerFile(seller, customer),
    actingFor(seller, customer.id),
    deadOf(seller, customer.emails),
  ]);
  const actor = actorOf(viewer);
  const base = `/${seller}/desk`;
  const money = hasRight(actor, "read-receipts");
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{customer.name}</PageTitle>
      {query.termina !== undefined && <Callout kind="good">{t("ended")}</Callout>}
      {query.riammesso !== undefined && <Callout kind="good">{t("address-revived")}</Callout>}
      {query.nota !== undefined && <Callout kind="good">{t("note-kept")}</Callout>}
      <DeadAddresses
        rows={dead}
        customerId={customer.id}
        action={hasRight(actor, "revive-addresses") ? revive.bind(null, seller) : null}
      />
      <DescriptionList
        items={[
          ...customer.emails.map((email) => ({
            key: email,
            term: t("email"),
            value: <Anchor href={`mailto:${email}`}>{email}</Anchor>,
          })),
          {
            term: t("phone"),
            value: customer.phone && <Anchor href={`tel:${customer.phone}`}>{customer.phone}</Anchor>,
          },
          { term: t("province"), value: customer.province },
          {
            term: t("balance"),
            value: money && file.balanceCents !== null ? <Money cents={file.balanceCents} /> : null,
          },
          { term: t("holders"), value: customer.holders.map(({ name }) => name).join(", ") },
        ]}
      />
      <Section title={t("notes")}>
        <Notes notes={file.notes} />
        {hasRight(actor, "write-notes") && (
          <NoteForm key={file.notes.length} customerId={customer.id} action={note.bind(null, seller)} />
        )}
      </Section>
      {customer.userId && (
        <Section title={t("acting")}>
          <ActingList rows={acting} />
          {customer.isCustomer && hasRight(actor, "act-for-customers") && (
            <ActingForm key={acting.length} userId={customer.userId} action={actInPlace.bind(null, seller)} />
          )}
        </Section>
      )}
      <Section title={t("mailboxes")}>
        <CustomerMailboxes rows={file.mailboxes} base={base} />
      </Section>
      <Section title={t("requests")}>
        <Requests rows={file.requests} href={(request) => `${base}/richieste/${request}`} />
      </Section>
      <Section title={t("orders")}>
        <CustomerOrders rows={file.orders} base={base} />
      </Section>
      {money && (
        <Section title={t("money")}>
          <CustomerMoney rows={file.orders} base={base} />
        </Section>
      )}
      <Section title={t("documents")}>
        <CustomerDocuments rows={file.orders} base={base} />
      </Section>
      <Section title={t("mails")}>
        <Mails rows={file.mails} />
      </Section>
      <Section title={t("history")}>
        {file.history.length === 0 ? <p>{t("nothing")}</p> : <MailboxHistory lines={file.history} names />}
      </Section>
      <Link href={`${base}/clienti`} className="back-link">
        {t("back")}
      </Link>
    </Page>
  );
}
