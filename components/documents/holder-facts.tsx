import { useLocale, useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import type { Description } from "@/components/ui/description-list";
import { StateBadge } from "@/components/ui/state-badge";
import type { Identity } from "@/lib/documents/identity";
import { countryName, ITALY } from "@/lib/kernel/countries";
import { type Day as CivilDay, day, isBefore } from "@/lib/kernel/day";
import { countryOf, displayNameOf, signerOf, vatNumberOf } from "@/lib/orders/answers";
import { type Holder, isBody } from "@/lib/orders/schema";

/** Of a holder what papers prove: who it is, and who signs for it. */
export function useHolderFacts(holder: Holder | null): Description[] {
  const t = useTranslations("review.facts");
  const locale = useLocale();
  if (!holder) return [];
  const signer = signerOf(holder);
  const country = countryOf(holder);
  return [
    { term: t("name"), value: displayNameOf(holder) },
    { term: t("country"), value: country === ITALY ? null : countryName(country, locale) },
    { term: t("vat-number"), value: vatNumberOf(holder) },
    ...ownNumbers(holder).map(([term, value]) => ({ term: t(term), value })),
    { term: t("signer"), value: isBody(holder) ? `${signer.firstName} ${signer.lastName}` : null },
    {
      term: t("birth"),
      value: (
        <>
          <Day value={signer.birthDate} />, {signer.birthPlace}
        </>
      ),
    },
    // Who comes from abroad may have none.
    { term: t("tax-code"), value: signer.taxCode && <strong>{signer.taxCode}</strong> },
  ];
}

type NumberOf = "order" | "enrolment" | "own-tax-code" | "ipa-code" | "own-document" | "own-number";

/** By what else a kind of holder is known; its papers say it too. */
function ownNumbers(holder: Holder): [NumberOf, string | undefined][] {
  switch (holder.kind) {
    case "professional":
      return [
        ["order", holder.order],
        ["enrolment", holder.enrolment],
      ];
    case "company":
      return [["own-tax-code", holder.taxCode === holder.vatNumber ? undefined : holder.taxCode]];
    case "public-body":
      return [
        ["own-tax-code", holder.taxCode],
        ["ipa-code", holder.ipaCode],
      ];
    case "foreign-person":
      return [
        ["own-document", holder.documentNumber],
        ["own-number", holder.taxNumber],
      ];
    case "foreign-company":
      return [
        ["own-number", holder.taxNumber],
        ["own-tax-code", holder.taxCode],
      ];
    default:
      return [];
  }
}

/** What was written of the identity document; on a day on which it has expired, that it has. */
export function useIdentityFacts(identity: Identity | null, on: CivilDay): Description[] {
  const t = useTranslations("review");
  const types = useTranslations("documents.identity.types");
  if (!identity) return [];
  const expired = isBefore(day(identity.expiresOn), on);
  return [
    { term: t("facts.document"), value: types(identity.type) },
    { term: t("facts.number"), value: <strong>{identity.number}</strong> },
    {
      term: t("facts.expires"),
      value: (
        <>
          <Day value={identity.expiresOn} /> {expired && <StateBadge tone="bad">{t("expired-document")}</StateBadge>}
        </>
      ),
    },
  ];
}
