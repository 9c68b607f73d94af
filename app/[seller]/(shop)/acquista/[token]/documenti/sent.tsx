import { getTranslations } from "next-intl/server";
import { SignedPanel } from "@/components/contracts/signed-panel";
import { SentList } from "@/components/documents/sent-list";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { signatureOf } from "@/lib/contracts/queries/signing";
import type { PapersView } from "@/lib/documents/queries";
import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import type { OpenedOrder } from "@/lib/orders/queries";
import { BesideData } from "./beside-data";
import { fileHref } from "./drops";

/** Nothing to send now: what was sent, and how it stands. */
export async function Sent({ opened, view }: { opened: OpenedOrder; view: PapersView }) {
  const [t, signature] = await Promise.all([getTranslations("documents.sent"), signatureOf(opened.order)]);
  const { review, documents } = view;
  const closed = opened.order.state === "cancelled" || opened.order.state === "expired";
  return (
    <Page>
      <PageTitle>{t("title")}</PageTitle>
      {closed && <Callout>{t("closed")}</Callout>}
      {!closed && review?.state === "open" && (
        <Callout>{t("waiting", { when: formatInstant(instantFromDb(review.dueAt)) })}</Callout>
      )}
      {review?.state === "approved" && review.decidedAt && (
        <Callout kind="good">{t("approved", { when: formatInstant(instantFromDb(review.decidedAt)) })}</Callout>
      )}
      <BesideData opened={opened} view={view}>
        <SentList documents={documents.map((each) => ({ ...each, href: fileHref(opened, each.fileId) }))} />
      </BesideData>
      {signature && (
        <SignedPanel
          signature={signature}
          standsAlone={review !== null && review.basis !== "staff"}
          signedHref={`${fileHref(opened, signature.fileId)}&salva=1`}
          evidenceHref={signature.evidenceFileId && `${fileHref(opened, signature.evidenceFileId)}&salva=1`}
        />
      )}
      <p>
        <LinkedButton href={`/${opened.seller}/ordine/${opened.token}`}>{t("back")}</LinkedButton>
      </p>
    </Page>
  );
}
