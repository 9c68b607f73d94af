import type { XmlNode } from "../node";
import { REPEATED } from "./shape";

/** An element with the one it stands in: its path is only written out when something is wrong there. */
export interface Place {
  node: XmlNode;
  above: Place | null;
  /** Which of its name it is, from 1. */
  n: number;
}

export const rootPlace = (node: XmlNode): Place => ({ node, above: null, n: 1 });

/** "/FatturaElettronicaBody[1]/DatiBeniServizi/DettaglioLinee[2]": what may be repeated is counted. */
export function pathOf({ node, above, n }: Place): string {
  if (!above) return "";
  return `${pathOf(above)}/${node.name}${REPEATED.has(node.name) ? `[${n}]` : ""}`;
}

const known = new Map<string, readonly string[]>();
/** "DatiBeniServizi/DettaglioLinee" as its names: the rules ask for the same few again and again. */
function namesIn(path: string): readonly string[] {
  const found = known.get(path);
  if (found) return found;
  const names = path.split("/");
  known.set(path, names);
  return names;
}

/** The elements reached by a path of names, in order. */
export function allAt(place: Place, path: string): Place[] {
  let places = [place];
  for (const name of namesIn(path)) places = places.flatMap((each) => childrenOf(each, name));
  return places;
}

function childrenOf(above: Place, name: string): Place[] {
  const found: Place[] = [];
  for (const node of above.node.children) if (node.name === name) found.push({ node, above, n: found.length + 1 });
  return found;
}

/** The first element of that path, or none. */
export function at(place: Place, path: string): Place | undefined {
  let here: Place | undefined = place;
  for (const name of namesIn(path)) {
    const node: XmlNode | undefined = here && childOf(here.node, name);
    if (!here || !node) return undefined;
    here = { node, above: here, n: 1 };
  }
  return here;
}

function nodeAt(from: XmlNode, path: string): XmlNode | undefined {
  let node: XmlNode | undefined = from;
  for (const name of namesIn(path)) node = node && childOf(node, name);
  return node;
}

function childOf(node: XmlNode, name: string): XmlNode | undefined {
  for (const child of node.children) if (child.name === name) return child;
  return undefined;
}

/** Its text without space around; "" when it is not there. */
export const textAt = ({ node }: Place, path: string): string => nodeAt(node, path)?.text?.trim() ?? "";

/** Whether the path leads anywhere. */
export const has = ({ node }: Place, path: string): boolean => nodeAt(node, path) !== undefined;
