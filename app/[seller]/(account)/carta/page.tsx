import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForgetCard } from "@/components/payment/forget-card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { dayInRome, formatDay, instantFromDb } from "@/lib/kernel/day";
import { keptCardSince } from "@/lib/payments/queries";
import { requireUser } from "@/lib/platform/session";
import { forget } from "./actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid.card"))("title") };
}

/** The card that pays automatic renewals, and the way to have it forgotten. */
export default async function KeptCard({ params }: Props) {
  const { seller } = await params;
  const { userId } = await requireUser(seller);
  const [t, since] = await Promise.all([getTranslations("prepaid.card"), keptCardSince(seller, userId)]);
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {since ? (
        <>
          <p>{t("kept", { when: formatDay(dayInRome(instantFromDb(since))) })}</p>
          <ForgetCard action={forget.bind(null, seller)} label={t("forget")} />
        </>
      ) : (
        <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
      )}
    </Page>
  );
}
