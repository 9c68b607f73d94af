import { Button } from "@mantine/core";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AccountMovements } from "@/components/payment/account-movements";
import { Balance } from "@/components/payment/balance";
import { OpenTopUps } from "@/components/payment/open-top-ups";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { movementsOf, openTopUps } from "@/lib/accounts/queries";
import { spendersAround } from "@/lib/accounts/queries/spenders";
import { formatCents } from "@/lib/kernel/money";
import { prepaidBalance } from "@/lib/payments/queries";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prepaid"))("title") };
}

/** The prepaid account: what is in it, what is on its way, every movement with the balance it left. */
export default async function PrepaidAccount({ params, searchParams }: Props) {
  const { seller } = await params;
  const { userId } = await requireUser(seller);
  const [t, policy, { page: asked }] = await Promise.all([getTranslations("prepaid"), policyOf(seller), searchParams]);
  if (!policy || policy.money.topUpMethods.length === 0)
    return (
      <Page>
        <PageTitle>{t("title")}</PageTitle>
        <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
      </Page>
    );
  const page = Math.max(1, Math.trunc(Number(asked)) || 1);
  const [{ balanceCents, spendableCents }, locale, open, movements, { others }] = await Promise.all([
    prepaidBalance(seller, userId),
    getLocale(),
    openTopUps(seller, userId),
    movementsOf(seller, userId, page),
    spendersAround(seller, userId),
  ]);
  return (
    <Page>
      <PageTitle
        lead={t("lead")}
        actions={
          <>
            <Button component="a" href={`/${seller}/conto/estratto`} variant="default" download>
              {t("statement")}
            </Button>
            <LinkedButton href={`/${seller}/conto/persone`} variant="default">
              {t("people.title")}
            </LinkedButton>
            <LinkedButton href={`/${seller}/conto/versa`}>{t("top-up")}</LinkedButton>
          </>
        }
      >
        {t("title")}
      </PageTitle>
      <Balance label={t("balance")} cents={balanceCents} />
      {spendableCents !== balanceCents && <p>{t("credit", { amount: formatCents(spendableCents, locale) })}</p>}
      {others.some(({ state }) => state === "invited") && (
        <Callout title={t("people.waiting")}>
          <LinkedButton href={`/${seller}/conto/persone`} variant="default">
            {t("people.see")}
          </LinkedButton>
        </Callout>
      )}
      {open.length > 0 && (
        <Section title={t("open.title")}>
          <OpenTopUps topUps={open} seller={seller} />
        </Section>
      )}
      <Section title={t("movements.title")}>
        <AccountMovements {...movements} page={page} path={`/${seller}/conto`} />
      </Section>
    </Page>
  );
}
