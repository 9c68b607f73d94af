import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CloseDayForm } from "@/components/accounting/close-day-form";
import css from "@/components/statements/statements.module.css";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { differencesOf } from "@/lib/accounting/closing";
import { closingFigures, closingOf } from "@/lib/accounting/queries/closing";
import { addDays, formatDay, formatInstant, isBefore, isoDay, parseDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";
import { close } from "./actions";
import { BankTable, DifferenceTable, SuspenseList, WayTable } from "./figures";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounting.closing"))("title") };
}

/** A day reconciled: gateways, bank and books side by side, with every difference; closed once it is over. */
export default async function Closing({ params, searchParams }: Props) {
  const { seller } = await params;
  await requireStaff(seller, "accounting");
  const asked = singles(await searchParams);
  const now = today();
  const on = parseDay(asked.giorno ?? "") ?? addDays(now, -1);
  const [t, figures, closed] = await Promise.all([
    getTranslations("accounting.closing"),
    closingFigures(seller, on),
    closingOf(seller, on),
  ]);
  const differences = differencesOf(figures);
  const path = `/${seller}/desk/contabilita/chiusura`;
  const to = (days: number) => `${path}?giorno=${isoDay(addDays(on, days))}`;
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{`${t("title")} ${formatDay(on)}`}</PageTitle>
      <nav className={css.walk} aria-label={t("day")}>
        <Link href={to(-1)} rel="prev">
          {t("previous")}
        </Link>
        {isBefore(on, now) && (
          <Link href={to(1)} rel="next">
            {t("next")}
          </Link>
        )}
        <a href={`/${seller}/api/contabilita/closing?dal=${isoDay(on)}&al=${isoDay(on)}`} download>
          {t("save")}
        </a>
      </nav>
      {closed && (
        <Callout kind="good">
          <p>
            {t("closed", {
              who: closed.closedByName,
              when: formatInstant(closed.closedAt),
              count: closed.differences,
            })}
          </p>
          {closed.note && <p>{t("closed-note", { note: closed.note })}</p>}
        </Callout>
      )}
      <Callout kind={differences.length > 0 ? "warning" : "good"}>
        {differences.length > 0 ? t("differs", { count: differences.length }) : t("agrees")}
      </Callout>
      {differences.length > 0 && (
        <Section title={t("differences")}>
          <DifferenceTable rows={differences} />
        </Section>
      )}
      <Section title={t("ways")}>
        <WayTable rows={figures.ways} />
      </Section>
      <Section title={t("bank")}>
        <BankTable rows={figures.bank} />
      </Section>
      <Section title={t("suspense")}>
        <SuspenseList suspense={figures.suspense} invoices={figures.invoices} givenUp={figures.givenUp} />
      </Section>
      {!closed && isBefore(on, now) && (
        <Section title={t("close")}>
          <CloseDayForm action={close.bind(null, seller)} on={isoDay(on)} differs={differences.length > 0} />
        </Section>
      )}
      {!closed && !isBefore(on, now) && <p>{t("not-over")}</p>}
    </Page>
  );
}
