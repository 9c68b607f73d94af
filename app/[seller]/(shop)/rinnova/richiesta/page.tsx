import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RenewalRequestForm } from "@/components/requests/renewal-request-form";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { QuestionPage } from "@/components/ui/question-page";
import { currentViewer } from "@/lib/platform/session";
import { ask } from "../actions";
import { openCodes } from "../codes";

type Props = { params: Promise<{ seller: string }>; searchParams: Promise<{ dati?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewal.request"))("title") };
}

/** A renewal that only the rep of the zone can make: login codes closed to online renewal come here. */
export default async function RenewalRequest({ params, searchParams }: Props) {
  const [{ seller }, { dati }] = await Promise.all([params, searchParams]);
  const [t, viewer] = await Promise.all([getTranslations("renewal"), currentViewer(seller)]);
  const codes = openCodes(typeof dati === "string" ? dati : undefined);
  const user = viewer.kind === "user" ? viewer : null;
  return (
    <QuestionPage title={t("request.title")} lead={t("request.lead")} backHref={`/${seller}/rinnova`}>
      {codes && (
        <>
          <Callout kind="warning" title={t("not-online.closed-prefix.title")}>
            {t("not-online.closed-prefix.text")}
          </Callout>
          <DescriptionList
            items={[
              { term: t("request.user-code"), value: codes.userCode },
              { term: t("request.address"), value: codes.address },
            ]}
          />
        </>
      )}
      <div className="section">
        <RenewalRequestForm
          action={ask.bind(null, seller)}
          known={codes !== null}
          values={{
            userCode: codes?.userCode ?? "",
            address: codes?.address ?? "",
            name: user?.displayName ?? "",
            email: user?.email ?? "",
            province: "",
            message: codes ? t("request.prefilled", { address: codes.address }) : "",
          }}
        />
      </div>
      <Callout title={t("register.title")}>{t("register.text")}</Callout>
    </QuestionPage>
  );
}
