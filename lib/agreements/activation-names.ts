import { appearanceOf, type NameRules } from "@/lib/names/name";
import { namesFor } from "@/lib/names/suggest";

/** A member who is to have a mailbox. */
export interface ToName {
  id: string;
  firstName: string;
  lastName: string;
}

/** Names for a member, best first: at most three, none if their name has no Latin letters. */
export interface Proposal {
  names: string[];
  /** `nome.cognome` itself could not be had. */
  clash: boolean;
}

export const CHOICES = 3;

/**
 * Names for many members at once, `nome.cognome` first. No name stands in two lines and none is in `taken` (names as
 * kept); with `alike`, none looks like another or like a taken one. Everybody gets a first choice before anybody gets a
 * second; whoever comes first in the list has the better name. The same list gives the same names.
 */
export function proposeNames(
  rules: NameRules,
  members: readonly ToName[],
  taken: ReadonlySet<string>,
  alike = false,
): Map<string, Proposal> {
  const same = alike ? appearanceOf : (name: string) => name;
  const used = new Set([...taken].map(same));
  const lines = members.map((member) => ({ member, wishes: namesFor(rules, member), names: [] as string[], seen: 0 }));
  for (let rank = 0; rank < CHOICES; rank++)
    for (const line of lines)
      for (let next = line.wishes.next(); !next.done; next = line.wishes.next()) {
        if (line.names.length === 0) line.seen += 1;
        if (used.has(same(next.value))) continue;
        used.add(same(next.value));
        line.names.push(next.value);
        break;
      }
  return new Map(lines.map(({ member, names, seen }) => [member.id, { names, clash: seen > 1 }]));
}
