import { getTranslations } from "next-intl/server";
import { MissingList } from "@/components/documents/missing-list";
import { ResendForm } from "@/components/documents/papers-form";
import { SentBackList } from "@/components/documents/sent-back-list";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { missingKinds, SIGNED_CONTRACT, toSendAgain } from "@/lib/documents/document";
import type { PapersView } from "@/lib/documents/queries";
import { sentBackOf } from "@/lib/documents/review";
import type { Review } from "@/lib/generated/prisma/client";
import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import type { OpenedOrder } from "@/lib/orders/queries";
import { sendAgain } from "./actions";
import { BesideData } from "./beside-data";
import { Drops } from "./drops";

type Props = { opened: OpenedOrder; view: PapersView; review: Review };

/** After a rejection: why, and only what has to be sent again. */
export async function Again({ opened, view, review }: Props) {
  const { seller, token } = opened;
  const t = await getTranslations("documents");
  const kinds = toSendAgain(review.rejectedKinds, view.papers.asked);
  const missing = missingKinds(
    kinds,
    view.documents.map((each) => ({ ...each, createdAt: review.openedAt })),
  );
  return (
    <Page>
      <PageTitle lead={t("again.lead")}>{t("again.title")}</PageTitle>
      <BesideData opened={opened} view={view}>
        <Why review={review} />
        {kinds.includes(SIGNED_CONTRACT) && (
          <p>
            <LinkedButton href={`/${seller}/acquista/${token}/contratto`} variant="outline">
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
            <Drops
              opened={opened}
              kinds={kinds.filter((kind) => kind !== SIGNED_CONTRACT)}
              documents={view.documents}
            />
            <MissingList kinds={missing} />
          </ResendForm>
        </Section>
      </BesideData>
    </Page>
  );
}

async function Why({ review }: { review: Review }) {
  const t = await getTranslations("documents");
  return (
    <Callout kind="warning" title={t("again.why")}>
      <SentBackList papers={sentBackOf(review)} />
      {review.decidedAt && <p>{t("again.from", { when: formatInstant(instantFromDb(review.decidedAt)) })}</p>}
    </Callout>
  );
}
