import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContactCase } from "@/components/customers/contact-case";
import css from "@/components/mailboxes/mailboxes.module.css";
import { RevocationCase } from "@/components/mailboxes/revocation-case";
import { DecisionForm } from "@/components/requests/decision-form";
import { Messages } from "@/components/requests/messages";
import { RenewalCase } from "@/components/requests/renewal-case";
import { RequestBadge } from "@/components/requests/request-badge";
import { RequestKeys } from "@/components/requests/request-keys";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { contactCase } from "@/lib/customers/queries/contact";
import { formatInstant } from "@/lib/kernel/day";
import { mailboxFile } from "@/lib/mailboxes/queries/history";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, requireStaff } from "@/lib/platform/session";
import { isHelpKind } from "@/lib/requests/kinds";
import { attachmentsOfRequest, handledBy, nextRequest, requestForStaff } from "@/lib/requests/queries";
import { renewalOfRequest, toRenewFromRequest } from "@/lib/requests/queries/special-renewal";
import { hasOwnAct, isAboutMailbox, isRenewal, isUndecided } from "@/lib/requests/request";
import { policyOf } from "@/lib/sellers/queries";
import { answerTemplates } from "@/lib/staff/queries/templates";
import { About } from "./about";
import { agree, approveClosing, approveContact, decide, renew } from "./actions";
import { AgreementRenewalCase } from "./agreement";
import { Help } from "./help";
import { MailedFiles } from "./mailed-files";
import { MemberOrderCase } from "./member-order";
import { VolumeOfferCase } from "./volume-offer";
import { WithReseller } from "./with-reseller";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.requests"))("title") };
}

export default async function DeskRequest({ params, searchParams }: Props) {
  const [{ seller, id }, query] = await Promise.all([params, searchParams]);
  const viewer = await requireStaff(seller, ...STAFF_ROLES);
  const [t, words, request, policy] = await Promise.all([
    getTranslations("desk.requests"),
    getTranslations("requests"),
    requestForStaff(seller, id),
    policyOf(seller),
  ]);
  if (!request || !policy) notFound();
  const known = request.mailboxId ? await mailboxFile(seller, request.mailboxId) : null;
  const contact = request.kind === "contact-change" ? await contactCase(seller, id) : null;
  const actor = actorOf(viewer);
  const ours = await handledBy(actor, seller, request);
  const may = hasRight(actor, "answer-requests") && request.userId !== viewer.userId && ours === true;
  const undecided = isUndecided(request.state);
  const [byHand, made] = isRenewal(request.kind)
    ? await Promise.all([toRenewFromRequest(seller, id), renewalOfRequest(seller, id)])
    : [null, null];
  const [templates, next] = await Promise.all([answerTemplates(seller), nextRequest(viewer, id)]);
  const decidedBy = {
    who: request.decidedByName ?? "",
    when: request.decidedAt ? formatInstant(request.decidedAt) : "",
  };
  return (
    <Page width="wide">
      <Link href={`/${seller}/desk/richieste`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={words(`kinds.${request.kind}`)} actions={<RequestBadge state={request.state} />}>
        {words("one.title", { code: request.code })}
      </PageTitle>
      <RequestKeys next={`/${seller}/desk/richieste${next ? `/${next}` : ""}`} />
      {query.fatto !== undefined && <Callout kind="good">{t("sent-next")}</Callout>}
      {!isUndecided(request.state) && (
        <Callout>{t(request.state === "withdrawn" ? "withdrawn" : "decided", decidedBy)}</Callout>
      )}
      <WithReseller request={request} />
      {contact && (
        <ContactCase
          seller={seller}
          requestId={id}
          facts={contact}
          approve={isUndecided(request.state) && may ? approveContact.bind(null, seller) : null}
        />
      )}
      {request.kind === "revocation" && (
        <RevocationCase
          seller={seller}
          requestId={id}
          on={String(request.facts.on)}
          holderName={known?.mailbox.holder.displayName ?? null}
          documents={await attachmentsOfRequest(seller, id)}
          approve={isUndecided(request.state) && may ? approveClosing.bind(null, seller) : null}
        />
      )}
      {isHelpKind(request.kind) && (
        <Help
          seller={seller}
          policy={policy}
          kind={request.kind}
          request={request}
          holderName={known?.mailbox.holder.displayName ?? null}
          may={may && (request.kind !== "late-vat-number" || hasRight(actor, "enter-company-numbers"))}
        />
      )}
      <AgreementRenewalCase seller={seller} request={request} may={may && hasRight(actor, "keep-agreements")} />
      <MemberOrderCase seller={seller} request={request} may={may} />
      <VolumeOfferCase
        seller={seller}
        policy={policy}
        request={request}
        may={may}
        mayAgree={undecided && hasRight(actor, "agree-to-prices")}
        viewerId={viewer.userId}
      />
      {byHand && (
        <RenewalCase
          requestId={id}
          terms={byHand.terms}
          made={made}
          renew={undecided && may && hasRight(actor, "renew-from-requests") ? renew.bind(null, seller) : null}
          agree={
            undecided && hasRight(actor, "agree-to-prices") && made?.askedById !== viewer.userId
              ? agree.bind(null, seller)
              : null
          }
        />
      )}
      <div className={css.two}>
        <About
          {...{ seller, policy, request, known }}
          aboutMailbox={contact ? known !== null : isAboutMailbox(request.kind)}
        />
        <Section title={t("messages")}>
          <Messages messages={request.messages} />
          <MailedFiles seller={seller} requestId={id} />
          {isUndecided(request.state) && may && (
            <DecisionForm
              key={id}
              action={decide.bind(null, seller)}
              requestId={id}
              acceptable={!hasOwnAct(request.kind)}
              templates={templates}
              facts={{ name: request.customerName, code: request.code }}
            />
          )}
          {isUndecided(request.state) && !may && (
            <p>
              {request.userId === viewer.userId
                ? t("own")
                : ours === true
                  ? t("not-yours")
                  : t("other-zone", { who: ours })}
            </p>
          )}
        </Section>
      </div>
    </Page>
  );
}
