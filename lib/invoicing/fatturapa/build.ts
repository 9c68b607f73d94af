import { XMLBuilder } from "fast-xml-parser";
import type { InvoiceDocument } from "../document";
import { bodyOf } from "./body";
import { formatOf, headerOf, type Transmission } from "./header";
import { element, type XmlNode } from "./node";

/** Namespace of ordinary e-invoices, whatever the version of the rules. */
export const NAMESPACE = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2";

/** The e-invoice (FatturaPA 1.2.3) of a document, as elements. */
export function invoiceTree(document: InvoiceDocument, transmission: Transmission): XmlNode {
  const attributes = { versione: formatOf(document.party), "xmlns:p": NAMESPACE };
  return { ...element("FatturaElettronica", headerOf(document, transmission), bodyOf(document)), attributes };
}

type Written = { [name: string]: Written[] | Record<string, string> | string };
const builder = new XMLBuilder({ preserveOrder: true, ignoreAttributes: false, format: false, processEntities: true });

/** An invoice's elements as a file, UTF-8. */
export const writeXml = (root: XmlNode): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${builder.build([written(root, `p:${root.name}`)])}`;

function written(node: XmlNode, name = node.name): Written {
  const inside = node.text === undefined ? node.children.map((child) => written(child)) : [{ "#text": node.text }];
  return node.attributes ? { [name]: inside, ":@": prefixed(node.attributes) } : { [name]: inside };
}

const prefixed = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`@_${name}`, value]));
