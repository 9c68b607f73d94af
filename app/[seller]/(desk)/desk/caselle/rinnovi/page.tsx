import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BulkLines } from "@/components/mailboxes/bulk/bulk-lines";
import { BulkTerm } from "@/components/mailboxes/bulk/bulk-term";
import { BulkTotal } from "@/components/mailboxes/bulk/bulk-total";
import { PayForms } from "@/components/mailboxes/bulk/pay-forms";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { agreedLines } from "@/lib/mailboxes/bulk";
import { chosenRenewals } from "@/lib/mailboxes/bulk-filter";
import { bulkReview, renewalAccount } from "@/lib/mailboxes/queries/bulk";
import { requireStaff } from "@/lib/platform/session";
import { payForCustomer } from "./actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewals.staff"))("title") };
}

/** A customer's mailboxes renewed by the staff: one, or all of the account that can be. */
export default async function RenewForCustomer({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  await requireStaff(seller, "sales", "back-office");
  const t = await getTranslations("renewals");
  const { ids, termMonths } = chosenRenewals(query);
  const named = typeof query.cliente === "string" ? query.cliente : undefined;
  const account = await renewalAccount(seller, { userId: named, mailboxId: ids[0] });
  const path = `/${seller}/desk/caselle/rinnovi`;
  const asked = named !== undefined || ids.length > 0;
  if (!account)
    return (
      <Page width="wide">
        <PageTitle>{t("staff.title")}</PageTitle>
        <EmptyState
          title={t(asked ? "not-owned.title" : "staff.none.title")}
          action={<LinkedButton href={`/${seller}/desk/caselle`}>{t("staff.none.choose")}</LinkedButton>}
        >
          {t(asked ? "not-owned.text" : "staff.none.text")}
        </EmptyState>
      </Page>
    );
  const review = await bulkReview(
    { seller, userId: account.userId },
    { ids: ids.length > 0 ? ids : undefined, termMonths },
  );
  if (!review) notFound();
  const { totals, spendableCents } = review;
  const lines = review.lines.filter(({ obstacle }) => ids.length > 0 || obstacle !== "renewal-too-early");
  return (
    <Page width="wide">
      <Link href={`/${seller}/desk/caselle`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle
        lead={t("staff.lead", { name: account.name })}
        actions={
          ids.length > 0 && (
            <LinkedButton href={`${path}?cliente=${account.userId}`} variant="default">
              {t("staff.all")}
            </LinkedButton>
          )
        }
      >
        {t("staff.title")}
      </PageTitle>
      <BulkTerm path={path} terms={review.terms} chosen={termMonths} ids={ids} customerId={account.userId} />
      {spendableCents === null && <Callout title={t("no-account.title")}>{t("staff.no-account")}</Callout>}
      <BulkLines lines={lines} />
      {totals.count > 0 && <BulkTotal totals={totals} spendableCents={spendableCents} />}
      <PayForms
        action={payForCustomer.bind(null, seller)}
        agreed={agreedLines(review.lines)}
        spendableCents={spendableCents}
        customer={account}
      />
    </Page>
  );
}
