import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoRenewalForm } from "@/components/mailboxes/no-renewal-form";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { QuestionPage } from "@/components/ui/question-page";
import { formatDay } from "@/lib/kernel/day";
import { reminderToAnswer } from "@/lib/mailboxes/queries/no-renewal";
import { answer } from "../actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailboxes.no-renewal"))("title"), referrer: "no-referrer" };
}

/** The link in a reminder: opening it says nothing yet, programs that look through mails open links too. */
export default async function AnswerReminder({ params }: Props) {
  const { seller, token } = await params;
  const [t, found] = await Promise.all([getTranslations("mailboxes.no-renewal"), reminderToAnswer(seller, token)]);
  if (!found)
    return (
      <QuestionPage title={t("title")} backHref={`/${seller}`}>
        <Callout kind="warning" title={t("dead.title")}>
          {t("dead.text")}
        </Callout>
        <LinkedButton href={`/${seller}/rinnova`}>{t("dead.renew")}</LinkedButton>
      </QuestionPage>
    );
  const { address, expiresOn, saidOn } = found;
  const expiry = formatDay(expiresOn);
  return (
    <QuestionPage title={t(saidOn ? "done-title" : "question", { address })} backHref={`/${seller}`}>
      <Callout kind={saidOn ? "good" : "warning"}>
        {saidOn ? t("said", { on: formatDay(saidOn), expiry }) : t("text", { expiry })}
      </Callout>
      <NoRenewalForm action={answer.bind(null, seller)} known={{ token }} said={saidOn !== null} />
    </QuestionPage>
  );
}
