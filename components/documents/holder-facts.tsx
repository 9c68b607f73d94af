import { useTranslations } from "next-intl";
import { Day } from "@/components/ui/day";
import type { Description } from "@/components/ui/description-list";
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
