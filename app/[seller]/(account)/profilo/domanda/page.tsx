import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { QuestionForm } from "@/components/customers/question-form";
import { StartForm } from "@/components/customers/start-form";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/page";
import { QuestionPage } from "@/components/ui/question-page";
import { ownQuestion } from "@/lib/customers/queries/security";
import { questionText } from "@/lib/customers/security-answer";
import { policyOf } from "@/lib/sellers/queries";
import { dropQuestion, saveQuestion } from "../actions";
import { requireProved } from "../proved";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.question"))("title") };
}

/** The security question of one's own, where the seller asks for one. */
export default async function QuestionOfMine({ params }: Props) {
  const [{ seller }, t] = [await params, await getTranslations("access.question")];
  const [viewer, policy] = [await requireProved(seller, "domanda"), await policyOf(seller)];
  if (!policy?.access.securityQuestions) notFound();
  const own = await ownQuestion(viewer);
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={`/${seller}/profilo`}>
      {own.cancelled && <Callout kind="warning">{t("cancelled")}</Callout>}
      {own.question && <p>{t("current", { question: questionText(t, own.question) ?? "" })}</p>}
      <QuestionForm action={saveQuestion.bind(null, seller)} />
      {own.question && (
        <Section title={t("remove")}>
          <p>{t("remove-text")}</p>
          <StartForm id="drop" action={dropQuestion.bind(null, seller)} label={t("remove")} danger />
        </Section>
      )}
    </QuestionPage>
  );
}
