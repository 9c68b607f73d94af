import { isRefusal } from "@/lib/kernel/refusal";
import type { XmlNode } from "../node";
import { readXml, type XmlRefusal } from "../read";
import type { InvoiceFault } from "./fault";
import { formatFaults } from "./format";
import { allAt, at, type Place, pathOf, rootPlace, textAt } from "./look";
import { invoiceRoot } from "./root";
import { documentRules } from "./rules/document";
import { lineRules } from "./rules/lines";
import { partyRules } from "./rules/parties";
import type { Judged } from "./rules/rule";
import { totalRules } from "./rules/totals";

export type { InvoiceFault } from "./fault";

const RULES = [...partyRules, ...lineRules, ...totalRules, ...documentRules];

const UNREADABLE: Record<XmlRefusal, { code: string; message: string }> = {
  "xml-empty": { code: "00106", message: "File vuoto o corrotto" },
  "xml-too-large": { code: "00003", message: "Le dimensioni del file superano quelle ammesse (5 MB)" },
  "xml-encoding": {
    code: "00200",
    message: "File non conforme al formato: codifica dei caratteri non ammessa o errata",
  },
  "xml-doctype": { code: "00200", message: "File non conforme al formato: DOCTYPE ed entità non sono ammesse" },
  "xml-malformed": { code: "00200", message: "File non conforme al formato: XML non ben formato" },
};

interface On {
  /** "YYYY-MM-DD": the day SdI would receive it, to judge documents dated later (00403). */
  receivedOn?: string;
}

/**
 * What SdI would find wrong with an ordinary e-invoice, as far as a file alone can tell (which controls those are is told
 * by `README.md`). Nothing: it may leave. Files with a document type or entities are refused unread.
 */
export function checkInvoice(xml: Buffer | string, on: On = {}): InvoiceFault[] {
  const read = readXml(xml);
  if (isRefusal(read)) return [{ ...UNREADABLE[read.code], path: "/" }];
  const root = invoiceRoot(read);
  if (!isRefusal(root)) return checkTree(root, on);
  return [{ code: "00200", message: `File non conforme al formato: ${root.params?.what}`, path: "/" }];
}

/** The same for elements that were made or read already. */
export function checkTree(root: XmlNode, { receivedOn }: On = {}): InvoiceFault[] {
  const format = formatFaults(root);
  if (format.length > 0) return format;
  const place = rootPlace(root);
  const bodies = allAt(place, "FatturaElettronicaBody");
  const faults = bodies.flatMap((body, n) => {
    const invoice = judged(place, body, receivedOn ?? null);
    // What the head says is judged once.
    const rules = n === 0 ? RULES : RULES.filter((rule) => !partyRules.includes(rule));
    return rules.flatMap(({ code, message, broken }) =>
      broken(invoice).map((where) => ({ code, message, path: pathOf(where) })),
    );
  });
  return [...faults, ...repeated(bodies)];
}

function judged(root: Place, body: Place, receivedOn: string | null): Judged {
  const header = at(root, "FatturaElettronicaHeader") ?? root;
  const document = at(body, "DatiGenerali/DatiGeneraliDocumento") ?? body;
  return {
    root,
    header,
    body,
    document,
    type: textAt(document, "TipoDocumento"),
    lines: allAt(body, "DatiBeniServizi/DettaglioLinee"),
    funds: allAt(document, "DatiCassaPrevidenziale"),
    summaries: allAt(body, "DatiBeniServizi/DatiRiepilogo"),
    receivedOn,
  };
}

/** Control 00409: two invoices of a file with the same year and number (credit notes count apart). */
function repeated(bodies: readonly Place[]): InvoiceFault[] {
  const seen = new Set<string>();
  return bodies.flatMap((body) => {
    const document = at(body, "DatiGenerali/DatiGeneraliDocumento") ?? body;
    const isNote = textAt(document, "TipoDocumento") === "TD04";
    const key = `${isNote}|${textAt(document, "Data").slice(0, 4)}|${textAt(document, "Numero")}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ code: "00409", message: "Fattura duplicata nel lotto", path: pathOf(at(document, "Numero") ?? body) }];
  });
}
