import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PolicyEditor } from "@/components/sellers/policy-editor";
import { PolicyTree } from "@/components/sellers/policy-tree";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle } from "@/components/ui/page";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import type { Json } from "@/lib/sellers/policy-diff";
import type { PolicyPart } from "@/lib/sellers/policy-faults";
import { type Rules, rulesOf } from "@/lib/sellers/queries/versions";
import { save } from "../actions";
import { faultLines, isPart, partForm } from "../words";

type Props = {
  params: Promise<{ seller: string; parte: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { parte } = await params;
  const t = await getTranslations("policy");
  return { title: isPart(parte) ? t(`parts.${parte}`) : t("title") };
}

/** One part of the rules: a form on the draft for administrators, what is in force for the others. */
export default async function PartPage({ params, searchParams }: Props) {
  const { seller, parte } = await params;
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  if (!isPart(parte)) notFound();
  const [t, rules, { salvato }] = await Promise.all([getTranslations("policy"), rulesOf(seller), searchParams]);
  if (!rules) notFound();
  const may = hasRight(actorOf(viewer), "change-rules");
  return (
    <Page>
      <Link href={`/${seller}/desk/impostazioni/regole`} className="back-link">
        {t("title")}
      </Link>
      <PageTitle lead={t(`leads.${parte}`)}>{t(`parts.${parte}`)}</PageTitle>
      {may ? (
        <Edit
          seller={seller}
          part={parte}
          rules={rules}
          saved={salvato !== undefined && salvato === rules.draft?.revision}
        />
      ) : (
        <PolicyTree node={partForm(parte)} value={partOf(rules.policy, parte)} />
      )}
    </Page>
  );
}

async function Edit({
  seller,
  part,
  rules,
  saved,
}: {
  seller: string;
  part: PolicyPart;
  rules: Rules;
  saved: boolean;
}) {
  const t = await getTranslations("policy.edit");
  const { draft } = rules;
  const all = draft ? await faultLines(draft.policy) : [];
  const faults = all.filter(({ path }) => path.split(".")[0] === part);
  return (
    <>
      {saved && (
        <Callout kind={faults.length > 0 ? "warning" : "good"}>
          {t(faults.length > 0 ? "saved-faults" : "saved")}
        </Callout>
      )}
      <PolicyEditor
        key={draft?.revision ?? ""}
        action={save.bind(null, seller)}
        part={part}
        revision={draft?.revision ?? ""}
        node={partForm(part)}
        value={partOf(draft?.policy ?? rules.policy, part)}
        faults={faults}
        saved={saved}
      />
    </>
  );
}

/** A part as JSON has it: what crosses to the browser is text, and a field nobody set is not there. */
const partOf = (policy: object, part: PolicyPart): Json | undefined => {
  const { [part]: value }: Partial<Record<PolicyPart, unknown>> = policy;
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
};
