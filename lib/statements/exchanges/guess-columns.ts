import { openStatement, piecesOf } from "../formats";
import type { CsvGuess } from "../formats/csv-guess";
import { bytesOf } from "./take-statement";

/** What the columns of a kept CSV file seem to be; null when nothing tells. For the accounting only. */
export async function guessOf(seller: string, file: { fileId: string }): Promise<CsvGuess | null> {
  const bytes = await bytesOf(seller, file);
  return bytes && (await openStatement(piecesOf(bytes))).guess;
}
