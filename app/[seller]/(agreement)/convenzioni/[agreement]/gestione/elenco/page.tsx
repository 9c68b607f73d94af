import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { DeskTabs } from "@/components/agreements/desk-tabs";
import { ListDrop } from "@/components/agreements/list-drop";
import { Moment } from "@/components/ui/day";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { MOST_LINES, MOST_MB } from "@/lib/agreements/member-list";
import { lastLists } from "@/lib/agreements/queries/lists";
import { listCounts } from "@/lib/agreements/schema";
import { instantFromDb } from "@/lib/kernel/day";
import { deskForPage } from "../open-desk";

type Props = { params: Promise<{ seller: string; agreement: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.list"))("title") };
}

/** The list of members is loaded from a file; the last ones stay to be looked at. */
export default async function MemberLists({ params }: Props) {
  const { seller, desk, base } = await deskForPage(params);
  const [t, lists] = await Promise.all([getTranslations("agreements.list"), lastLists(seller, desk.id)]);
  return (
    <Page>
      <PageTitle lead={t("lead", { most: MOST_LINES })}>{t("title")}</PageTitle>
      <DeskTabs base={base} current="list" />
      <ListDrop url={`/${seller}/api/convenzioni/${desk.slug}/elenco`} maxMb={MOST_MB} base={`${base}/elenco`} />
      {lists.length > 0 && (
        <Section title={t("last")}>
          <ul>
            {lists.map((list) => (
              <li key={list.id}>
                <Link href={`${base}/elenco/${list.id}`}>{list.name}</Link>,{" "}
                <Moment value={instantFromDb(list.createdAt)} />
                {": "}
                {t("summary", listCounts.parse(list.counts))}, {t(`states.${list.state}`)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
