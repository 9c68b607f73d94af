import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangePasswordForm, ProfileForm } from "@/components/customers/profile-forms";
import { SessionList } from "@/components/customers/session-list";
import { Unconfirmed } from "@/components/customers/unconfirmed";
import { DescriptionList } from "@/components/ui/description-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { openSessions, profileOf } from "@/lib/customers/queries";
import { requireUser } from "@/lib/platform/session";
import { closeOtherSessions, closeSession, savePassword, saveProfile, sendAgain } from "./actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.profile"))("title") };
}

export default async function ProfilePage({ params }: Props) {
  const { seller } = await params;
  const viewer = await requireUser(seller);
  const [profile, sessions, t] = await Promise.all([
    profileOf(viewer),
    openSessions(viewer),
    getTranslations("account"),
  ]);
  const { userName, email, taxCodeEnd, ...data } = profile;
  const confirmed = t(viewer.emailConfirmed ? "profile.email-confirmed" : "profile.email-unconfirmed");
  return (
    <Page width="narrow">
      <PageTitle>{t("profile.title")}</PageTitle>
      {!viewer.emailConfirmed && <Unconfirmed email={email} sendAgain={sendAgain.bind(null, seller)} />}
      <Section title={t("profile.data")}>
        <DescriptionList
          items={[
            { term: t("profile.user-name"), value: userName },
            { term: t("profile.email"), value: `${email} (${confirmed})` },
          ]}
        />
        <p>{t("profile.email-change")}</p>
        <ProfileForm action={saveProfile.bind(null, seller)} data={data} taxCodeEnd={taxCodeEnd} />
      </Section>
      <Section title={t("password.title")}>
        <ChangePasswordForm action={savePassword.bind(null, seller)} userName={userName} />
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
