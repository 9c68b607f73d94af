/** What a page's link says, one value a name; `list` parameters keep their first. */
export function singles(query: Record<string, string | string[] | undefined>): Record<string, string> {
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => {
      const one = first(value);
      return one ? [[name, one.slice(0, 200)]] : [];
    }),
  );
}

/** The parameters that choose rows, as a query: without the page, which a file does not have. */
export function exportQuery(params: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value && name !== "page") query.set(name, value);
  return query.toString();
}
