/** SQLSTATE codes after which the same transaction may simply be run again. */
const CONFLICTS = new Set(["40001", "40P01"]);

/** True for a serialisation failure or a deadlock, in any of the shapes Prisma gives them. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && (error.code === "P2034" || CONFLICTS.has(String(error.code)))) return true;
  return error.message.includes("TransactionWriteConflict") || CONFLICTS.has(sqlState(error) ?? "");
}

/** The SQLSTATE of a database error, however deep Prisma wrapped it. */
export function sqlState(error: unknown): string | undefined {
  const seen =
    JSON.stringify(error, (_key, value: unknown) =>
      value instanceof Error ? { ...value, message: value.message } : value,
    ) ?? "";
  return /"originalCode":"(\w{5})"/.exec(seen)?.[1];
}
