import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { VolumeRequestForm } from "@/components/requests/volume-request-form";
import { QuestionPage } from "@/components/ui/question-page";
import { inLocale } from "@/lib/i18n/locales";
import { currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { askOffer } from "./actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.volume"))("title") };
}

/** Who wants many mailboxes asks the sales rep of the zone for an offer. */
export default async function VolumeRequest({ params }: Props) {
  const { seller } = await params;
  const [t, locale, policy, viewer] = await Promise.all([
    getTranslations("requests.volume"),
    getLocale(),
    policyOf(seller),
    currentViewer(seller),
  ]);
  const offered = policy?.catalogue.volumeOffer;
  if (!offered) notFound();
  const user = viewer.kind === "user" ? viewer : null;
  return (
    <QuestionPage title={t("title")} lead={inLocale(offered.text, locale)} backHref={`/${seller}/piani`}>
      <VolumeRequestForm
        action={askOffer.bind(null, seller)}
        from={offered.fromMailboxes}
        values={{ name: user?.displayName ?? "", email: user?.email ?? "" }}
      />
    </QuestionPage>
  );
}
