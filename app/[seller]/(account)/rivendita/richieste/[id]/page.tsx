import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Messages } from "@/components/requests/messages";
import { RequestBadge } from "@/components/requests/request-badge";
import { AnswerCustomer, HandOn } from "@/components/resellers/request-forms";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { formatInstant } from "@/lib/kernel/day";
import { requestForReseller } from "@/lib/requests/queries/reseller";
import { hasOwnAct } from "@/lib/requests/request";
import { areaForPage } from "../../open-area";
import { answer, handOn } from "../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resellers.requests"))("title") };
}

/** A customer's request as its reseller sees it: what was said, and what the reseller may do. */
export default async function CustomersRequest({ params }: Props) {
  const { id } = await params;
  const { seller, reseller, base } = await areaForPage(params);
  const [t, words, request] = await Promise.all([
    getTranslations("resellers.requests"),
    getTranslations("requests"),
    requestForReseller({ seller, resellerId: reseller.id }, id),
  ]);
  if (!request) notFound();
  return (
    <Page>
      <Link href={`${base}/richieste`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={words(`kinds.${request.kind}`)} actions={<RequestBadge state={request.state} />}>
        {words("one.title", { code: request.code })}
      </PageTitle>
      <Standing request={request} />
      <DescriptionList
        items={[
          { term: t("customer"), value: request.customerName },
          { term: t("email"), value: request.email },
          { term: t("mailbox"), value: request.address },
          { term: t("opened"), value: <Moment value={request.openedAt} /> },
          { term: t("promised"), value: <Moment value={request.dueAt} /> },
        ]}
      />
      <Section title={words("one.messages")}>
        <Messages messages={request.messages} />
        {request.own && (
          <>
            <AnswerCustomer
              // What was said is part of the page now: the form begins anew.
              key={request.messages.length}
              action={answer.bind(null, seller)}
              requestId={id}
              acceptable={!hasOwnAct(request.kind)}
            />
            <HandOn action={handOn.bind(null, seller)} requestId={id} />
          </>
        )}
      </Section>
    </Page>
  );
}

type Shown = NonNullable<Awaited<ReturnType<typeof requestForReseller>>>;

/** With whom it is, and until when. */
async function Standing({ request }: { request: Shown }) {
  const t = await getTranslations("resellers.requests");
  if (request.handedOnAt)
    return (
      <Callout title={t("handed-on")}>
        {request.handedOnWhy ? t("handed-on-why", { why: request.handedOnWhy }) : t("handed-on-text")}
      </Callout>
    );
  if (!request.own || request.state !== "open" || !request.until) return null;
  return <Callout kind="warning">{t("until", { when: formatInstant(request.until) })}</Callout>;
}
