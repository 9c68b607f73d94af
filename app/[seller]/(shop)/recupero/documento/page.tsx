import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccessByDocumentForm } from "@/components/customers/access-by-document-form";
import { QuestionPage } from "@/components/ui/question-page";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { policyOf } from "@/lib/sellers/queries";
import { askByDocument } from "../actions";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.by-document"))("title") };
}

/** For whoever neither comes in nor reads the address on file. */
export default async function ByDocumentPage({ params }: Props) {
  const [{ seller }, t] = [await params, await getTranslations("access.by-document")];
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const upload = { url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy.identity.maxUploadMb };
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={`/${seller}/recupero`}>
      <AccessByDocumentForm action={askByDocument.bind(null, seller)} upload={upload} />
    </QuestionPage>
  );
}
