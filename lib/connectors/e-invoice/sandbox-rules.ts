import type { XmlNode } from "@/lib/invoicing/fatturapa/node";

/** What the pretend SdI says of an invoice, in order. */
export interface Verdict {
  type: "RC" | "NS" | "MC" | "NE" | "DT" | "AT";
  outcome?: "EC01" | "EC02";
  faults?: { Codice: string; Descrizione: string }[];
}

const rejected = (Codice: string, Descrizione: string): Verdict[] => [
  { type: "NS", faults: [{ Codice, Descrizione }] },
];

/**
 * The recipient's code decides: "SCART…" is rejected (00311), "MANCA…" can't be reached; of public bodies "RIFIU…"
 * refuses, "DECOR…" lets the time go by, "NOREC…" is never reached, any other accepts. Whoever has neither code nor
 * certified mail finds the invoice in the tax area (MC), as do customers abroad.
 */
export function verdictsOn(invoice: { to: string; pec: string; isBody: boolean; isDouble: boolean }): Verdict[] {
  const { to, pec, isBody, isDouble } = invoice;
  if (isDouble) return rejected("00404", "Fattura duplicata");
  if (to.startsWith("SCART")) return rejected("00311", "CodiceDestinatario non valido");
  if (isBody) return bodyVerdicts(to);
  const unreachable = to.startsWith("MANCA") || to === "XXXXXXX" || (to === "0000000" && pec === "");
  return [{ type: unreachable ? "MC" : "RC" }];
}

function bodyVerdicts(to: string): Verdict[] {
  if (to.startsWith("NOREC")) return [{ type: "MC" }, { type: "AT" }];
  if (to.startsWith("DECOR")) return [{ type: "RC" }, { type: "DT" }];
  return [{ type: "RC" }, { type: "NE", outcome: to.startsWith("RIFIU") ? "EC02" : "EC01" }];
}

/** What the sandbox must know of a file. */
export function readFacts(root: XmlNode) {
  const text = (path: string, from = root): string => {
    const [name = "", ...rest] = path.split("/");
    const child = from.children.find((each) => each.name === name);
    if (!child) return "";
    return rest.length === 0 ? (child.text?.trim() ?? "") : text(rest.join("/"), child);
  };
  const sending = "FatturaElettronicaHeader/DatiTrasmissione";
  const document = "FatturaElettronicaBody/DatiGenerali/DatiGeneraliDocumento";
  return {
    to: text(`${sending}/CodiceDestinatario`),
    pec: text(`${sending}/PECDestinatario`),
    isBody: text(`${sending}/FormatoTrasmissione`) === "FPA12",
    progressive: text(`${sending}/ProgressivoInvio`),
    sender: text("FatturaElettronicaHeader/CedentePrestatore/DatiAnagrafici/IdFiscaleIVA/IdCodice"),
    number: text(`${document}/Numero`),
    year: text(`${document}/Data`).slice(0, 4),
    isNote: text(`${document}/TipoDocumento`) === "TD04",
  };
}
