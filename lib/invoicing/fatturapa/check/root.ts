import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { NAMESPACE } from "../build";
import type { XmlNode } from "../node";

const SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
type Prefixes = ReadonlyMap<string, string>;

/**
 * An invoice's root and its signature by their plain names, after a look at what surrounds the elements (control 00200):
 * namespaces, prefixes, attributes. Refuses `xml-not-invoice` {what}.
 */
export function invoiceRoot(root: XmlNode): Outcome<XmlNode, "xml-not-invoice"> {
  const attributes = root.attributes ?? {};
  const [prefix, local] = split(root.name);
  if (local !== "FatturaElettronica" || attributes[prefix ? `xmlns:${prefix}` : "xmlns"] !== NAMESPACE)
    return wrong("l'elemento radice non è FatturaElettronica del formato 1.2");
  // Only the root is in the namespace: without a prefix it would be everybody's.
  if (!prefix) return wrong("il namespace deve avere un prefisso");
  const prefixes: Prefixes = new Map(
    Object.entries(attributes).map(([name, uri]) => [name.replace(/^xmlns:/, ""), uri]),
  );
  const stranger = Object.entries(attributes).find(([name, value]) => !isRootAttribute(name, value, prefixes));
  if (stranger) return wrong(`attributo ${stranger[0]}`);
  if (!/^FP[AR]12$/.test(attributes.versione ?? "")) return wrong("attributo versione assente o errato");
  const children = root.children.map((child) =>
    isSignature(child, prefixes) ? { ...child, name: "Signature" } : child,
  );
  const path = children.flatMap((child) => (child.name === "Signature" ? [] : strangersIn(child, "")))[0];
  return path ? wrong(`elemento o attributo non ammesso in ${path}`) : { ...root, name: local, children };
}

const wrong = (what: string) => refuse("xml-not-invoice", { params: { what } });
const split = (name: string): [prefix: string, local: string] =>
  name.includes(":") ? (name.split(":") as [string, string]) : ["", name];

function isRootAttribute(name: string, value: string, prefixes: Prefixes): boolean {
  if (name === "versione" || name.startsWith("xmlns:")) return true;
  if (name === "SistemaEmittente") return /^[\x20-\x7e]{1,10}$/.test(value);
  const [prefix, local] = split(name);
  return local === "schemaLocation" && prefixes.get(prefix) === INSTANCE;
}

function isSignature(node: XmlNode, prefixes: Prefixes): boolean {
  const [prefix, local] = split(node.name);
  const uri = node.attributes?.[prefix ? `xmlns:${prefix}` : "xmlns"] ?? prefixes.get(prefix);
  return local === "Signature" && uri === SIGNATURE;
}

function strangersIn(node: XmlNode, above: string): string[] {
  const path = `${above}/${node.name}`;
  const named = Object.keys(node.attributes ?? {}).some((name) => !name.startsWith("xmlns:"));
  if (node.name.includes(":") || named) return [path];
  return node.children.flatMap((child) => strangersIn(child, path));
}
