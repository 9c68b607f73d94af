"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { QueueItem } from "@/lib/staff/queue";
import { taskWord } from "@/lib/staff/task";
import css from "./queue.module.css";

/** A line of the queue in words. */
export type QueueLine = Pick<QueueItem, "kind" | "id" | "code" | "who" | "detail"> & {
  href: string | null;
  /** When it was promised, in words. */
  due: string;
  /** Working minutes left; negative when late. */
  minutes: number;
};

/** What it is, as the link that opens it. */
export function LineTitle({ line }: { line: QueueLine }) {
  const t = useTranslations("desk.queue");
  const tasks = useTranslations("desk.task.titles");
  const words =
    line.kind === "task"
      ? t("what.task", { kind: tasks(taskWord(line.code)) })
      : t(`what.${line.kind}`, { code: line.code });
  if (!line.href) return <strong>{words}</strong>;
  return (
    <Link href={line.href} data-line className={css.open} prefetch={false}>
      {words}
    </Link>
  );
}

/** Whose it is, and the little that is worth knowing before opening it. */
export function LineFacts({ line }: { line: QueueLine }) {
  const t = useTranslations("desk.queue");
  const kinds = useTranslations("desk.queue.request-kinds");
  const methods = useTranslations("desk.queue.methods");
  const detail: Record<QueueLine["kind"], () => string> = {
    review: () => (line.detail === "1" ? "" : t("round", { round: line.detail })),
    request: () => kinds(kinds.has(line.detail) ? line.detail : "other"),
    task: () => "",
    lite: () => "",
    "top-up": () => methods(methods.has(line.detail) ? line.detail : "other"),
  };
  return <>{[line.who, detail[line.kind]()].filter(Boolean).join(" · ")}</>;
}

const HOUR = 60;

/** "Mancano 5 ore di lavoro", "In ritardo di 20 minuti di lavoro". */
export function TimeLeft({ minutes }: { minutes: number }) {
  const t = useTranslations("desk.queue");
  const size = Math.abs(minutes);
  const time = size < 2 * HOUR ? t("minutes", { minutes: size }) : t("hours", { hours: Math.floor(size / HOUR) });
  return <>{t(minutes < 0 ? "over" : "left", { time })}</>;
}
