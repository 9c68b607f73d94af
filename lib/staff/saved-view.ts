/** Tables of the desk whose filters can be kept under a name, by the folder of their page. */
export const VIEW_LISTS = [
  "caselle",
  "ordini",
  "clienti",
  "fatture",
  "richieste",
  "posta",
  "utenti",
  "carta",
  "costituende",
  "pagamenti",
  "pagamenti/ordini",
  "pagamenti/rimborsi",
  "pagamenti/conti",
] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

/** Views of one's own that one table may have: more would be a list to search in its turn. */
export const MOST_VIEWS = 30;

/** Parameters that say where one is in the rows or what was just done, not which rows these are. */
const PASSING = ["page", "vista", "fatto", "codice"];

/** What a view keeps of a table's link: filters, search and order, names in order so that the same view is the same text. */
export function viewQuery(params: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    if (value && !PASSING.includes(name)) query.set(name, value);
  }
  return query.toString();
}
