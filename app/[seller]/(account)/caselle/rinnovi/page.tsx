import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BulkLines } from "@/components/mailboxes/bulk/bulk-lines";
import { BulkTerm } from "@/components/mailboxes/bulk/bulk-term";
import { BulkTotal } from "@/components/mailboxes/bulk/bulk-total";
import { PayForms } from "@/components/mailboxes/bulk/pay-forms";
import { TogetherForms } from "@/components/mailboxes/bulk/together-forms";
import { TermsNote } from "@/components/purchase/terms-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { agreedLines } from "@/lib/mailboxes/bulk";
import { chosenRenewals } from "@/lib/mailboxes/bulk-filter";
import { bulkReview } from "@/lib/mailboxes/queries/bulk";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { orderTogether, payTogether } from "./actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewals"))("title") };
}

/** Several mailboxes of one's own renewed together: those chosen, or all that can be. */
export default async function RenewSeveral({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const [t, viewer, policy] = await Promise.all([getTranslations("renewals"), requireUser(seller), policyOf(seller)]);
  const { ids, termMonths, noneChosen } = chosenRenewals(query);
  if (noneChosen) return <NothingChosen seller={seller} />;
  const review = await bulkReview(viewer, { ids: ids.length > 0 ? ids : undefined, termMonths });
  if (!review || !policy) notFound();
  const { totals, terms, spendableCents, groups, ways } = review;
  // Of all of them, those whose time has not come are no news.
  const lines = review.lines.filter(({ obstacle }) => ids.length > 0 || obstacle !== "renewal-too-early");
  const back = (
    <LinkedButton href={`/${seller}/caselle`} variant="default">
      {t("back")}
    </LinkedButton>
  );
  return (
    <Page>
      <PageTitle lead={t("lead")} actions={back}>
        {t("title")}
      </PageTitle>
      {lines.length === 0 ? (
        <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
      ) : (
        <>
          <BulkTerm path={`/${seller}/caselle/rinnovi`} terms={terms} chosen={termMonths} ids={ids} />
          <BulkLines lines={lines} />
          {totals.count > 0 && (
            <BulkTotal totals={totals} spendableCents={spendableCents} topUpHref={`/${seller}/conto/versa`} />
          )}
          <PayForms
            action={payTogether.bind(null, seller)}
            agreed={agreedLines(review.lines)}
            spendableCents={spendableCents}
          />
          {groups.length > 0 && (
            <Section title={t(spendableCents === null ? "together.title-only" : "together.title")}>
              <TogetherForms action={orderTogether.bind(null, seller)} groups={groups} ways={ways} />
            </Section>
          )}
          {totals.count > 0 && <TermsNote seller={seller} terms={policy.identity.terms} />}
        </>
      )}
    </Page>
  );
}

/** Everything would be renewed where nothing was ticked: that is asked for in so many words. */
async function NothingChosen({ seller }: { seller: string }) {
  const t = await getTranslations("renewals");
  return (
    <Page>
      <PageTitle>{t("title")}</PageTitle>
      <EmptyState
        title={t("unchosen.title")}
        action={<LinkedButton href={`/${seller}/rivendita`}>{t("unchosen.back")}</LinkedButton>}
      >
        {t("unchosen.text")}
      </EmptyState>
    </Page>
  );
}
