import { getTranslations } from "next-intl/server";
import type { LinesInWords } from "@/components/hub/import-lines";
import { refusalText } from "@/lib/i18n/refusal-text";
import type { FilePreview } from "@/lib/mailboxes/exchanges/read-hub-file";
import type { Judged } from "@/lib/mailboxes/hub-lines";
import { csvText } from "@/lib/staff/csv-file";

/** What a file would do, in the reader's words; the lines at fault as a file to be corrected and loaded again. */
export async function linesInWords<T>({ lines }: FilePreview<T>): Promise<LinesInWords> {
  const t = await getTranslations();
  const text = ({ verdict, reason = "", params }: Judged<T>): string =>
    verdict === "wrong"
      ? refusalText(t, "names", { code: reason, ...(params ? { params } : {}) })
      : t(`hub.file.${verdict}`);
  const rows = lines.map((each) => ({ line: each.line, label: each.label, verdict: each.verdict, text: text(each) }));
  const of = (verdict: Judged<T>["verdict"]) => lines.filter((each) => each.verdict === verdict);
  const wrong = rows.filter(({ verdict }) => verdict === "wrong");
  const header = [t("hub.file.line"), t("hub.file.mailbox"), t("hub.file.outcome")];
  return {
    rows,
    lines: JSON.stringify(of("ok").map(({ value }) => value)),
    ok: of("ok").length,
    there: of("there").length,
    wrong: wrong.length,
    errors: wrong.length > 0 ? csvText([header, ...wrong.map((row) => [row.line, row.label, row.text])], true) : "",
  };
}
