import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RenewalQuote } from "@/components/mailboxes/renewal-quote";
import { TermsNote } from "@/components/purchase/terms-note";
import { RenewalRequestForm } from "@/components/requests/renewal-request-form";
import { QuestionPage } from "@/components/ui/question-page";
import { isRefusal } from "@/lib/kernel/refusal";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { quoteRenewal } from "@/lib/mailboxes/queries/renewal";
import { actorOf, requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { askRenewal, renew } from "../../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("renewal.quote"))("title") };
}

export default async function RenewOwn({ params }: Props) {
  const { seller, id } = await params;
  const [t, viewer, policy] = await Promise.all([getTranslations("renewal"), requireUser(seller), policyOf(seller)]);
  const mailbox = await ownMailbox(viewer, id);
  if (!mailbox?.userCode) notFound();
  const quote = await quoteRenewal(seller, { mailboxId: id }, actorOf(viewer));
  if (isRefusal(quote)) notFound();
  const open = quote.offers.some(({ answer }) => answer.renewable);
  return (
    <QuestionPage
      title={t(open ? "quote.title" : "not-online.title")}
      lead={open ? t("quote.lead") : undefined}
      backHref={`/${seller}/caselle/${id}`}
    >
      <RenewalQuote
        quote={quote}
        action={renew.bind(null, seller)}
        hidden={{ name: "mailboxId", value: id }}
        help={`/${seller}/aiuto`}
        buy={`/${seller}/acquista`}
        request={
          <RenewalRequestForm
            action={askRenewal.bind(null, seller)}
            known
            values={{
              userCode: mailbox.userCode,
              address: quote.address,
              name: viewer.displayName,
              email: viewer.email,
              province: mailbox.province ?? "",
              message: t("request.prefilled", { address: quote.address }),
            }}
          />
        }
      />
      {open && policy && <TermsNote seller={seller} terms={policy.identity.terms} />}
    </QuestionPage>
  );
}
