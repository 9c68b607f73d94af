/** The entries whose text has every word of the query, whatever the case and the accents; all of them without a query. */
export function matching<T>(entries: readonly T[], query: string, textOf: (entry: T) => string): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = plain(textOf(entry));
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
