import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HelpForm } from "@/components/requests/help-form";
import { QuestionPage } from "@/components/ui/question-page";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { currentViewer } from "@/lib/platform/session";
import { isHelpKind } from "@/lib/requests/kinds";
import { policyOf } from "@/lib/sellers/queries";
import { ask } from "../actions";
import { helpOffered } from "../offered";

type Props = { params: Promise<{ seller: string; tipo: string }>; searchParams: Promise<{ id?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tipo } = await params;
  return { title: isHelpKind(tipo) ? (await getTranslations("requests.kinds"))(tipo) : "" };
}

/** One request, asking exactly what is needed; `?id=` is a mailbox of the viewer's, whose codes are filled in. */
export default async function HelpRequest({ params, searchParams }: Props) {
  const [{ seller, tipo }, { id }] = await Promise.all([params, searchParams]);
  const [policy, viewer] = await Promise.all([policyOf(seller), currentViewer(seller)]);
  if (!policy || !isHelpKind(tipo) || !helpOffered(policy).includes(tipo)) notFound();
  const [t, kinds] = await Promise.all([getTranslations("requests.help"), getTranslations("requests.kinds")]);
  const mailbox = viewer.kind === "user" && typeof id === "string" ? await ownMailbox(viewer, id) : null;
  const upload = { url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy.identity.maxUploadMb };
  return (
    <QuestionPage title={kinds(tipo)} lead={t(`leads.${tipo}`)} backHref={`/${seller}/assistenza`}>
      <HelpForm
        kind={tipo}
        action={ask.bind(null, seller)}
        upload={upload}
        values={{
          userCode: mailbox?.userCode ?? "",
          address: mailbox ? `${mailbox.localPart}@${mailbox.domain}` : "",
          name: viewer.kind === "user" ? viewer.displayName : "",
          email: viewer.kind === "user" ? viewer.email : "",
        }}
      />
    </QuestionPage>
  );
}
