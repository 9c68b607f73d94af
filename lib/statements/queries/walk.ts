import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { filterOf, filterQuery } from "../filter";
import { neighboursOf } from "./lines";

/** The page of a line, with the filter of the list it is walked in. */
export const linePath = (seller: string, id: string, query: string): string =>
  `/${seller}/desk/estratti/righe/${id}${query ? `?${query}` : ""}`;

/** The list that is being walked. */
export const linesPath = (seller: string, query: string): string =>
  `/${seller}/desk/estratti/righe${query ? `?${query}` : ""}`;

/** Where to go on after a line was worked on: the same while something of it is left, else the next of the list. */
export async function pathAfter(seller: string, lineId: string, walk: string): Promise<string> {
  const filter = filterOf(walk);
  const query = filterQuery(filter);
  const line = isId(lineId)
    ? await db().statementLine.findUnique({ where: { sellerId_id: { sellerId: seller, id: lineId } } })
    : null;
  if (!line) return linesPath(seller, query);
  const said = (path: string) => `${path}${path.includes("?") ? "&" : "?"}fatto=1`;
  if (line.leftCents !== 0n) return said(linePath(seller, lineId, query));
  const { next, previous } = await neighboursOf(seller, filter, line);
  const goOn = next ?? previous;
  return said(goOn ? linePath(seller, goOn, query) : linesPath(seller, query));
}
