import Link from "next/link";
import { useTranslations } from "next-intl";
import { RequestBadge } from "@/components/requests/request-badge";
import { Day, Moment } from "@/components/ui/day";
import { Money } from "@/components/ui/money";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import { fromDb, instantFromDb } from "@/lib/kernel/day";
import type { RequestState } from "@/lib/requests/request";
import { MailBadge, mailWords } from "./mail-words";
import { SmallTable } from "./small-table";

const TONES: Record<string, Tone> = {
  succeeded: "good",
  pending: "waiting",
  failed: "bad",
  sent: "good",
  planned: "waiting",
};
const when = (date: Date) => <Moment value={instantFromDb(date)} />;

type Payment = { id: string; code: string; method: string; state: string; amountCents: number; createdAt: Date };

/** Payments asked for, with the order each one is for. */
export function Payments({ rows }: { rows: Payment[] }) {
  const t = useTranslations("desk.records");
  const methods = useTranslations("shop.methods");
  return (
    <SmallTable
      name={t("payments")}
      none={t("none")}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          { label: t("order"), value: row.code },
          { label: t("method"), value: methods(row.method) },
          {
            label: t("state"),
            value: <StateBadge tone={TONES[row.state] ?? "neutral"}>{t(`payment-states.${row.state}`)}</StateBadge>,
          },
          { label: t("when"), value: when(row.createdAt), numeric: true },
          { label: t("amount"), value: <Money cents={row.amountCents} />, numeric: true },
        ],
      }))}
    />
  );
}

type Request = { id: string; code: string; kind: string; state: RequestState; openedAt: Date };

export function Requests({ rows, href }: { rows: Request[]; href: (id: string) => string }) {
  const t = useTranslations("desk.records");
  const words = useTranslations("requests.kinds");
  return (
    <SmallTable
      name={t("requests")}
      none={t("none")}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          { label: t("request"), value: <Link href={href(row.id)}>{row.code}</Link> },
          { label: t("about"), value: words(row.kind) },
          { label: t("state"), value: <RequestBadge state={row.state} /> },
          { label: t("when"), value: when(row.openedAt), numeric: true },
        ],
      }))}
    />
  );
}

type Reminder = { expiresOn: Date; offset: number; dueOn: Date; state: string };

/** Reminders of every expiry, sent and to come. */
export function Reminders({ rows }: { rows: Reminder[] }) {
  const t = useTranslations("desk.records");
  return (
    <SmallTable
      name={t("reminders")}
      none={t("none")}
      rows={rows.map(({ expiresOn, offset, dueOn, state }) => ({
        key: `${expiresOn.toISOString()} ${offset}`,
        cells: [
          { label: t("due"), value: <Day value={fromDb(dueOn)} /> },
          { label: t("for-expiry"), value: <Day value={fromDb(expiresOn)} /> },
          {
            label: t("state"),
            value: <StateBadge tone={TONES[state] ?? "neutral"}>{t(`reminder-states.${state}`)}</StateBadge>,
          },
        ],
      }))}
    />
  );
}

type Mail = { id: string; template: string; state: string; createdAt: Date };

export function Mails({ rows }: { rows: Mail[] }) {
  const t = useTranslations("desk.records");
  return (
    <SmallTable
      name={t("mails")}
      none={t("none")}
      rows={rows.map(({ id, template, state, createdAt }) => ({
        key: id,
        cells: [
          { label: t("mail"), value: mailWords(t, template) },
          { label: t("state"), value: <MailBadge state={state} /> },
          { label: t("when"), value: when(createdAt), numeric: true },
        ],
      }))}
    />
  );
}

type Command = {
  id: string;
  act: string;
  actorKind: string;
  actorName: string | null;
  at: Date;
  refused: string | null;
};

/** The audit log of one subject: who did which act, and whether it was refused. */
export function Audit({ rows }: { rows: Command[] }) {
  const t = useTranslations("desk.records");
  return (
    <SmallTable
      name={t("audit")}
      none={t("none")}
      rows={rows.map(({ id, act, actorKind, actorName, at, refused }) => ({
        key: id,
        cells: [
          { label: t("act"), value: <code>{act}</code> },
          { label: t("who"), value: actorName ?? t(`actors.${actorKind}`) },
          { label: t("outcome"), value: refused ? <code>{refused}</code> : t("done") },
          { label: t("when"), value: when(at), numeric: true },
        ],
      }))}
    />
  );
}
