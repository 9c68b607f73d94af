import { useTranslations } from "next-intl";

type Props = {
  seller: string;
  /** This is the purchase on paper. */
  paper: boolean;
  /** The seller takes papers; it sells at prices of agreements. */
  open: boolean;
  agreements: boolean;
};

/** The other ways to buy: on paper and back online, and at the price of an agreement. */
export function OtherChannel({ seller, paper, open, agreements }: Props) {
  const t = useTranslations("purchase.start");
  const other = paper ? "online" : "paper";
  return (
    <>
      {open && (
        <p>
          {t(`${other}-instead`)}{" "}
          <a href={`/${seller}/acquista${paper ? "" : "?canale=carta"}`}>{t(`${other}-link`)}</a>
        </p>
      )}
      {agreements && (
        <p>
          {t("agreement-instead")} <a href={`/${seller}/acquista/convenzione`}>{t("agreement-link")}</a>
        </p>
      )}
    </>
  );
}
