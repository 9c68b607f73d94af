import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AwayList } from "@/components/staff/away-list";
import { RightsTable } from "@/components/staff/rights-table";
import { StandInForm } from "@/components/staff/stand-in-form";
import { ZoneForm } from "@/components/staff/zone-form";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { type Role, STAFF_ROLES } from "@/lib/platform/actor";
import { today } from "@/lib/platform/clock";
import { aloneUpTo, hasRight, RIGHT_NAMES, RIGHTS } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { zonesForStaff } from "@/lib/staff/queries/zones";
import { assign, endAway, nameAway } from "./actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff"))("title") };
}

const DONE = { zona: "zone-saved", assenza: "away-saved", finita: "away-ended" } as const;

/** Who may do what, which provinces are whose, and who answers while somebody is away. */
export default async function Rights({ params, searchParams }: Props) {
  const [{ seller }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, policy, zones] = await Promise.all([
    getTranslations("staff"),
    policyOf(seller),
    zonesForStaff(seller, today()),
  ]);
  if (!policy) notFound();
  const actor = actorOf(viewer);
  const mayAssign = hasRight(actor, "assign-zones");
  const mayName = hasRight(actor, "name-stand-ins");
  const rows = RIGHT_NAMES.map((name) => ({
    name,
    roles: STAFF_ROLES.filter((role) => role === "admin" || (RIGHTS[name].roles as readonly Role[]).includes(role)),
    aloneUpTo: aloneUpTo(name, policy),
  }));
  const done = Object.entries(DONE).find(([name]) => query[name] !== undefined)?.[1];
  return (
    <Page width="wide">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {done && <Callout kind="good">{t(done)}</Callout>}
      <Section title={t("zones")}>
        <p>{t("zones-text")}</p>
        {mayAssign ? (
          zones.reps.map((rep) => <ZoneForm key={rep.id} rep={rep} action={assign.bind(null, seller)} />)
        ) : (
          <DescriptionList
            items={zones.reps.map(({ id, name, provinces }) => ({ key: id, term: name, value: provinces.join(", ") }))}
          />
        )}
        <p>{t("unassigned", { count: zones.unassigned.length, provinces: zones.unassigned.join(", ") })}</p>
      </Section>
      <Section title={t("away")}>
        <AwayList
          away={zones.away}
          endable={mayName ? (mayAssign ? "all" : viewer.userId) : null}
          end={endAway.bind(null, seller)}
        />
        {mayName && (
          <StandInForm
            key={zones.away.length}
            who={mayAssign ? zones.staff : zones.staff.filter(({ id }) => id === viewer.userId)}
            staff={zones.staff}
            action={nameAway.bind(null, seller)}
          />
        )}
      </Section>
      <Section title={t("rights")}>
        <p>{t("rights-text")}</p>
        <RightsTable rows={rows} roles={STAFF_ROLES} />
      </Section>
    </Page>
  );
}
