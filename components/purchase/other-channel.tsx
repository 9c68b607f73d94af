import { useTranslations } from "next-intl";

/** From the purchase online to that on paper, and back; nothing when the seller does not take papers. */
export function OtherChannel({ seller, paper, open }: { seller: string; paper: boolean; open: boolean }) {
  const t = useTranslations("purchase.start");
  if (!open) return null;
  return (
    <p>
      {t(paper ? "online-instead" : "paper-instead")}{" "}
      <a href={`/${seller}/acquista${paper ? "" : "?canale=carta"}`}>{t(paper ? "online-link" : "paper-link")}</a>
    </p>
  );
}
