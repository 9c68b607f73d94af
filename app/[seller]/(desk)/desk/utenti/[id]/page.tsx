import { Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AdminActForm } from "@/components/customers/admin-act-form";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { userForStaff } from "@/lib/customers/queries/users";
import { formatInstant } from "@/lib/kernel/day";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { reset, setActive } from "../actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type User = NonNullable<Awaited<ReturnType<typeof userForStaff>>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.users"))("title") };
}

const DONE = { azzerata: "reset-done", sospeso: "suspended-done", riattivato: "restored-done" } as const;
const isDone = (text: unknown): text is keyof typeof DONE => typeof text === "string" && Object.hasOwn(DONE, text);

/** What somebody's access rests on, and what an admin may do about it. */
export default async function DeskUser({ params, searchParams }: Props) {
  const [{ seller, id }, { esito }, t] = await Promise.all([params, searchParams, getTranslations("access.users")]);
  const viewer = await requireStaff(seller, "back-office", "help-desk");
  const policy = await policyOf(seller);
  const user = policy && (await userForStaff(seller, id, policy.access));
  if (!user) notFound();
  return (
    <Page>
      <Link href={`/${seller}/desk/utenti`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle
        lead={user.roles.map((role) => t(`role.${role}`)).join(", ")}
        actions={
          <StateBadge tone={user.active ? "good" : "warning"}>{t(user.active ? "active" : "suspended")}</StateBadge>
        }
      >
        {user.displayName}
      </PageTitle>
      {isDone(esito) && <Callout kind="good">{t(DONE[esito])}</Callout>}
      <Access user={user} asksQuestions={policy.access.securityQuestions} />
      {hasRight(actorOf(viewer), "manage-users") && <Acts seller={seller} user={user} own={viewer.userId === id} />}
    </Page>
  );
}

async function Access({ user, asksQuestions }: { user: User; asksQuestions: boolean }) {
  const t = await getTranslations("access.users");
  const { question } = user;
  const state = !question ? "none" : question.cancelledAt ? "cancelled" : "set";
  const at = question?.cancelledAt ? formatInstant(question.cancelledAt) : "";
  return (
    <Section title={t("access")}>
      <DescriptionList
        items={[
          { term: t("user-name"), value: user.userName },
          {
            term: t("email"),
            value: `${user.email} (${t(user.emailConfirmed ? "email-confirmed" : "email-unconfirmed")})`,
          },
          { term: t("created"), value: <Day value={user.createdOn} /> },
          {
            term: t("password-set"),
            value: (
              <>
                <Day value={user.passwordSetOn} /> ({t(`password-age.${user.passwordAge}`)})
              </>
            ),
          },
          { term: t("second-factor"), value: t(user.secondFactor ? "on" : "off") },
          ...(user.secondFactor
            ? [
                { term: t("codes-left"), value: String(user.codesLeft) },
                { term: t("devices"), value: String(user.devices) },
              ]
            : []),
          ...(asksQuestions || question ? [{ term: t("question"), value: t(`question-${state}`, { at }) }] : []),
          { term: t("sessions"), value: String(user.sessions) },
        ]}
      />
    </Section>
  );
}

async function Acts({ seller, user, own }: { seller: string; user: User; own: boolean }) {
  const t = await getTranslations("access.users");
  const name = user.displayName;
  const active = user.active ? "suspend" : "restore";
  return (
    <Section title={t("acts")}>
      {own && <Text>{t("own")}</Text>}
      {!own && user.secondFactor && (
        <AdminActForm
          id="reset"
          action={reset.bind(null, seller)}
          userId={user.id}
          label={t("reset", { name })}
          text={t("reset-text")}
          danger
        />
      )}
      {!own && (
        <AdminActForm
          id="active"
          action={setActive.bind(null, seller)}
          userId={user.id}
          label={t(active, { name })}
          text={t(`${active}-text`)}
          also={{ name: "active", value: user.active ? "no" : "yes" }}
          danger={user.active}
        />
      )}
    </Section>
  );
}
