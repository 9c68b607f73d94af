import type { XmlNode } from "../node";
import { REPEATED } from "./shape";

/** An element with its place in the file: "/FatturaElettronicaBody[1]/DatiBeniServizi/DettaglioLinee[2]". */
export interface Place {
  node: XmlNode;
  path: string;
}

/** The elements reached by a path of names ("DatiBeniServizi/DettaglioLinee"), in order; what may be repeated is counted. */
export function allAt({ node, path }: Place, names: string): Place[] {
  const [name = "", ...rest] = names.split("/");
  const here = node.children.filter((child) => child.name === name);
  const places = here.map((child, n) => ({
    node: child,
    path: `${path}/${name}${REPEATED.has(name) ? `[${n + 1}]` : ""}`,
  }));
  return rest.length === 0 ? places : places.flatMap((place) => allAt(place, rest.join("/")));
}

/** The first element of that path, or none. */
export const at = (place: Place, names: string): Place | undefined => allAt(place, names)[0];

/** Its text without space around; "" when it is not there. */
export const textAt = (place: Place, names: string): string => at(place, names)?.node.text?.trim() ?? "";

/** Whether the path leads anywhere. */
export const has = (place: Place, names: string): boolean => at(place, names) !== undefined;
