import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";

interface Booked {
  id: string;
  code: string;
  amountCents: number;
  receivedCents: number;
  bookedAt: Date;
}

/** Top-ups that wait for money, each with the way back to its payment data. */
export function OpenTopUps({ topUps, seller }: { topUps: Booked[]; seller: string }) {
  const t = useTranslations("prepaid.open");
  const columns: Column<Booked>[] = [
    {
      key: "code",
      label: t("code"),
      render: ({ id, code }) => (
        <Link href={`/${seller}/conto/versamenti/${id}`} className="row-link" aria-label={`${t("show")}: ${code}`}>
          {code}
        </Link>
      ),
    },
    { key: "booked", label: t("booked"), render: ({ bookedAt }) => <Day value={dayInRome(instantFromDb(bookedAt))} /> },
    { key: "amount", label: t("amount"), numeric: true, render: ({ amountCents }) => <Money cents={amountCents} /> },
    {
      key: "received",
      label: t("received"),
      numeric: true,
      render: ({ receivedCents }) => <Money cents={receivedCents} />,
    },
  ];
  const all = { total: topUps.length, page: 1, pageSize: topUps.length };
  return (
    <DataTable
      name={t("name")}
      columns={columns}
      rows={topUps}
      rowKey={({ id }) => id}
      path=""
      params={{}}
      empty={null}
      {...all}
    />
  );
}
