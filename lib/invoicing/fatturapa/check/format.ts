import type { XmlNode } from "../node";
import type { InvoiceFault } from "./fault";
import { SHAPES, type Slot } from "./shape";
import { TEXTS } from "./texts";

/** SdI stops counting here (00201). */
const MOST = 50;

/**
 * Control 00200: whether every element is one of FatturaPA 1.2.3, in its place, as often as it may be, with a text it
 * may have. More than fifty faults end in 00201, as at SdI.
 */
export function formatFaults(root: XmlNode): InvoiceFault[] {
  const found: InvoiceFault[] = [];
  const note = (path: string, message: string) => {
    if (found.length <= MOST) found.push({ code: "00200", message, path });
  };
  checkElement(root, root.name, "", note);
  if (found.length <= MOST) return found;
  const message = `Errori di formato superano il massimo previsto (${MOST})`;
  return [...found.slice(0, MOST), { code: "00201", message, path: "/" }];
}

type Note = (path: string, message: string) => void;

function checkElement(node: XmlNode, type: string, path: string, note: Note): void {
  const ways = SHAPES.get(type);
  if (ways) checkInside(node, ways, path, note);
  else checkText(node, type, path, note);
}

function checkInside(node: XmlNode, ways: readonly Slot[][], path: string, note: Note): void {
  if (node.text?.trim()) note(path, `Testo non previsto: "${node.text.trim().slice(0, 40)}"`);
  const way = ways.find(([first, second]) => fits(first, second, node)) ?? ways[0] ?? [];
  checkChildren(node, way, path, note);
}

/** Of two ways to fill an element, the one whose first (or second) place is filled. */
const fits = (first: Slot | undefined, second: Slot | undefined, { children }: XmlNode): boolean =>
  children[0]?.name === first?.name && (first?.type !== "IdFiscale" || children[1]?.name === second?.name);

function checkChildren(node: XmlNode, way: readonly Slot[], path: string, note: Note): void {
  let at = 0;
  let count = 0;
  for (const child of node.children) {
    const from = at;
    while (at < way.length && way[at]?.name !== child.name) at++;
    const slot = way[at];
    if (!slot) {
      note(`${path}/${child.name}`, `Elemento non previsto: ${child.name}`);
      at = from;
      continue;
    }
    if (at !== from) {
      missing(way, from, at, count, path, note);
      count = 0;
    }
    count++;
    const place = `${path}/${child.name}${slot.max > 1 ? `[${count}]` : ""}`;
    if (count > slot.max) note(place, `Elemento ripetuto: ${child.name}`);
    else checkElement(child, slot.type, place, note);
  }
  missing(way, at, way.length, count, path, note);
}

/** Of the places from one to another, the first is filled `count` times and the others are empty. */
function missing(way: readonly Slot[], from: number, to: number, count: number, path: string, note: Note): void {
  for (let n = from; n < to; n++) {
    const slot = way[n];
    if (slot && slot.min > (n === from ? count : 0)) note(`${path}/${slot.name}`, `Elemento mancante: ${slot.name}`);
  }
}

function checkText(node: XmlNode, type: string, path: string, note: Note): void {
  if (type === "Signature") return;
  for (const child of node.children) note(`${path}/${child.name}`, `Elemento non previsto: ${child.name}`);
  const text = node.text ?? "";
  if (!TEXTS.get(type)?.(text)) note(path, `Valore non ammesso: "${text.slice(0, 60)}"`);
}
