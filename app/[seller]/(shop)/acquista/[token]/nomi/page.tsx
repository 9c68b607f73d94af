import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NamesForm } from "@/components/purchase/names-form";
import css from "@/components/purchase/purchase.module.css";
import { QuestionPage } from "@/components/ui/question-page";
import { checkNamesAction } from "../actions";
import { openStep, type StepParams } from "../open-step";
import { WizardPage } from "../wizard-page";
import { saidOf, suggestionsFor } from "./answers";
import { NamesOutcome } from "./outcome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("names"))("title") };
}

/** Three names; the page says which is held and until when. Asked again of a paid order that got none of them. */
export default async function NamesPage({ params }: { params: StepParams }) {
  const at = await openStep(params, "nomi");
  const t = await getTranslations("names");
  const { seller, token, order, policy } = at.opened;
  const again = order.state !== "draft";
  const plan = policy.catalogue.plans.find((each) => each.code === order.planCode);
  const suggestions = await suggestionsFor(at);
  const question = (
    <>
      <NamesForm
        key={order.domain}
        action={checkNamesAction.bind(null, seller, token)}
        checkHref={`/${seller}/api/nomi`}
        domains={plan?.domain || again ? [order.domain] : policy.names.domains}
        domain={order.domain}
        said={saidOf(at.draft)}
        suggestions={suggestions}
      />
      <div className={css.outcome} role="status">
        <NamesOutcome at={at} suggested={suggestions.length > 0} />
      </div>
    </>
  );
  if (!again)
    return (
      <WizardPage step="nomi" at={at} title={t("title")} lead={t("lead")}>
        {question}
      </WizardPage>
    );
  return (
    <QuestionPage title={t("again-title")} lead={t("again-lead")} backHref={`/${seller}/ordine/${token}`}>
      {question}
    </QuestionPage>
  );
}
