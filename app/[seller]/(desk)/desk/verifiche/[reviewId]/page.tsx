import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DecidedNote } from "@/components/documents/decided-note";
import css from "@/components/documents/documents.module.css";
import { PaperViewer } from "@/components/documents/paper-viewer";
import { ReviewDecision } from "@/components/documents/review-decision";
import { TurnButton } from "@/components/documents/turn-button";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import type { ShownSignature } from "@/lib/contracts/queries/signing";
import { isDocumentKind, mayBeTurned } from "@/lib/documents/document";
import { type ReviewView, reviewView } from "@/lib/documents/queries/review";
import { type ReviewBasis, reasonsOf, sentBackOf } from "@/lib/documents/review";
import { inLocale } from "@/lib/i18n/locales";
import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import { isPaid } from "@/lib/orders/order";
import { now, today } from "@/lib/platform/clock";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { queueOf } from "@/lib/staff/queries/queue";
import { minutesLeft, nextAfter } from "@/lib/staff/queue";
import { decide, turn } from "./actions";
import { MustMatch } from "./must-match";

type Props = {
  params: Promise<{ seller: string; reviewId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** The papers of an order beside the data they must match, and the decision. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const { seller, reviewId } = await params;
  const viewer = await requireStaff(seller, "back-office");
  const policy = await policyOf(seller);
  const view = policy && (await reviewView(seller, policy, reviewId));
  const actor = actorOf(viewer);
  if (!view || actor.kind !== "user") notFound();
  const [t, locale, query] = await Promise.all([getTranslations("review"), getLocale(), searchParams]);
  const queue = (await queueOf({ seller, policy, actor })).items.filter(({ kind }) => kind === "review");
  const next = nextAfter(queue, { kind: "review", id: reviewId });
  const due = instantFromDb(view.review.dueAt);
  const late = minutesLeft(due, now(), policy.service.openingHours) < 0;
  const open = view.review.state === "open";
  const own = [view.order.userId, view.holderUserId].includes(viewer.userId);
  return (
    <Page width="wide">
      <PageTitle
        lead={t("lead", { code: view.order.code, round: view.review.round })}
        {...(open
          ? {
              actions: (
                <StateBadge tone={late ? "bad" : "waiting"}>{t("promise", { when: formatInstant(due) })}</StateBadge>
              ),
            }
          : {})}
      >
        {view.holderName || t("title")}
      </PageTitle>
      {query.fatto !== undefined && <Callout kind="good">{t("recorded")}</Callout>}
      <DecidedNote rounds={roundsOf(view)} current={view.review.round} />
      <div className={css.review}>
        <Papers seller={seller} view={view} />
        <div className={css.beside}>
          <MustMatch view={view} policy={policy} on={today()} />
          {open && own && <Callout kind="warning">{t("own")}</Callout>}
          <ReviewDecision
            open={open && !own && hasRight(actor, "judge-documents")}
            reviewId={reviewId}
            papers={papersToDecide(view)}
            reasons={reasonsOf(policy).map(({ code, text }) => ({ value: code, label: inLocale(text, locale) }))}
            paid={isPaid(view.order.state)}
            decide={decide.bind(null, seller)}
            queueHref={`/${seller}/desk`}
            nextHref={next?.path ? `/${seller}/desk/${next.path}` : null}
          />
        </div>
      </div>
    </Page>
  );
}

async function Papers({ seller, view }: { seller: string; view: ReviewView }) {
  const [t, names] = await Promise.all([getTranslations("review"), getTranslations("documents.kinds")]);
  const href = (fileId: string) => `/${seller}/api/file/${fileId}?motivo=review`;
  return (
    <section aria-label={t("papers")}>
      {view.missing.length > 0 && (
        <Callout kind="warning">{t("missing", { kinds: view.missing.map((kind) => names(kind)).join(", ") })}</Callout>
      )}
      {view.documents.length === 0 && <p>{t("no-papers")}</p>}
      {view.documents.map((document) => (
        <PaperViewer
          key={document.id}
          document={document}
          href={href(document.fileId)}
          tools={
            view.review.state === "open" &&
            mayBeTurned(document) && (
              <TurnButton
                action={turn.bind(null, seller)}
                documentId={document.id}
                name={isDocumentKind(document.kind) ? names(document.kind) : document.kind}
              />
            )
          }
        />
      ))}
      {view.contract && (
        <p>
          <a href={href(view.contract.fileId)} target="_blank" rel="noopener">
            {t("contract-open")} ({t("contract", { version: view.contract.version })})
          </a>
        </p>
      )}
      {view.signature && <HowSigned signature={view.signature} href={href} />}
    </section>
  );
}

/** How the contract was signed, and the page that proves it. */
async function HowSigned({ signature, href }: { signature: ShownSignature; href: (fileId: string) => string }) {
  const t = await getTranslations("review");
  const { way, signedAt, trusted, evidenceFileId } = signature;
  return (
    <Callout kind={trusted ? "info" : "warning"} title={t(`signed.${way}`, { when: formatInstant(signedAt) })}>
      {!trusted && <p>{t("signed.unproven")}</p>}
      {evidenceFileId ? (
        <a href={href(evidenceFileId)} target="_blank" rel="noopener">
          {t("signed.evidence")}
        </a>
      ) : (
        t("signed.evidence-soon")
      )}
    </Callout>
  );
}

const roundsOf = ({ review, rounds }: ReviewView) =>
  [review, ...rounds]
    .filter(({ state }) => state !== "open")
    .map((one) => ({
      id: one.id,
      round: one.round,
      state: one.state,
      basis: one.basis as ReviewBasis,
      who: one.decidedByName ?? "?",
      when: one.decidedAt ? formatInstant(instantFromDb(one.decidedAt)) : "",
      sentBack: sentBackOf(one),
    }));

/** All that is asked, and was not found good by its own signature. */
const papersToDecide = ({ asked, documents }: ReviewView) =>
  asked.map((kind) => ({ kind, approved: documents.some((each) => each.kind === kind && each.state === "approved") }));
