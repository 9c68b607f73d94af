import { useTranslations } from "next-intl";
import css from "@/components/mailboxes/mailboxes.module.css";
import { Moment } from "@/components/ui/day";
import type { Instant } from "@/lib/kernel/day";

type Message = {
  id: string;
  fromStaff: boolean;
  authorName: string;
  text: string;
  at: Instant;
  /** Set where it came from another address than the customer's. */
  fromAddress: string | null;
};

/** What was said about a request, oldest first; `own` is the customer looking at it. */
export function Messages({ messages, own = false }: { messages: Message[]; own?: boolean }) {
  const t = useTranslations("requests.one");
  if (messages.length === 0) return <p>{t("no-messages")}</p>;
  return (
    <ol className={css.messages}>
      {messages.map(({ id, fromStaff, authorName, text, at, fromAddress }) => (
        <li key={id} className={css.message} data-staff={fromStaff}>
          <header>
            <strong>{own && !fromStaff ? t("you") : authorName}</strong>
            <Moment value={at} />
          </header>
          {fromAddress && <p className={css.doubt}>{t("other-address")}</p>}
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
