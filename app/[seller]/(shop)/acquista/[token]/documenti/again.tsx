import { getTranslations } from "next-intl/server";
import { MissingList } from "@/components/documents/missing-list";
import { ResendForm } from "@/components/documents/papers-form";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { contractsOf } from "@/lib/contracts/queries";
import { isDocumentKind, missingKinds, SIGNED_CONTRACT } from "@/lib/documents/document";
import type { PapersView } from "@/lib/documents/queries";
import { readReason } from "@/lib/documents/review";
import type { Review } from "@/lib/generated/prisma/client";
import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import type { OpenedOrder } from "@/lib/orders/queries";
import { sendAgain } from "./actions";
import { Drops, fileHref } from "./drops";

type Props = { opened: OpenedOrder; view: PapersView; review: Review };

/** After a rejection: why, and only what has to be sent again. */
export async function Again({ opened, view, review }: Props) {
  const { seller, token, order } = opened;
  const t = await getTranslations("documents");
  const kinds = review.rejectedKinds.filter(isDocumentKind);
  const missing = missingKinds(
    kinds,
    view.documents.map((each) => ({ ...each, createdAt: review.openedAt })),
  );
  const [contract] = kinds.includes(SIGNED_CONTRACT) ? await contractsOf(seller, order.id) : [];
  return (
    <Page width="narrow">
      <PageTitle lead={t("again.lead")}>{t("again.title")}</PageTitle>
      <Why review={review} />
      {contract && (
        <p>
          <LinkedButton href={`${fileHref(opened, contract.fileId)}&salva=1`} variant="outline">
            {t("again.contract")}
          </LinkedButton>
        </p>
      )}
      <Section title={t("again.upload")}>
        <ResendForm
          action={sendAgain.bind(null, seller, token)}
          identity={view.identity}
          asksIdentity={kinds.some((kind) => kind.startsWith("identity-"))}
        >
          <Drops opened={opened} kinds={kinds} documents={view.documents} />
          <MissingList kinds={missing} />
        </ResendForm>
      </Section>
    </Page>
  );
}

async function Why({ review }: { review: Review }) {
  const [t, words] = await Promise.all([getTranslations("documents"), getTranslations("review.reasons")]);
  const reason = readReason(review.reason);
  return (
    <Callout kind="warning" title={t("again.why")}>
      {reason && (reason.code !== "other" || !reason.note) && <p>{words(reason.code)}</p>}
      {reason?.note && <p style={{ whiteSpace: "pre-line" }}>{reason.note}</p>}
      {review.decidedAt && <p>{t("again.from", { when: formatInstant(instantFromDb(review.decidedAt)) })}</p>}
    </Callout>
  );
}
