import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NameSpenderForm } from "@/components/payment/spender-form";
import { OtherAccounts, Spenders } from "@/components/payment/spenders";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { spendersAround } from "@/lib/accounts/queries/spenders";
import { now } from "@/lib/platform/clock";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { accept, end, name } from "./actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const DONE = ["invitata", "accettato", "tolta"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid.people"))("title") };
}

/** Who else may pay out of the prepaid account, how much a month, and out of whose one may pay oneself. */
export default async function SpendersPage({ params, searchParams }: Props) {
  const { seller } = await params;
  const { userId } = await requireUser(seller);
  const [t, policy, { fatto }] = await Promise.all([getTranslations("prepaid.people"), policyOf(seller), searchParams]);
  if (!policy || policy.money.topUpMethods.length === 0) notFound();
  const { mine, others } = await spendersAround(seller, userId);
  const done = DONE.find((known) => known === fatto);
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {done && <Callout kind="good">{t(`done.${done}`)}</Callout>}
      {others.length > 0 && (
        <Section title={t("others")}>
          <OtherAccounts accounts={others} accept={accept.bind(null, seller)} end={end.bind(null, seller)} />
        </Section>
      )}
      <Section title={t("mine")}>
        {mine.length === 0 ? <p>{t("nobody")}</p> : <Spenders spenders={mine} end={end.bind(null, seller)} />}
      </Section>
      <Section title={t("add")}>
        {/* Sent, it comes back here: an empty one for the next person. */}
        <NameSpenderForm key={now().epochMilliseconds} action={name.bind(null, seller)} />
      </Section>
    </Page>
  );
}
