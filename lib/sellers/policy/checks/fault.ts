/** Says what is wrong with a policy: where, by a code (`policy.faults.<code>` has its sentence), with what it needs to say. */
export type Fault = (path: (string | number)[], code: string, params?: Record<string, string | number>) => void;

/** Faults every entry that stands in the list already (`twice`), by the path `path` makes of its index. */
export function unique(entries: readonly string[], path: (index: number) => (string | number)[], fault: Fault): void {
  entries.forEach((entry, i) => {
    if (entries.indexOf(entry) !== i) fault(path(i), "twice", { entry });
  });
}
