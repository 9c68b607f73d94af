import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AgreementRequestForm } from "@/components/requests/agreement-request-form";
import { Callout } from "@/components/ui/callout";
import { QuestionPage } from "@/components/ui/question-page";
import { openAreas } from "@/lib/agreements/queries";
import { takesAgreements } from "@/lib/orders/offer";
import { currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { askAgreement } from "./actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.agreement"))("title") };
}

/** Members of an Order with an agreement ask the sales rep of the zone for its price. */
export default async function AgreementRequest({ params }: Props) {
  const { seller } = await params;
  const [t, policy, viewer] = await Promise.all([
    getTranslations("requests.agreement"),
    policyOf(seller),
    currentViewer(seller),
  ]);
  if (!policy || !takesAgreements(policy)) notFound();
  const areas = await openAreas(seller);
  const user = viewer.kind === "user" ? viewer : null;
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={`/${seller}/acquista`}>
      {areas.length > 0 && (
        <Callout title={t("areas")}>
          <ul>
            {areas.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/${seller}/convenzioni/${slug}`} style={{ display: "inline-block", minHeight: 24 }}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <AgreementRequestForm
        action={askAgreement.bind(null, seller)}
        values={{ name: user?.displayName ?? "", email: user?.email ?? "" }}
      />
    </QuestionPage>
  );
}
