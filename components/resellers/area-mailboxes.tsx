import { Button, Checkbox } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { MailboxBadge } from "@/components/mailboxes/mailbox-badge";
import { DataTable, type ListProps, RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import type { Day as CivilDay } from "@/lib/kernel/day";

interface Row {
  id: string;
  address: string;
  userCode: string | null;
  state: string;
  expiresOn: CivilDay | null;
  holderId: string;
  customer: string;
}
type Props = ListProps<Row> & { seller: string; csvHref: string };

/** A reseller's mailboxes; those chosen go to the review of prices and dates before anything is paid. */
export function AreaMailboxes({ seller, csvHref, ...list }: Props) {
  const t = useTranslations("resellers.area");
  return (
    <form method="get" action={`/${seller}/caselle/rinnovi`}>
      <DataTable<Row>
        {...list}
        name={t("title")}
        rowKey={({ id }) => id}
        csvHref={csvHref}
        columns={[
          {
            key: "pick",
            label: t("pick-head"),
            render: ({ id, address }) => <Checkbox name="casella" value={id} aria-label={t("pick", { address })} />,
          },
          {
            key: "address",
            label: t("address"),
            render: ({ id, address }) => <RowLink href={`/${seller}/caselle/${id}`}>{address}</RowLink>,
          },
          { key: "code", label: t("user-code"), render: ({ userCode }) => userCode ?? "–" },
          {
            key: "customer",
            label: t("customer"),
            render: ({ holderId, customer }) => (
              <Link href={`/${seller}/rivendita/clienti/${holderId}`}>{customer}</Link>
            ),
          },
          { key: "state", label: t("state"), render: ({ state }) => <MailboxBadge state={state} /> },
          {
            key: "expires",
            label: t("expires"),
            numeric: true,
            render: ({ expiresOn }) => (expiresOn ? <Day value={expiresOn} /> : "–"),
          },
        ]}
        empty={<EmptyState title={t("none")}>{t("none-text")}</EmptyState>}
      />
      {list.rows.length > 0 && (
        <>
          <p>{t("renew-text")}</p>
          <input type="hidden" name="scelte" value="1" />
          <Button type="submit">{t("renew")}</Button>
        </>
      )}
    </form>
  );
}
