"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import { StateBadge } from "@/components/ui/state-badge";
import css from "./queue.module.css";
import { LineFacts, LineTitle, type QueueLine, TimeLeft } from "./queue-line";
import { useKeys } from "./use-keys";

/** The queue: J and K move from line to line, Enter opens. */
export function QueueList({ lines, closeTask }: { lines: QueueLine[]; closeTask: FormAction }) {
  const t = useTranslations("desk.queue");
  const list = useRef<HTMLOListElement>(null);
  const move = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  return (
    <ol className={css.list} ref={list} aria-label={t("list")}>
      {lines.map((line) => (
        <li key={`${line.kind}/${line.id}`} className={css.line} data-late={line.minutes < 0 || undefined}>
          <div className={css.what}>
            <LineTitle line={line} />
            <span className={css.who}>
              <LineFacts line={line} />
            </span>
          </div>
          <div className={css.when}>
            <StateBadge tone={line.minutes < 0 ? "bad" : line.minutes < 240 ? "warning" : "neutral"}>
              <TimeLeft minutes={line.minutes} />
            </StateBadge>
            <span className={css.due}>{t("due", { when: line.due })}</span>
          </div>
          {line.kind === "task" && (
            <div className={css.act}>
              <FormShell action={closeTask} namespace="desk.queue" submitLabel={t("done")} id={`task-${line.id}`}>
                <HiddenField name="taskId" value={line.id} />
              </FormShell>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
