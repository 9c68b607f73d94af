import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TakeList } from "@/components/agreements/take-list";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { faultsOf } from "@/lib/agreements/exchanges/take-member-file";
import { type Differences, differencesOf, memberListOf } from "@/lib/agreements/queries/lists";
import { listCounts, listLayout } from "@/lib/agreements/schema";
import { take } from "../../actions";
import { deskForPage } from "../../open-desk";

type Props = { params: Promise<{ seller: string; agreement: string; list: string }> };
const FAULTS_SHOWN = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.list"))("title") };
}

/** A list that was loaded: how it was understood, what is wrong in it, what it would change. */
export default async function MemberList({ params }: Props) {
  const { seller, desk, base } = await deskForPage(params);
  const list = await memberListOf(seller, desk.id, (await params).list);
  if (!list) notFound();
  const t = await getTranslations("agreements.list");
  const counts = listCounts.parse(list.counts);
  const waiting = list.state === "checked";
  return (
    <Page>
      <Link href={`${base}/elenco`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={t("summary", counts)}>{list.name}</PageTitle>
      {!waiting && <Callout>{t(`states.${list.state}`)}</Callout>}
      <Understood layout={listLayout.parse(list.layout)} />
      {counts.bad > 0 && <Faults seller={seller} fileId={list.fileId} href={`${base}/elenco/${list.id}/errori`} />}
      {waiting && (
        <Section title={t("differences")}>
          <Changes differences={await differencesOf(seller, list.id)} />
          <TakeList action={take.bind(null, seller)} agreementId={desk.id} listId={list.id} clean={counts.bad === 0} />
        </Section>
      )}
    </Page>
  );
}

const SIGNS: Record<string, "semicolon" | "comma" | "tab"> = { ";": "semicolon", ",": "comma", "\t": "tab" };

async function Understood({ layout }: { layout: ReturnType<typeof listLayout.parse> }) {
  const t = await getTranslations("agreements.list");
  const columns = (["number", "lastName", "firstName", "taxCode", "email"] as const).map((key) => ({
    term: t(`columns.${key}`),
    value: layout.columns[key] ?? t("no-column"),
  }));
  return (
    <Section title={t("understood")}>
      <DescriptionList
        items={[
          { term: t("separator"), value: t(`separators.${SIGNS[layout.delimiter] ?? "semicolon"}`) },
          { term: t("encoding"), value: layout.encoding },
          ...columns,
        ]}
      />
    </Section>
  );
}

async function Faults({ seller, fileId, href }: { seller: string; fileId: string; href: string }) {
  const t = await getTranslations("agreements.list");
  const faults = await faultsOf(seller, fileId);
  return (
    <Section title={t("faults", { count: faults.length })}>
      <ul>
        {faults.slice(0, FAULTS_SHOWN).map(({ fault: { line, code, other } }) => (
          <li key={line}>
            {t("line", { line })}: {t(`why.${code}`, { other: other ?? 0 })}
          </li>
        ))}
      </ul>
      <p>
        <a href={href}>{t("faults-csv")}</a>
      </p>
    </Section>
  );
}

async function Changes({ differences }: { differences: Differences }) {
  const t = await getTranslations("agreements.list");
  const { shown } = differences;
  return (["fresh", "changed", "left"] as const).map((kind) => (
    <details key={kind} open={differences[kind] > 0 && differences[kind] <= 10}>
      <summary>{t(`kinds.${kind}`, { count: differences[kind] })}</summary>
      <ul>
        {shown
          .filter((each) => each.kind === kind)
          .map(({ number, name, before }) => (
            <li key={`${number} ${name}`}>
              {number} {name}
              {before && ` (${t("before", { before })})`}
            </li>
          ))}
      </ul>
      {differences[kind] > 50 && <p>{t("and-more", { count: differences[kind] - 50 })}</p>}
    </details>
  ));
}
