import { Anchor } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { SigningWay } from "@/lib/contracts/signing";
import { formatInstant, type Instant } from "@/lib/kernel/day";

interface Props {
  signature: { way: SigningWay; signedAt: Instant; trusted: boolean };
  /** Nobody of the staff need look. */
  standsAlone: boolean;
  signedHref: string | null;
  /** Null while it is being drawn. */
  evidenceHref: string | null;
}

/** How the contract is signed now, what follows, and what proves it. */
export function SignedPanel({ signature, standsAlone, signedHref, evidenceHref }: Props) {
  const { way, signedAt, trusted } = signature;
  const t = useTranslations("contract.signed");
  return (
    <Callout kind="good" title={t(`title.${way}`)}>
      <p>{t("when", { when: formatInstant(signedAt) })}</p>
      <p>{t(standsAlone ? "stands-alone" : trusted ? "to-be-reviewed" : "unproven")}</p>
      <p>
        {signedHref && (
          <>
            <Anchor href={signedHref} download underline="always">
              {t("save-signed")}
            </Anchor>
            {" · "}
          </>
        )}
        {evidenceHref ? (
          <Anchor href={evidenceHref} download underline="always">
            {t("save-evidence")}
          </Anchor>
        ) : (
          t("evidence-soon")
        )}
      </p>
    </Callout>
  );
}
