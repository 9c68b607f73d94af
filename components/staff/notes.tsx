import { useTranslations } from "next-intl";
import css from "@/components/mailboxes/mailboxes.module.css";
import { Moment } from "@/components/ui/day";
import type { Instant } from "@/lib/kernel/day";

type Note = { id: string; text: string; byName: string; at: Instant };

/** What colleagues noted after a call, newest first. */
export function Notes({ notes }: { notes: Note[] }) {
  const t = useTranslations("staff.customer");
  if (notes.length === 0) return <p>{t("no-notes")}</p>;
  return (
    <ol className={css.messages}>
      {notes.map(({ id, text, byName, at }) => (
        <li key={id} className={css.message} data-staff>
          <header>
            <strong>{byName}</strong>
            <Moment value={at} />
          </header>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
