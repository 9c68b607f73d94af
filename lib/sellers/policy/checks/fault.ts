/** Says what is wrong with a policy, by its path. */
export type Fault = (path: (string | number)[], message: string) => void;

/** Faults every entry that stands in the list already, by the path `path` makes of its index. */
export function unique(
  entries: readonly string[],
  path: (index: number) => (string | number)[],
  what: string,
  fault: Fault,
): void {
  entries.forEach((entry, i) => {
    if (entries.indexOf(entry) !== i) fault(path(i), `${what} "${entry}" is there twice`);
  });
}
