import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/agreements/desk-tabs";
import { LastReminders } from "@/components/agreements/last-reminders";
import { RemindList } from "@/components/agreements/remind-list";
import { Callout } from "@/components/ui/callout";
import { ChipNav } from "@/components/ui/chip-nav";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { lastReminders, membersToRemind } from "@/lib/agreements/queries/reminders";
import { REMINDED_AGAIN_AFTER_DAYS, reminderFilter, TO_REMIND } from "@/lib/agreements/reminder";
import { singles } from "@/lib/staff/table-params";
import { deskForPage } from "../open-desk";

type Props = {
  params: Promise<{ seller: string; agreement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.reminders"))("title") };
}

/** Members the professional order may write to, and to whom it wrote. */
export default async function Reminders({ params, searchParams }: Props) {
  const [{ seller, desk, base }, query] = await Promise.all([deskForPage(params), searchParams]);
  const { show } = reminderFilter.parse(query);
  const [t, members, last] = await Promise.all([
    getTranslations("agreements.reminders"),
    membersToRemind(seller, desk.id, { show, iscritto: [] }),
    lastReminders(seller, desk.id),
  ]);
  const sent = Number(singles(query).inviati ?? Number.NaN);
  return (
    <Page width="wide">
      <PageTitle lead={t("lead", { days: REMINDED_AGAIN_AFTER_DAYS })}>{t("title")}</PageTitle>
      <DeskTabs base={base} current="reminders" />
      {Number.isSafeInteger(sent) && <Callout kind="good">{t("sent", { count: sent })}</Callout>}
      <ChipNav
        label={t("which")}
        chips={TO_REMIND.map((each) => ({
          href: `${base}/solleciti?show=${each}`,
          label: t(`show.${each}`),
          current: each === show,
        }))}
      />
      <RemindList members={members} show={show} path={`${base}/solleciti/scrivi`} />
      {last.length > 0 && (
        <Section title={t("last")}>
          <LastReminders reminders={last} />
        </Section>
      )}
    </Page>
  );
}
