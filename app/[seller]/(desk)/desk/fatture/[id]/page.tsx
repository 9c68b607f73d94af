import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { InvoiceFacts } from "@/components/invoicing/invoice-facts";
import { Faults, InvoiceHistory } from "@/components/invoicing/invoice-history";
import { SendForm } from "@/components/invoicing/send-form";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { isCorrectable, isCreditable } from "@/lib/invoicing/life";
import { type InvoiceForStaff, invoiceForStaff } from "@/lib/invoicing/queries/one";
import { isAfter } from "@/lib/kernel/day";
import { lineNet } from "@/lib/kernel/money";
import { today } from "@/lib/platform/clock";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { send } from "../actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const DONE = ["corretta", "stornata", "trasmessa"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invoices.desk"))("title") };
}

/** One invoice or credit note: what it says, how far it came at SdI, and what can be done about it. */
export default async function DeskInvoice({ params, searchParams }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const [t, invoice, { fatto }] = await Promise.all([
    getTranslations("invoices.desk.one"),
    invoiceForStaff(seller, id),
    searchParams,
  ]);
  if (!invoice) notFound();
  const base = `/${seller}/desk/fatture`;
  const done = DONE.find((known) => known === fatto);
  const number = invoice.numberText ?? "–";
  const mayAct = hasRight(actorOf(viewer), "correct-invoices");
  return (
    <Page>
      <PageTitle actions={<Files invoice={invoice} seller={seller} />}>
        {t(invoice.creditedId ? "note-title" : "title", { number })}
      </PageTitle>
      {done && <Callout kind="good">{t(`done.${done}`)}</Callout>}
      <Standing invoice={invoice} />
      {mayAct && <Acts invoice={invoice} seller={seller} />}
      <InvoiceFacts
        {...invoice}
        stampCents={invoice.document?.stampCents ?? 0}
        order={{ code: invoice.order.code, href: `/${seller}/desk/ordini/${invoice.order.id}` }}
        credited={
          invoice.creditedId
            ? { number: invoice.creditedNumber, href: `${base}/${invoice.creditedId}`, reason: invoice.reason }
            : null
        }
      />
      <Section title={t("lines")}>
        <ul>
          {invoice.lines.map((line, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
            <li key={n}>
              {line.description} · <Money cents={lineNet(line)} />
            </li>
          ))}
        </ul>
      </Section>
      {invoice.notes.length > 0 && <Notes notes={invoice.notes} base={base} />}
      <Section title={t("history")}>
        <InvoiceHistory moments={invoice.moments} xmlPath={`/${seller}/fatture/${id}/xml`} />
      </Section>
    </Page>
  );
}

/** Files, not pages. */
async function Files({ invoice, seller }: { invoice: InvoiceForStaff; seller: string }) {
  const t = await getTranslations("invoices.desk.one");
  const path = `/${seller}/fatture/${invoice.id}`;
  return (
    <>
      {invoice.fileId && (
        <a href={`${path}/pdf`} download className="row-link">
          {t("pdf")}
        </a>
      )}
      {invoice.moments.some((moment) => moment.what === "sent" && moment.versionFile) && (
        <a href={`${path}/xml`} download className="row-link">
          {t("xml")}
        </a>
      )}
    </>
  );
}

/** What is wrong, and until when it can be put right. */
async function Standing({ invoice }: { invoice: InvoiceForStaff }) {
  const t = await getTranslations("invoices.desk.one");
  const { state, resendBy, faults } = invoice;
  if (!isCorrectable(state)) return null;
  const late = resendBy !== null && isAfter(today(), resendBy);
  return (
    <Callout kind={late || state !== "faulty" ? "bad" : "warning"} title={t(`wrong.${state}`)}>
      {resendBy && (
        <p>
          {t(late ? "late" : "until")} <Day value={resendBy} />
        </p>
      )}
      <Faults
        faults={faults.map(({ code, message, path }) => ({ code, text: [message, path].filter(Boolean).join(" ") }))}
      />
    </Callout>
  );
}

async function Acts({ invoice, seller }: { invoice: InvoiceForStaff; seller: string }) {
  const t = await getTranslations("invoices.desk.one");
  const path = `/${seller}/desk/fatture/${invoice.id}`;
  const offersCredit = !invoice.creditedId && isCreditable(invoice.state) && invoice.left.some((net) => net !== 0);
  return (
    <div className="page-actions">
      {isCorrectable(invoice.state) && <LinkedButton href={`${path}/correggi`}>{t("correct")}</LinkedButton>}
      {invoice.state === "issued" && <SendForm action={send.bind(null, seller)} invoiceId={invoice.id} />}
      {offersCredit && (
        <LinkedButton href={`${path}/storna`} variant="outline">
          {t("credit")}
        </LinkedButton>
      )}
    </div>
  );
}

async function Notes({ notes, base }: { notes: InvoiceForStaff["notes"]; base: string }) {
  const t = await getTranslations("invoices.desk.one");
  return (
    <Section title={t("notes")}>
      <ul>
        {notes.map(({ id, number, totalCents }) => (
          <li key={id}>
            <a href={`${base}/${id}`}>{number ?? t("unnumbered")}</a> · <Money cents={-totalCents} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
