import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import type { Description } from "@/components/ui/description-list";
import { StateBadge } from "@/components/ui/state-badge";
import type { Identity } from "@/lib/documents/identity";
import { type Day as CivilDay, day, isBefore } from "@/lib/kernel/day";
import { displayNameOf, signerOf, vatNumberOf } from "@/lib/orders/answers";
import { type Holder, isBody } from "@/lib/orders/schema";

/** Of a holder what papers prove: who it is, and who signs for it. */
export function useHolderFacts(holder: Holder | null): Description[] {
  const t = useTranslations("review.facts");
  if (!holder) return [];
  const signer = signerOf(holder);
  return [
    { term: t("name"), value: displayNameOf(holder) },
    { term: t("vat-number"), value: vatNumberOf(holder) },
    { term: t("signer"), value: isBody(holder) ? `${signer.firstName} ${signer.lastName}` : null },
    {
      term: t("birth"),
      value: (
        <>
          <Day value={signer.birthDate} />, {signer.birthPlace}
        </>
      ),
    },
    { term: t("tax-code"), value: <strong>{signer.taxCode}</strong> },
  ];
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
