import Link from "next/link";
import { useTranslations } from "next-intl";
import { Day, Moment } from "@/components/ui/day";
import { WholeTable } from "@/components/ui/whole-table";
import type { Instant, Day as KernelDay } from "@/lib/kernel/day";
import type { RequestState } from "@/lib/requests/request";
import { RequestBadge } from "./request-badge";

interface Asked {
  id: string | null;
  code: string;
  state: RequestState;
  by: string;
  openedAt: Instant;
  until: KernelDay | null;
}

/** The renewals a professional order asked for; each is opened by whoever asked it. */
export function AgreementRenewals({ seller, asked }: { seller: string; asked: Asked[] }) {
  const t = useTranslations("agreements.goes-on");
  const desk = useTranslations("agreements.desk");
  return (
    <WholeTable
      name={t("asked")}
      rows={asked}
      rowKey={({ code }) => code}
      empty={null}
      columns={[
        {
          key: "code",
          label: t("code"),
          render: ({ id, code }) => (id ? <Link href={`/${seller}/richieste/${id}`}>{code}</Link> : code),
        },
        { key: "by", label: t("by"), render: ({ by }) => by },
        { key: "opened", label: t("opened"), render: ({ openedAt }) => <Moment value={openedAt} /> },
        { key: "until", label: t("until"), render: ({ until }) => (until ? <Day value={until} /> : desk("no-end")) },
        { key: "state", label: t("state"), render: ({ state }) => <RequestBadge state={state} /> },
      ]}
    />
  );
}
