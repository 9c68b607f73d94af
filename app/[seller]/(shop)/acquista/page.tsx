import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { VolumeOffer } from "@/components/catalogue/volume-offer";
import { Needs } from "@/components/purchase/needs";
import { OtherChannel } from "@/components/purchase/other-channel";
import { PlanForm } from "@/components/purchase/plan-form";
import { Callout } from "@/components/ui/callout";
import { QuestionPage } from "@/components/ui/question-page";
import { channelFor, takesAgreements } from "@/lib/orders/offer";
import { currentViewer } from "@/lib/platform/session";
import { policyForViewer } from "@/lib/resellers/queries";
import { policyOf } from "@/lib/sellers/queries";
import { start } from "./actions";
import { offersOf } from "./offers";
import { progressSteps } from "./steps";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.start"))("title") };
}

/** The first question. Nothing is written until the form is sent; `?piano=…&termine=…&nome=…` only fill it in, `?canale=carta` is on paper. */
export default async function StartPage({ params, searchParams }: Props) {
  const { seller } = await params;
  const [policy, viewer, t, locale, asked] = await Promise.all([
    policyOf(seller),
    currentViewer(seller),
    getTranslations("purchase.start"),
    getLocale(),
    searchParams,
  ]);
  if (!policy) notFound();
  const signedIn = viewer.kind === "user";
  const paper = one(asked.canale) === "carta" ? channelFor(policy, signedIn, "paper") : null;
  const channel = paper ?? channelFor(policy, signedIn);
  const offers = channel ? offersOf(await policyForViewer(policy, viewer), channel, locale) : [];
  const preferred = offers.find((offer) => offer.value === `${one(asked.piano)}/${one(asked.termine)}`);
  const ofPlan = offers.find((offer) => offer.value.startsWith(`${one(asked.piano)}/`));
  return (
    <QuestionPage
      title={t("title")}
      lead={t(paper ? "lead-paper" : "lead")}
      backHref={`/${seller}`}
      steps={await progressSteps(channel ?? "public")}
      current="piano"
      aside={
        <Needs
          kinds={policy.identity.holderKinds}
          documents={policy.identity.documents}
          ways={policy.identity.signing.map(({ way }) => way)}
        />
      }
    >
      {offers.length === 0 ? (
        <Callout kind="warning" title={t("closed-title")}>
          {t("closed")}
        </Callout>
      ) : (
        <PlanForm
          action={start.bind(null, seller)}
          offers={offers}
          chosen={(preferred ?? ofPlan)?.value}
          wish={one(asked.nome).slice(0, 64)}
          submit="start"
          paper={paper !== null}
        />
      )}
      <OtherChannel
        seller={seller}
        paper={paper !== null}
        open={channelFor(policy, signedIn, "paper") !== null}
        agreements={takesAgreements(policy)}
      />
      <VolumeOffer seller={seller} offer={policy.catalogue.volumeOffer} />
    </QuestionPage>
  );
}

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");
