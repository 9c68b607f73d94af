import { Anchor, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { formatInstant, type Instant } from "@/lib/kernel/day";
import { isRenewal, isUndecided, type RequestState } from "@/lib/requests/request";
import { Messages } from "./messages";
import { OfferedMailboxes } from "./offered";
import { OrdersOfRequest } from "./orders-of-request";
import { RenewalToPay } from "./renewal-to-pay";
import { ReplyForm } from "./reply-form";
import { RequestBadge } from "./request-badge";

type Props = {
  request: {
    code: string;
    kind: string;
    state: RequestState;
    openedAt: Instant;
    dueAt: Instant;
    facts: { userCode?: string | undefined; address?: string | undefined; order?: string | undefined };
    messages: Parameters<typeof Messages>[0]["messages"];
  };
  reply: FormAction;
  withdraw: FormAction;
  hidden: { name: string; value: string };
  /** What the staff sent with it. */
  files: { id: string; href: string }[];
  /** The renewal the staff ordered for it. */
  renewal?: { totalCents: number | null; payPath: string | null; orderState: string | null } | null;
  /** The orders the staff opened for it. */
  orders?: Parameters<typeof OrdersOfRequest>[0]["orders"];
  /** What the staff offered, as it is said, and how the next of it is ordered. */
  offered?: { says: string; order: FormAction | null } | null;
  /** Followed by its private link: the page says to keep it. */
  byLink?: boolean;
};

/** A request as whoever asked it sees it: where it stands, what was said, what can be added. */
export function RequestView({
  request,
  reply,
  withdraw,
  hidden,
  files,
  renewal,
  orders = [],
  offered,
  byLink = false,
}: Props) {
  const t = useTranslations("requests");
  const { state, code } = request;
  // A renewal out of the window has words of its own.
  const byHand = isRenewal(request.kind);
  const kind = state === "open" ? "info" : state === "answered" || state === "accepted" ? "good" : "warning";
  return (
    <Page width="narrow">
      <PageTitle lead={byLink ? t("one.keep") : undefined}>{t("one.title", { code })}</PageTitle>
      <Callout kind={kind}>
        {state === "open" ? t("one.promise", { when: formatInstant(request.dueAt) }) : t(`one.${state}`)}
      </Callout>
      <DescriptionList
        items={[
          { term: t("one.about"), value: t(`kinds.${request.kind}`) },
          { term: t("one.mailbox"), value: request.facts.address },
          { term: t("one.order"), value: request.facts.order },
          { term: t("one.user-code"), value: request.facts.userCode },
          { term: t("one.sent"), value: <Moment value={request.openedAt} /> },
          { term: t("one.state"), value: <RequestBadge state={state} /> },
        ]}
      />
      {files.map(({ id, href }, index) => (
        <Text key={id} mb="md">
          <Anchor href={href} underline="always">
            {t("one.file", { number: index + 1 })}
          </Anchor>
        </Text>
      ))}
      {byHand && renewal && <RenewalToPay {...renewal} />}
      {offered && <OfferedMailboxes {...offered} hidden={hidden} />}
      {!byHand && <OrdersOfRequest orders={orders} />}
      <Section title={t("one.messages")}>
        <Messages messages={request.messages} own />
        {isUndecided(state) ? (
          <ReplyForm
            // What was said is part of the page now: the form begins anew.
            key={request.messages.length}
            reply={reply}
            withdraw={withdraw}
            code={code}
            hidden={hidden}
          />
        ) : (
          <Text>{t(`one.${state}`)}</Text>
        )}
      </Section>
    </Page>
  );
}
