import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ChangePasswordForm, ProfileForm } from "@/components/customers/profile-forms";
import { SecurityOverview } from "@/components/customers/security-overview";
import { SessionList } from "@/components/customers/session-list";
import { Unconfirmed } from "@/components/customers/unconfirmed";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { openSessions, profileOf } from "@/lib/customers/queries";
import { securityView } from "@/lib/customers/queries/security";
import { keptCardSince } from "@/lib/payments/queries";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { closeOtherSessions, closeSession, savePassword, saveProfile, sendAgain } from "./actions";

type Query = Promise<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ seller: string }>; searchParams: Query };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.profile"))("title") };
}

/** What has just been done on a page of its own. */
const DONE = { domanda: "question.saved", "domanda-tolta": "question.removed" } as const;
const isDone = (text: unknown): text is keyof typeof DONE => typeof text === "string" && Object.hasOwn(DONE, text);

export default async function ProfilePage({ params, searchParams }: Props) {
  const [{ seller }, { esito }] = await Promise.all([params, searchParams]);
  const [viewer, policy] = [await requireUser(seller), await policyOf(seller)];
  if (!policy) notFound();
  const [profile, sessions, security, keptCard, t, access, money] = await Promise.all([
    profileOf(viewer),
    openSessions(viewer),
    securityView(viewer, policy.access),
    keptCardSince(seller, viewer.userId),
    getTranslations("account"),
    getTranslations("access"),
    getTranslations("prepaid.card"),
  ]);
  const { userName, email, taxCodeEnd, ...data } = profile;
  const confirmed = t(viewer.emailConfirmed ? "profile.email-confirmed" : "profile.email-unconfirmed");
  return (
    <Page width="narrow">
      <PageTitle>{t("profile.title")}</PageTitle>
      {isDone(esito) && <Callout kind="good">{access(DONE[esito])}</Callout>}
      {!viewer.emailConfirmed && <Unconfirmed email={email} sendAgain={sendAgain.bind(null, seller)} />}
      <Section title={t("profile.data")}>
        <DescriptionList
          items={[
            { term: t("profile.user-name"), value: userName },
            { term: t("profile.email"), value: `${email} (${confirmed})` },
          ]}
        />
        <ProfileForm action={saveProfile.bind(null, seller)} data={data} taxCodeEnd={taxCodeEnd} />
      </Section>
      <SecurityOverview seller={seller} email={email} view={security} asksQuestions={policy.access.securityQuestions} />
      {keptCard && (
        <Section title={money("title")}>
          <LinkedButton href={`/${seller}/carta`} variant="default">
            {money("open")}
          </LinkedButton>
        </Section>
      )}
      <Section title={t("password.title")}>
        <ChangePasswordForm
          action={savePassword.bind(null, seller)}
          userName={userName}
          rules={policy.access.password}
        />
      </Section>
      <Section title={t("sessions.title")}>
        <SessionList
          sessions={sessions}
          end={closeSession.bind(null, seller)}
          endOthers={closeOtherSessions.bind(null, seller)}
        />
      </Section>
    </Page>
  );
}
