import { db } from "@/lib/platform/db";
import { isId } from "@/lib/platform/ids";
import { type CsvMapping, csvMapping } from "../csv";
import { isToldOtherwise } from "../store/opening";

/** The file a seller has of that content, unless it failed; null when there is none. */
export const fileOfContent = (seller: string, sha256: string) =>
  db().statementFile.findFirst({ where: { sellerId: seller, sha256, state: { not: "failed" } } });

/** One file by its id. */
export async function statementFile(seller: string, id: string) {
  if (!isId(id)) return null;
  return db().statementFile.findUnique({ where: { sellerId_id: { sellerId: seller, id } } });
}

/** How the CSV files of this seller's banks are read, the newest first. */
export async function mappingsOf(seller: string): Promise<CsvMapping[]> {
  const rows = await db().statementMapping.findMany({ where: { sellerId: seller }, orderBy: { savedAt: "desc" } });
  return rows.map(({ mapping }) => csvMapping.parse(mapping));
}

/** See `isToldOtherwise`: asked before a file is kept. */
export const periodIsTold = (seller: string, told: Parameters<typeof isToldOtherwise>[2]): Promise<boolean> =>
  isToldOtherwise(db(), seller, told);
