import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { MailboxBadge } from "@/components/mailboxes/mailbox-badge";
import { Address } from "@/components/ui/address";
import { DataTable, type ListProps } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import type { Day as KernelDay } from "@/lib/kernel/day";
import css from "./agreements.module.css";

interface Row {
  id: string;
  address: string;
  state: string;
  expiresOn: KernelDay | null;
  name: string;
  number: string | null;
}

/** Mailboxes by expiry, each with a box to choose it by; the form asks for the page that renews those chosen. */
export function ExpiryList(list: ListProps<Row> & { csvHref: string }) {
  const t = useTranslations("agreements.expiries");
  return (
    <form method="get" action={`${list.path}/rinnova`}>
      <DataTable
        name={t("title")}
        {...list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "mailbox",
            label: t("mailbox"),
            render: ({ id, address, expiresOn }) => (
              <span className={css.pick}>
                {expiresOn && <input type="checkbox" name="casella" value={id} id={id} />}
                <label htmlFor={id}>
                  <Address>{address}</Address>
                </label>
              </span>
            ),
          },
          { key: "number", label: t("number"), render: ({ number }) => number ?? "–" },
          { key: "name", label: t("name"), render: ({ name }) => name },
          { key: "state", label: t("state"), render: ({ state }) => <MailboxBadge state={state} /> },
          {
            key: "expires",
            label: t("expires"),
            numeric: true,
            render: ({ expiresOn }) => (expiresOn ? <Day value={expiresOn} /> : "–"),
          },
        ]}
        empty={
          <EmptyState title={t(list.filters.length > 0 ? "none-found" : "none")}>
            {t(list.filters.length > 0 ? "none-found-text" : "none-text")}
          </EmptyState>
        }
      />
      {list.rows.length > 0 && (
        <Button type="submit" mt="lg">
          {t("renew")}
        </Button>
      )}
    </form>
  );
}
