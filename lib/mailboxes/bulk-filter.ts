import { z } from "zod";
import { MOST_AT_ONCE } from "./bulk";

const several = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .catch([])
  .default([]);
const term = z.coerce.number().int().min(1).max(120).optional().catch(undefined);

/**
 * What the address of the page of renewals names: mailboxes (none: all), and a term for all. Nonsense is left out.
 * `noneChosen`: it comes from a list in which something was to be ticked, and nothing was.
 */
export function chosenRenewals(query: Record<string, string | string[] | undefined>): {
  ids: string[];
  termMonths: number | undefined;
  noneChosen: boolean;
} {
  const ids = several.parse(query.casella).filter((id) => z.uuid().safeParse(id).success);
  const noneChosen = query.scelte !== undefined && ids.length === 0;
  return { ids: ids.slice(0, MOST_AT_ONCE), termMonths: term.parse(query.durata), noneChosen };
}
