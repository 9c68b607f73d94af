import { Prisma } from "@/lib/generated/prisma/client";

/**
 * That a lower-case text begins with another, whatever the case: said as bounds, byte by byte, between which an index
 * with text_pattern_ops is read, always. `text` is an expression over columns, written as the index has it.
 */
export function begins(text: Prisma.Sql, beginning: string): Prisma.Sql {
  const first = beginning.toLowerCase();
  return Prisma.sql`${text} ~>=~ ${first} AND ${text} ~<~ ${`${first}\u{10ffff}`}`;
}
