import { Anchor } from "@mantine/core";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RenewalToday } from "@/components/mailboxes/renewal-today";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";
import type { mailboxFile } from "@/lib/mailboxes/queries/history";
import { renewalAnswer } from "@/lib/mailboxes/queries/renewal";
import type { requestForStaff } from "@/lib/requests/queries";
import type { Policy } from "@/lib/sellers/policy";

type Props = {
  seller: string;
  policy: Policy;
  request: NonNullable<Awaited<ReturnType<typeof requestForStaff>>>;
  /** The mailbox asked about, as far as it is ours. */
  known: Awaited<ReturnType<typeof mailboxFile>>;
  /** Whether the request is about a mailbox at all. */
  aboutMailbox: boolean;
};

/** Who asks, until when an answer was promised, and the mailbox it is about. */
export async function About({ seller, policy, request, known, aboutMailbox }: Props) {
  const t = await getTranslations("desk.requests");
  const customerId = request.userId ?? known?.mailbox.userId ?? known?.mailbox.holderId;
  return (
    <div>
      <Section title={t("customer")}>
        <DescriptionList
          items={[
            {
              term: t("name"),
              value: customerId ? (
                <Link href={`/${seller}/desk/clienti/${customerId}`}>{request.customerName}</Link>
              ) : (
                request.customerName
              ),
            },
            { term: t("email"), value: <Anchor href={`mailto:${request.email}`}>{request.email}</Anchor> },
            { term: t("province"), value: request.province },
            { term: t("rep"), value: request.assignedTo ?? t("nobody") },
            { term: t("opened"), value: <Moment value={request.openedAt} /> },
            { term: t("due"), value: <Moment value={request.dueAt} /> },
          ]}
        />
      </Section>
      {aboutMailbox && (
        <Section title={t("mailbox")}>
          <DescriptionList
            items={[
              {
                term: t("address"),
                value: known ? (
                  <Link href={`/${seller}/desk/caselle/${known.mailbox.id}`}>
                    {`${known.mailbox.localPart}@${known.mailbox.domain}`}
                  </Link>
                ) : (
                  request.facts.address
                ),
              },
              { term: t("user-code"), value: request.facts.userCode ?? known?.mailbox.userCode },
              { term: t("holder"), value: known?.mailbox.holder.displayName },
            ]}
          />
          {known?.mailbox.expiresOn ? (
            <RenewalToday
              expiresOn={known.mailbox.expiresOn.toISOString().slice(0, 10)}
              answer={await renewalAnswer(policy, known.mailbox)}
            />
          ) : (
            <p>{t("mailbox-unknown")}</p>
          )}
        </Section>
      )}
    </div>
  );
}
