import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RemindForm } from "@/components/agreements/remind-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageTitle } from "@/components/ui/page";
import { membersToRemind } from "@/lib/agreements/queries/reminders";
import { reminderFilter } from "@/lib/agreements/reminder";
import { deskForPage } from "../../open-desk";
import { remind } from "../actions";

type Props = {
  params: Promise<{ seller: string; agreement: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.reminders"))("write") };
}

/** The professional order's words, and exactly whom they go to. */
export default async function WriteReminder({ params, searchParams }: Props) {
  const [{ seller, desk, base }, query] = await Promise.all([deskForPage(params), searchParams]);
  const filter = reminderFilter.parse(query);
  const [t, members] = await Promise.all([
    getTranslations("agreements.reminders"),
    membersToRemind(seller, desk.id, filter),
  ]);
  const due = members.filter((member) => member.due);
  return (
    <Page>
      <Link href={`${base}/solleciti?show=${filter.show}`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={t("to", { count: due.length })}>{t("write")}</PageTitle>
      {due.length === 0 ? (
        <EmptyState title={t("nobody")}>{t("nobody-text")}</EmptyState>
      ) : (
        <>
          <details className="section">
            <summary>{t("names")}</summary>
            <ul>
              {due.map(({ id, name, number }) => (
                <li key={id}>{`${name} (${number})`}</li>
              ))}
            </ul>
          </details>
          <RemindForm action={remind.bind(null, seller)} agreementId={desk.id} members={due.map(({ id }) => id)} />
        </>
      )}
    </Page>
  );
}
