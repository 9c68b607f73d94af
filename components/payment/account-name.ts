type Words = ((key: string) => string) & { has: (key: string) => boolean };

/** What an account is called: its owner, or what the seller keeps in it. */
export function accountName(
  { kind, ownerId, ownerName }: { kind: string; ownerId: string; ownerName: string },
  t: Words,
  methods: Words,
): string {
  if (ownerName) return ownerName;
  const what = t(`kinds.${kind}`);
  if (ownerId === "") return what;
  return `${what}: ${methods.has(ownerId) ? methods(ownerId) : ownerId}`;
}
