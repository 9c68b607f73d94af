import { readFile, stat } from "node:fs/promises";
import { checkInvoice, type InvoiceFault } from "@/lib/invoicing/fatturapa/check";
import { MAX_BYTES } from "@/lib/invoicing/fatturapa/read";
import { isoDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import { CommandRefused, type Run } from "../command";

/** What SdI would find wrong with a file; ends with code 1 when there is anything. */
export const run: Run = async (given) => {
  const [file = ""] = given.words;
  const faults = checkInvoice(await bytesOf(file), { receivedOn: isoDay(today()) });
  return { data: faults, text: textOf(faults), failed: faults.length > 0 };
};

/** No more than it takes to see that a file is too large. */
async function bytesOf(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    return size > MAX_BYTES ? Buffer.alloc(MAX_BYTES + 1) : await readFile(path);
  } catch {
    throw new CommandRefused("file-unreadable", `The file ${path} can't be read.`);
  }
}

const textOf = (faults: InvoiceFault[]): string =>
  faults.length === 0
    ? "Nothing that SdI would refuse."
    : faults.map(({ code, message, path }) => `${code}  ${message}\n       ${path}`).join("\n");
