import { stringify } from "csv-stringify/sync";
import { getTranslations } from "next-intl/server";
import { accountForStaff } from "@/lib/accounts/queries/ledger";
import { eachLedgerLine } from "@/lib/accounts/queries/ledger-lines";
import { formatInstant, instantFromDb, isoDay } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { absent } from "@/lib/platform/absent";
import { today } from "@/lib/platform/clock";
import { hasRight } from "@/lib/platform/rights";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { exportList } from "@/lib/staff/operations/export-list";

type Context = { params: Promise<{ seller: string; id: string }> };

/** Every line of an account as a file for a spreadsheet: to accounting only, said in the audit log before it leaves. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { seller, id } = await params;
  const actor = actorOf(await currentViewer(seller));
  const account = hasRight(actor, "grant-credit") ? await accountForStaff(seller, id) : null;
  const said = account && (await exportList({ list: "account", filters: id }, { seller, actor }));
  if (!account || isRefusal(said)) return absent();
  return new Response(await file(seller, id), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="conto-${account.kind}-${isoDay(today())}.csv"`,
      "cache-control": "no-store, private",
    },
  });
}

/** "1234,50": a number to an Italian spreadsheet. */
const euros = (cents: number): string =>
  `${cents < 0 ? "-" : ""}${Math.trunc(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, "0")}`;

/** Semicolons and a mark at the start, as spreadsheets here expect; no cell of text can be taken for a formula. */
async function file(sellerId: string, accountId: string): Promise<ReadableStream<Uint8Array>> {
  const [t, kinds] = await Promise.all([getTranslations("money.ledger.lines"), getTranslations("money.movements")]);
  const head = [t("at"), t("what"), t("code"), t("note"), t("amount"), t("balance")];
  const batches = eachLedgerLine({ sellerId, accountId });
  const encoder = new TextEncoder();
  const text = (rows: string[][], bom = false) =>
    encoder.encode(stringify(rows, { bom, delimiter: ";", record_delimiter: "windows" }));
  return new ReadableStream({
    start: (controller) => controller.enqueue(text([head], true)),
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) return controller.close();
      const rows = value.map(({ at, kind, code, note, amountCents, balanceCents }) => [
        formatInstant(instantFromDb(at)),
        plain(kinds.has(kind) ? kinds(kind) : kind),
        plain(code),
        plain(note),
        euros(amountCents),
        euros(balanceCents),
      ]);
      controller.enqueue(text(rows));
    },
    cancel: async () => {
      await batches.return(undefined);
    },
  });
}

/** A text that a spreadsheet would compute is shown as it is. Amounts are numbers and stay so, minus sign and all. */
const plain = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
