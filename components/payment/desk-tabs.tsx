import Link from "next/link";
import { useTranslations } from "next-intl";
import css from "./payment.module.css";

/** The rooms of the payment pages of the desk, in order. */
const ROOMS = ["topUps", "orders", "reports", "refunds", "accounts"] as const;
export type MoneyRoom = (typeof ROOMS)[number];
const PATHS: Record<MoneyRoom, string> = {
  topUps: "",
  orders: "/ordini",
  reports: "/segnalazioni",
  refunds: "/rimborsi",
  accounts: "/conti",
};

type Props = { seller: string; here: MoneyRoom; counts: Partial<Record<MoneyRoom, number>> };

/** Links between the payment pages, with how much waits in each. */
export function DeskTabs({ seller, here, counts }: Props) {
  const t = useTranslations("money.rooms");
  return (
    <nav aria-label={t("label")}>
      <ul className={css.tabs}>
        {ROOMS.map((room) => (
          <li key={room}>
            <Link
              href={`/${seller}/desk/pagamenti${PATHS[room]}`}
              className={css.tab}
              aria-current={room === here ? "page" : undefined}
            >
              {t(room)} {counts[room] ? <span className="figure">{counts[room]}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
