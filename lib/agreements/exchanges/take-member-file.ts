import { keepFile, readFile } from "@/lib/documents/exchanges/files";
import { layoutOf, readTable } from "@/lib/kernel/csv";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { now } from "@/lib/platform/clock";
import { blindIndex, seal } from "@/lib/platform/crypto";
import type { Call } from "@/lib/platform/operation";
import { checkMembers, type LineFault, MEMBER_COLUMNS, MOST_LINES, MOST_MB } from "../member-list";
import { recordList } from "../operations/record-list";
import { mayManage } from "../queries/desk";

/**
 * Takes the file of a professional order's members: read, every line checked, and kept with its good lines until somebody
 * has seen the differences. A file that is no table leaves nothing. Refuses as `readTable`, `list-too-large` {size},
 * `agreement-unknown`.
 */
export async function takeMemberFile(
  agreementId: string,
  sent: { name: string; bytes: Buffer },
  call: Call,
): Promise<Outcome<{ listId: string }>> {
  const may = await mayManage(call, agreementId);
  if (isRefusal(may)) return may;
  if (sent.bytes.length > MOST_MB * 1024 * 1024) return refuse("list-too-large", { params: { size: MOST_MB } });
  const lines = readTable(sent.bytes, MEMBER_COLUMNS, MOST_LINES);
  if (isRefusal(lines)) return lines;
  const { good, faults } = checkMembers(lines);
  const fileId = await keepFile({ seller: call.seller, bytes: sent.bytes, contentType: "text/csv" }, call.at ?? now());
  const list = {
    agreementId,
    fileId,
    name: plainName(sent.name),
    layout: layoutOf(sent.bytes, MEMBER_COLUMNS),
    counts: { lines: lines.length, good: good.length, bad: faults.length },
    lines: good.map(({ taxCode, ...line }) => ({
      ...line,
      taxCodeIndex: blindIndex(taxCode),
      taxCodeSealed: seal(taxCode),
    })),
  };
  return recordList(list, call);
}

const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}/\\]/gu, "")
    .trim()
    .slice(0, 120) || "?";

/** The wrong lines of a kept list, read again from its file, each with what stood in it. */
export async function faultsOf(
  seller: string,
  fileId: string,
): Promise<{ fault: LineFault; cells: Record<string, string> }[]> {
  const file = await readFile(seller, fileId);
  const lines = file && readTable(file.bytes, MEMBER_COLUMNS, MOST_LINES);
  if (!lines || isRefusal(lines)) return [];
  const byLine = new Map(lines.map(({ line, cells }) => [line, cells]));
  return checkMembers(lines).faults.map((fault) => ({ fault, cells: byLine.get(fault.line) ?? {} }));
}
