import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RevocationForm } from "@/components/mailboxes/revocation-form";
import { RevocationLinkForm } from "@/components/mailboxes/revocation-link-form";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { ask, sendLink } from "./actions";

type Props = { params: Promise<{ seller: string }>; searchParams: Promise<{ id?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("revocation"))("title") };
}

/** Closing a mailbox at its holder's request: from the mailbox itself where the seller allows it, or with a document. */
export default async function Revocation({ params, searchParams }: Props) {
  const [{ seller }, { id }] = await Promise.all([params, searchParams]);
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, viewer] = await Promise.all([getTranslations("revocation"), currentViewer(seller)]);
  const mailbox = viewer.kind === "user" && typeof id === "string" ? await ownMailbox(viewer, id) : null;
  const known = {
    userCode: mailbox?.userCode ?? "",
    address: mailbox ? `${mailbox.localPart}@${mailbox.domain}` : "",
    name: viewer.kind === "user" ? viewer.displayName : "",
    email: viewer.kind === "user" ? viewer.email : "",
  };
  const { fromMailbox, effective } = policy.lifecycle.revocation;
  const upload = { url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy.identity.maxUploadMb };
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <Callout kind="warning" title={t("careful.title")}>
        {t("careful.text")}
      </Callout>
      {fromMailbox && (
        <Section title={t("from-mailbox.title")}>
          <Text mb="md">{t("from-mailbox.text")}</Text>
          <RevocationLinkForm action={sendLink.bind(null, seller)} values={known} />
        </Section>
      )}
      <Section title={t("by-document.title")}>
        <Text mb="md">{t("by-document.text")}</Text>
        <RevocationForm
          action={ask.bind(null, seller)}
          values={known}
          chooseDay={effective === "chosen-day"}
          upload={upload}
        />
      </Section>
    </Page>
  );
}
