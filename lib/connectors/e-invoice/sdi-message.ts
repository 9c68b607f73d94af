import type { XmlNode } from "@/lib/invoicing/fatturapa/node";
import { readXml } from "@/lib/invoicing/fatturapa/read";
import { isRefusal } from "@/lib/kernel/refusal";
import { instantOf } from "../instant";
import type { SdiMessage } from "./port";

/** Roots of SdI's own messages (Specifiche tecniche SdI, "MessaggiTypes"), those to public bodies and to others. */
const ROOTS: Record<string, SdiMessage["type"]> = {
  RicevutaConsegna: "RC",
  NotificaScarto: "NS",
  RicevutaScarto: "NS",
  NotificaMancataConsegna: "MC",
  RicevutaImpossibilitaRecapito: "MC",
  NotificaEsito: "NE",
  NotificaDecorrenzaTermini: "DT",
  AttestazioneTrasmissioneFattura: "AT",
};

/**
 * A message of SdI as it comes by certified mail or in a folder, with the name of the file it speaks of; null when the
 * file is none. Read as any file of unknown origin: no document type, no entities.
 */
export function readSdiMessage(bytes: Buffer): (SdiMessage & { fileName: string }) | null {
  const root = readXml(bytes);
  if (isRefusal(root)) return null;
  const type = ROOTS[local(root.name)];
  const sdiId = textOf(root, "IdentificativoSdI");
  const fileName = textOf(root, "NomeFile");
  const at = instantOf(textOf(root, "DataOraConsegna") || textOf(root, "DataOraRicezione"));
  if (!type || !sdiId || !fileName || !at) return null;
  const outcome = outcomeOf(root, type);
  if (type === "NE" && !outcome) return null;
  const faults = allOf(root, "Errore").map((error) => ({
    code: textOf(error, "Codice"),
    text: textOf(error, "Descrizione"),
  }));
  return {
    id: `${type}:${sdiId}:${textOf(root, "MessageId")}`,
    ...{ type, outcome, sdiId, fileName, faults, at },
    note: textOf(root, "Note") || textOf(root, "Descrizione"),
  };
}

function outcomeOf(root: XmlNode, type: SdiMessage["type"]): SdiMessage["outcome"] {
  const said = type === "NE" ? textOf(root, "Esito") : "";
  return said === "EC01" || said === "EC02" ? said : null;
}

const local = (name: string): string => name.split(":").at(-1) ?? name;
const allOf = (node: XmlNode, name: string): XmlNode[] =>
  node.children.flatMap((child) => (local(child.name) === name ? [child] : allOf(child, name)));
const textOf = (node: XmlNode, name: string): string => allOf(node, name)[0]?.text?.trim() ?? "";
