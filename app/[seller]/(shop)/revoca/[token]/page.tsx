import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmRevocation } from "@/components/mailboxes/confirm-revocation";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { QuestionPage } from "@/components/ui/question-page";
import { mailboxOfRevocation } from "@/lib/mailboxes/queries/revocation";
import { confirm } from "../actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("revocation"))("confirm.title"), referrer: "no-referrer" };
}

/** The link sent to the mailbox itself: asks once more, names what is closed. */
export default async function ConfirmRevocationPage({ params }: Props) {
  const { seller, token } = await params;
  const [t, address] = await Promise.all([getTranslations("revocation"), mailboxOfRevocation(seller, token)]);
  return (
    <QuestionPage title={t("confirm.title")} backHref={`/${seller}`}>
      {address ? (
        <>
          <Callout kind="warning" title={t("confirm.what", { address })}>
            {t("confirm.text")}
          </Callout>
          <ConfirmRevocation action={confirm.bind(null, seller)} token={token} />
        </>
      ) : (
        <>
          <Callout kind="warning" title={t("dead.title")}>
            {t("dead.text")}
          </Callout>
          <LinkedButton href={`/${seller}/revoca`}>{t("dead.again")}</LinkedButton>
        </>
      )}
    </QuestionPage>
  );
}
