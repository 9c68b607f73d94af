import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/day";
import { Timeline, type TimelineEntry } from "@/components/ui/timeline";
import type { FieldChange } from "@/lib/invoicing/advice";
import type { Instant } from "@/lib/kernel/day";

interface Fault {
  code: string;
  text: string;
}
/** Something that happened to an invoice at SdI or at the desk. */
export type Happening = { key: string; at: Instant } & (
  | { what: "sent"; version: number; fileName: string; sdiId: string | null; versionFile: boolean }
  | { what: "said"; type: string; outcome: string | null; faults: Fault[]; note: string }
  | { what: "corrected"; by: string; reason: string; changes: FieldChange[] }
);

const BAD = ["NS", "EC02", "AT"];

/** What was sent, what SdI answered, who corrected what: in the order it came. */
export function InvoiceHistory({ moments, xmlPath }: { moments: Happening[]; xmlPath: string }) {
  const t = useTranslations("invoices.desk.one");
  if (moments.length === 0) return <p>{t("no-history")}</p>;
  const corrected = moments.findLastIndex(({ what }) => what === "corrected");
  const entryOf = (moment: Happening, n: number): Omit<TimelineEntry, "key" | "when"> => {
    if (moment.what === "corrected")
      return { state: "done", title: t("corrected"), who: moment.by, children: <Correction {...moment} /> };
    if (moment.what === "sent")
      return {
        state: "done",
        title: t("sent", { version: moment.version }),
        children: <Version {...moment} xmlPath={xmlPath} />,
      };
    const said = moment.outcome ?? moment.type;
    return {
      // What was put right since is no longer to be solved.
      state: BAD.includes(said) && n > corrected ? "failed" : "done",
      title: t(`said.${said}`),
      children: <Faults faults={moment.faults} note={moment.note} />,
    };
  };
  const entries = moments.map(
    (moment, n): TimelineEntry => ({ ...entryOf(moment, n), key: moment.key, when: <Moment value={moment.at} /> }),
  );
  return <Timeline entries={entries} label={t("history")} />;
}

function Correction({ reason, changes }: Extract<Happening, { what: "corrected" }>) {
  const t = useTranslations("invoices.desk");
  return (
    <>
      <p>{reason}</p>
      <ul>
        {changes.map(({ field, before, after }) => (
          <li key={field}>
            {t("one.changed", {
              field: t(`correct.fields.${field}`),
              before: before || t("one.nothing"),
              after: after || t("one.nothing"),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Version({
  version,
  fileName,
  sdiId,
  versionFile,
  xmlPath,
}: Extract<Happening, { what: "sent" }> & { xmlPath: string }) {
  const t = useTranslations("invoices.desk.one");
  return (
    <p>
      {versionFile ? (
        <a href={`${xmlPath}?versione=${version}`} download>
          {fileName}
        </a>
      ) : (
        fileName
      )}
      {sdiId && ` · ${t("sdi-id", { id: sdiId })}`}
    </p>
  );
}

/** What was found wrong, each with SdI's code. */
export function Faults({ faults, note = "" }: { faults: Fault[]; note?: string }) {
  if (faults.length === 0 && !note) return null;
  return (
    <>
      <ul>
        {faults.map(({ code, text }) => (
          <li key={`${code} ${text}`}>
            {code} · {text}
          </li>
        ))}
      </ul>
      {note && <p>{note}</p>}
    </>
  );
}
