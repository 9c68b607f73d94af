import { Title } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ChurnByMonth, DueByPeriod, DueRevenue } from "@/components/mailboxes/due-figures";
import { ChipNav } from "@/components/ui/chip-nav";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { STEPS } from "@/lib/mailboxes/due-figures";
import { churnByMonth, renewalsDue } from "@/lib/mailboxes/queries/due-figures";
import { today } from "@/lib/platform/clock";
import { requireStaff } from "@/lib/platform/session";
import type { Plan } from "@/lib/sellers/policy/catalogue";
import { CHANNELS } from "@/lib/sellers/policy/common";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.due"))("title") };
}

/** Renewals that fall due, what they bring, and how many terms were not renewed. */
export default async function RenewalsDue({ params, searchParams }: Props) {
  const [{ seller }, { per }] = await Promise.all([params, searchParams]);
  await requireStaff(seller, "sales", "back-office", "accounting");
  const step = STEPS.find((each) => each === per) ?? "week";
  const on = today();
  const [t, found, churn] = await Promise.all([
    getTranslations("desk.due"),
    renewalsDue(seller, step, on),
    churnByMonth(seller, on),
  ]);
  if (!found) notFound();
  const { figures } = found;
  const [planName, channelName] = await namesOf(found.plans);
  const { periods } = figures;
  const plans = figures.plans.map(({ plan, ...due }) => ({ key: plan, name: planName(plan), ...due }));
  const channels = figures.channels.map(({ channel, ...due }) => ({
    key: channel ?? "",
    name: channelName(channel),
    ...due,
  }));
  const path = `/${seller}/desk/caselle`;
  const steps = STEPS.map((each) => ({
    href: `${path}/scadenze?per=${each}`,
    label: t(`steps.${each}`),
    current: each === step,
  }));
  const back = (
    <LinkedButton href={path} variant="outline">
      {t("back")}
    </LinkedButton>
  );
  return (
    <Page width="wide">
      <PageTitle lead={t("lead", { count: figures.total.count })} actions={back}>
        {t("title")}
      </PageTitle>
      <ChipNav label={t("step")} as="true" chips={steps} />
      <Title order={2} mt="lg">
        {t("due")}
      </Title>
      <DueByPeriod step={step} periods={periods} />
      <Title order={2}>{t("revenue-title")}</Title>
      <p>{t("revenue-note")}</p>
      <DueRevenue step={step} periods={periods} plans={plans} channels={channels} />
      <Title order={2}>{t("churn")}</Title>
      <p>{t("churn-note")}</p>
      <ChurnByMonth churn={churn} />
    </Page>
  );
}

/** The words for plans and channels; a mailbox taken over was bought in none. */
async function namesOf(plans: readonly Plan[]) {
  const [t, locale, channels] = await Promise.all([
    getTranslations("desk.due"),
    getLocale(),
    getTranslations("desk.orders.channels"),
  ]);
  const planName = (code: string) =>
    plans.find((plan) => plan.code === code)?.name[locale === "en" ? "en" : "it"] ?? code;
  const channelName = (code: string | null) => {
    const known = CHANNELS.find((each) => each === code);
    return known ? channels(known) : t("elsewhere");
  };
  return [planName, channelName] as const;
}
