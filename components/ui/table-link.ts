/** What a table's address says: filters, search, order and page, all in the link. */
export type TableParams = Record<string, string | undefined>;

/** The address of the same table with something changed; `undefined` takes a parameter out. A change of anything but the page goes to the first page. */
export function tableLink(path: string, params: TableParams, change: TableParams): string {
  const next = { ...params, ...("page" in change ? {} : { page: undefined }), ...change };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The order asked for: "expiry" is rising, "-expiry" falling. */
export function sortOf(params: TableParams): { column: string; descending: boolean } | null {
  const sort = params.sort;
  if (!sort) return null;
  return { column: sort.replace(/^-/, ""), descending: sort.startsWith("-") };
}
