import { getLocale, getTranslations } from "next-intl/server";
import { termText } from "@/components/catalogue/term-text";
import { HelpAct } from "@/components/requests/help-act";
import { HelpCase } from "@/components/requests/help-case";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { inLocale } from "@/lib/i18n/locales";
import { formatCents } from "@/lib/kernel/money";
import type { HelpKind } from "@/lib/requests/kinds";
import { attachmentsOfRequest, type requestForStaff } from "@/lib/requests/queries";
import { memberRenewalTerms } from "@/lib/requests/queries/member-renewal";
import { isUndecided } from "@/lib/requests/request";
import { detailsOf } from "@/lib/requests/store/help";
import type { Policy } from "@/lib/sellers/policy";
import { enterNumbers, handOver, offer, renewMember, sendCopy } from "./actions";
import { OrdersMade } from "./orders-made";

type Props = {
  seller: string;
  policy: Policy;
  kind: HelpKind;
  request: NonNullable<Awaited<ReturnType<typeof requestForStaff>>>;
  holderName: string | null;
  may: boolean;
};

const CARRIED_OUT_BY = {
  "forced-reset": handOver,
  "lost-credentials": handOver,
  "log-copy": sendCopy,
  "more-space": offer,
  "late-vat-number": enterNumbers,
  "member-renewal": renewMember,
} as const satisfies Record<HelpKind, unknown>;
const SPACE: readonly string[] = ["inbox-gb", "archive-gb"];

/** A request of "Assistenza" at the desk, with the act that carries it out. */
export async function Help({ seller, policy, kind, request, holderName, may }: Props) {
  const [documents, locale] = await Promise.all([attachmentsOfRequest(seller, request.id), getLocale()]);
  const details = detailsOf(request);
  const addOns = policy.catalogue.addOns
    .filter(({ unit, onLiveMailbox }) => onLiveMailbox && SPACE.includes(unit))
    .map(({ code, name }) => ({ value: code, label: inLocale(name, locale) }));
  const terms = kind === "member-renewal" ? await agreedTerms(seller, request.mailboxId ?? "", details.termMonths) : [];
  const possible = kind === "more-space" ? addOns.length > 0 : kind !== "member-renewal" || terms.length > 0;
  const { companyName = "", vatNumber = "", taxCode = "" } = details;
  return (
    <>
      <HelpCase
        seller={seller}
        kind={kind}
        holderName={holderName}
        details={details}
        documents={documents}
        act={
          may && possible && isUndecided(request.state) ? (
            <HelpAct
              key={request.id}
              kind={kind}
              requestId={request.id}
              action={CARRIED_OUT_BY[kind].bind(null, seller)}
              upload={{ url: `/${seller}/api/allegati`, accept: ACCEPTED_TYPES, maxMb: policy.identity.maxUploadMb }}
              addOns={addOns}
              terms={terms}
              company={{ companyName, vatNumber, taxCode }}
            />
          ) : null
        }
      />
      {kind === "member-renewal" && <OrdersMade seller={seller} requestId={request.id} />}
    </>
  );
}

/** The terms of a member's agreement with what the member pays, the one asked for first. */
async function agreedTerms(seller: string, mailboxId: string, asked?: number) {
  const [common, t, locale, agreed] = await Promise.all([
    getTranslations("common"),
    getTranslations("requests.renew"),
    getLocale(),
    memberRenewalTerms(seller, mailboxId),
  ]);
  return (agreed?.terms ?? [])
    .sort((a, b) => Number(b.termMonths === asked) - Number(a.termMonths === asked))
    .map(({ termMonths, netCents }) => ({
      value: String(termMonths),
      label: t("term-agreed", { term: termText(common, termMonths), price: formatCents(netCents, locale) }),
    }));
}
