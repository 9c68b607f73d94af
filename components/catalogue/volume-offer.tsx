import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { inLocale } from "@/lib/i18n/locales";
import type { Policy } from "@/lib/sellers/policy";

/** Whoever wants many mailboxes is told where to ask; nothing where the seller makes no such offers. */
export function VolumeOffer({ seller, offer }: { seller: string; offer: Policy["catalogue"]["volumeOffer"] }) {
  const t = useTranslations("shop.plans");
  const locale = useLocale();
  if (!offer) return null;
  return (
    <p>
      {inLocale(offer.text, locale)} <Link href={`/${seller}/acquista/offerta`}>{t("ask-offer")}</Link>
    </p>
  );
}
