import { useTranslations } from "next-intl";
import { StateBadge } from "@/components/ui/state-badge";
import css from "./queue.module.css";
import { LineFacts, LineTitle, type QueueLine, TimeLeft } from "./queue-line";

/** The queue: each line opens what it is about. J, K and Enter are the desk's own, see DeskKeys. */
export function QueueList({ lines }: { lines: QueueLine[] }) {
  const t = useTranslations("desk.queue");
  return (
    <ol className={css.list} aria-label={t("list")}>
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
        </li>
      ))}
    </ol>
  );
}
