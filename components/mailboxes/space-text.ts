import type { useTranslations } from "next-intl";

type T = ReturnType<typeof useTranslations<"mailboxes.add-ons">>;

/** A mailbox's space in GB, with what is used of it where the provider tells (megabytes); null: it has none. */
export function spaceText(t: T, locale: string, { gb, usedMb }: { gb: number; usedMb: number | undefined }) {
  if (gb === 0) return null;
  if (usedMb === undefined) return t("space", { gb });
  const used = (usedMb / 1024).toLocaleString(locale, { maximumFractionDigits: 1 });
  return t("space-used", { gb, used });
}
