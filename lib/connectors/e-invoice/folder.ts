import { access, mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { newId } from "@/lib/platform/ids";
import type { EInvoiceCarrier, Handed, SdiMessage } from "./port";
import { readSdiMessage } from "./sdi-message";

export interface FolderSettings {
  /** Files for SdI are left in <dir>/out; its messages are read from <dir>/in. */
  dir: string;
}

/** SdI's messages are a few kilobytes. */
const MAX_MESSAGE = 1024 * 1024;

/** E-invoices left in a folder for whoever carries them on, by hand or by another program. */
export function folderCarrier({ dir }: FolderSettings): EInvoiceCarrier {
  const out = join(dir, "out");
  return {
    async send({ fileName, xml }) {
      try {
        await mkdir(out, { recursive: true });
        const draft = join(out, `.${newId()}`);
        await writeFile(draft, xml, { mode: 0o600, flush: true });
        // In one step: nobody who watches the folder ever sees half a file.
        await rename(draft, join(out, fileName));
        return { carrierRef: fileName };
      } catch {
        return refuse("carrier-unavailable");
      }
    },
    async find({ fileName }) {
      return (await isThere(join(out, fileName))) ? { carrierRef: fileName } : null;
    },
    messages: (handed) => messagesIn(join(dir, "in"), handed),
    readWebhook: () => refuse("webhook-forged"),
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Messages about a file, named by SdI after it: IT01234567890_0000A_RC_001.xml. What is no message is left alone. */
export async function messagesIn(
  dir: string,
  { fileName }: Handed,
): Promise<Outcome<SdiMessage[], "carrier-unavailable">> {
  const base = fileName.replace(/\.xml$/, "");
  const names = await readdir(dir).catch(() => [] as string[]);
  const about = names.filter((name) => name.startsWith(`${base}_`) && name.endsWith(".xml"));
  try {
    const read = await Promise.all(about.map((name) => readMessage(join(dir, name), base)));
    return read.filter((message) => message !== null);
  } catch {
    return refuse("carrier-unavailable");
  }
}

async function readMessage(path: string, base: string): Promise<SdiMessage | null> {
  if ((await stat(path)).size > MAX_MESSAGE) return null;
  const message = readSdiMessage(await readFile(path));
  if (!message?.fileName.startsWith(base)) return null;
  const { fileName: _, ...said } = message;
  return said;
}
