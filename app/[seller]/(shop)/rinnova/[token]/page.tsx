import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RenewalQuote } from "@/components/mailboxes/renewal-quote";
import { TermsNote } from "@/components/purchase/terms-note";
import { RenewalRequestForm } from "@/components/requests/renewal-request-form";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { QuestionPage } from "@/components/ui/question-page";
import { isRefusal } from "@/lib/kernel/refusal";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { renewalByLink } from "@/lib/mailboxes/queries/renewal-link";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { ask, order } from "../actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewal.quote"))("title") };
}

export default async function RenewalByLink({ params }: Props) {
  const { seller, token } = await params;
  const [t, viewer, policy] = await Promise.all([getTranslations("renewal"), currentViewer(seller), policyOf(seller)]);
  const found = await renewalByLink(seller, token, actorOf(viewer));
  const quote = found && (await quoteRenewal(seller, found.which, found.actor));
  if (!found || !quote || isRefusal(quote)) return <Dead seller={seller} />;
  const open = quote.offers.some(({ answer }) => answer.renewable);
  const user = viewer.kind === "user" ? viewer : null;
  return (
    <QuestionPage
      title={t(open ? "quote.title" : "not-online.title")}
      lead={open ? t("quote.lead") : undefined}
      backHref={`/${seller}/rinnova`}
    >
      <RenewalQuote
        quote={quote}
        action={order.bind(null, seller)}
        hidden={{ name: "token", value: token }}
        help={`/${seller}/aiuto`}
        buy={`/${seller}/acquista`}
        request={
          <RenewalRequestForm
            action={ask.bind(null, seller)}
            known
            values={{
              userCode: found.mailbox.userCode,
              address: found.mailbox.address,
              name: user?.displayName ?? "",
              email: user?.email ?? "",
              province: found.mailbox.province ?? "",
              message: t("request.prefilled", { address: found.mailbox.address }),
            }}
          />
        }
      />
      {open && policy && <TermsNote seller={seller} terms={policy.identity.terms} />}
    </QuestionPage>
  );
}

async function Dead({ seller }: { seller: string }) {
  const t = await getTranslations("renewal.dead");
  return (
    <QuestionPage title={t("title")} backHref={`/${seller}`}>
      <Callout kind="warning">{t("text")}</Callout>
      <LinkedButton href={`/${seller}/rinnova`}>{t("again")}</LinkedButton>
    </QuestionPage>
  );
}
