import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RenewForm } from "@/components/agreements/renew-form";
import { BulkLines } from "@/components/mailboxes/bulk/bulk-lines";
import { BulkTerm } from "@/components/mailboxes/bulk/bulk-term";
import { BulkTotal } from "@/components/mailboxes/bulk/bulk-total";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { reviewRenewals } from "@/lib/agreements/queries/renewals";
import { agreedLines } from "@/lib/mailboxes/bulk";
import { chosenRenewals } from "@/lib/mailboxes/bulk-filter";
import { isStaff } from "@/lib/platform/actor";
import { actorOf } from "@/lib/platform/session";
import { renew } from "../../actions";
import { deskForPage } from "../../open-desk";

type Props = {
  params: Promise<{ seller: string; agreement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.renew"))("title") };
}

/** Mailboxes of the agreement renewed together: those chosen, or all that can be. */
export default async function RenewMailboxes({ params, searchParams }: Props) {
  const [{ seller, desk, viewer, base }, query] = await Promise.all([deskForPage(params), searchParams]);
  const t = await getTranslations("agreements.renew");
  const { ids, termMonths } = chosenRenewals(query);
  const { accountUserId, totals, terms, spendableCents, ...review } = await reviewRenewals(seller, desk.id, {
    ids,
    termMonths,
  });
  // Of all of them, those whose time has not come are no news.
  const lines = review.lines.filter(({ obstacle }) => ids.length > 0 || obstacle !== "renewal-too-early");
  const enough = spendableCents !== null && spendableCents >= totals.totalCents;
  const topUp = accountUserId === viewer.userId ? { topUpHref: `/${seller}/conto/versa` } : {};
  return (
    <Page>
      <Link href={`${base}/scadenze`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {!accountUserId && <Callout title={t("no-account.title")}>{t("no-account.text")}</Callout>}
      {lines.length === 0 ? (
        <EmptyState title={t("none")}>{t("none-text")}</EmptyState>
      ) : (
        <>
          <BulkTerm path={`${base}/scadenze/rinnova`} terms={terms} chosen={termMonths} ids={ids} />
          <BulkLines lines={lines} />
          {totals.count > 0 && <BulkTotal totals={totals} spendableCents={spendableCents} {...topUp} />}
          {totals.count > 0 && enough && (
            <RenewForm
              action={renew.bind(null, seller)}
              agreementId={desk.id}
              agreed={agreedLines(review.lines)}
              totals={totals}
              forOthers={isStaff(actorOf(viewer))}
            />
          )}
        </>
      )}
    </Page>
  );
}
