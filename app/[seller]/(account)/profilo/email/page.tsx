import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContactChangeForm } from "@/components/customers/contact-change-form";
import { EmailForm } from "@/components/customers/email-form";
import { Callout } from "@/components/ui/callout";
import { QuestionPage } from "@/components/ui/question-page";
import { askedEmail } from "@/lib/customers/queries/contact";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { policyOf } from "@/lib/sellers/queries";
import { changeEmail, changeEmailByDocument } from "../actions";
import { requireProved } from "../proved";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.email"))("title") };
}

/** A new contact address: by a link to it or, where the seller says so, by a document that the staff look at. */
export default async function EmailPage({ params }: Props) {
  const [{ seller }, t] = [await params, await getTranslations("access.email")];
  const [viewer, policy] = [await requireProved(seller, "email"), await policyOf(seller)];
  if (!policy) notFound();
  const asked = await askedEmail(viewer);
  const byDocument = policy.access.contactChangeNeedsDocument;
  const lead = t(byDocument ? "document-lead" : "lead", { email: viewer.email });
  const upload = { url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy.identity.maxUploadMb };
  return (
    <QuestionPage title={t("title")} lead={lead} backHref={`/${seller}/profilo`}>
      {asked && <Callout>{t("asked", { email: asked })}</Callout>}
      {byDocument ? (
        <ContactChangeForm action={changeEmailByDocument.bind(null, seller)} upload={upload} />
      ) : (
        <EmailForm action={changeEmail.bind(null, seller)} />
      )}
    </QuestionPage>
  );
}
