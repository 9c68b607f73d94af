import { useTranslations } from "next-intl";
import { ChipNav } from "@/components/ui/chip-nav";

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
  const chips = ROOMS.map((room) => ({
    href: `/${seller}/desk/pagamenti${PATHS[room]}`,
    label: t(room),
    count: counts[room] || undefined,
    current: room === here,
  }));
  return <ChipNav label={t("label")} chips={chips} />;
}
