import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DiscardDraft } from "@/components/sellers/draft-forms";
import css from "@/components/sellers/policy.module.css";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { formatDay, formatInstant } from "@/lib/kernel/day";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { POLICY_PARTS } from "@/lib/sellers/policy-faults";
import { type Rules, rulesOf } from "@/lib/sellers/queries/versions";
import { singles } from "@/lib/staff/table-params";
import { discard } from "./actions";
import { Versions } from "./versions";
import { faultLines } from "./words";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy"))("title") };
}

/** The rules of the shop: what is in force, the draft, the parts, the versions. Administrators change, others read. */
export default async function RulesPage({ params, searchParams }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, rules, query] = await Promise.all([getTranslations("policy"), rulesOf(seller), searchParams]);
  if (!rules) notFound();
  const may = hasRight(actorOf(viewer), "change-rules");
  const faults = may && rules.draft ? await faultLines(rules.draft.policy) : [];
  return (
    <Page>
      <PageTitle lead={t(may ? "lead" : "lead-reader")}>{t("title")}</PageTitle>
      <Done query={singles(query)} />
      <Section title={t("in-force")}>
        <p>{t("in-force-text", { version: rules.version, from: formatDay(rules.from) })}</p>
      </Section>
      {may && <DraftSection seller={seller} rules={rules} faults={faults.length} />}
      <Section title={t("parts-title")}>
        <Parts seller={seller} faults={faults.map(({ path }) => path)} />
        {may && (
          <p>
            <Link href={`/${seller}/desk/impostazioni/regole/file`}>{t("file-link")}</Link>
          </p>
        )}
      </Section>
      <Section title={t("versions.title")}>
        <Versions seller={seller} may={may} />
      </Section>
    </Page>
  );
}

async function Done({ query }: { query: Record<string, string> }) {
  const t = await getTranslations("policy");
  const version = Number(query.pubblicata);
  if (Number.isSafeInteger(version) && version > 0)
    return <Callout kind="good">{t("versions.published-now", { version })}</Callout>;
  if (query.ritirata) return <Callout kind="good">{t("versions.withdrawn")}</Callout>;
  return query.eliminata ? <Callout kind="good">{t("draft.discarded")}</Callout> : null;
}

async function DraftSection({ seller, rules, faults }: { seller: string; rules: Rules; faults: number }) {
  const t = await getTranslations("policy.draft");
  const { draft } = rules;
  if (!draft)
    return (
      <Section title={t("title")}>
        <p>{t("none")}</p>
      </Section>
    );
  const { savedAt, savedByName: who, baseVersion: base, revision } = draft;
  return (
    <Section title={t("title")} actions={<DiscardDraft action={discard.bind(null, seller)} revision={revision} />}>
      <p>
        {t("text", { when: formatInstant(savedAt), who, base })} {t("faults", { count: faults })}
      </p>
      {base !== rules.version && <Callout kind="warning">{t("moved", { version: rules.version })}</Callout>}
      <LinkedButton href={`/${seller}/desk/impostazioni/regole/differenze`}>{t("compare")}</LinkedButton>
    </Section>
  );
}

async function Parts({ seller, faults }: { seller: string; faults: string[] }) {
  const t = await getTranslations("policy");
  return (
    <ul className={css.parts}>
      {Object.keys(POLICY_PARTS).map((part) => {
        const count = faults.filter((path) => path.split(".")[0] === part).length;
        return (
          <li key={part}>
            <Link href={`/${seller}/desk/impostazioni/regole/${part}`}>{t(`parts.${part}`)}</Link>
            {count > 0 && <strong> · {t("part-faults", { count })}</strong>}
            <p>{t(`leads.${part}`)}</p>
          </li>
        );
      })}
    </ul>
  );
}
