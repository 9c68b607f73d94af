import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Call, z } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { policyOf } from "@/lib/sellers/queries";
import { type CsvMapping, missingRoles } from "../csv";
import { openStatement, piecesOf } from "../formats";
import { notOurs, summarise } from "../formats/summary";
import { saveMapping } from "../operations/save-mapping";
import { statementFile } from "../queries/files";
import { columnsInput } from "../schema";
import { ownAccounts, refusalOf } from "../statement";
import { bytesOf } from "./take-statement";

/**
 * What the columns of a CSV file hold, tried on the whole file before it is kept for the next ones. Refuses with every
 * `StatementFault`, `statement-columns-missing` {role}, `statement-file-unknown`, `statement-file-read`.
 */
export const confirmColumns = Object.assign(
  async (input: z.input<typeof columnsInput>, call: Call): Promise<Outcome<{ fileId: string }>> => {
    const { actor, seller } = call;
    if (!staffWith("match-statements")(actor)) return refuse("not-allowed");
    const { fileId, ...typed } = columnsInput.parse(input);
    const [file, policy] = await Promise.all([statementFile(seller, fileId), policyOf(seller)]);
    const bytes = file && (await bytesOf(seller, file));
    if (!bytes || !policy) return refuse("statement-file-unknown");
    const mapping = await mappingOf(bytes, typed);
    const [missing] = mapping ? missingRoles(mapping) : [];
    if (!mapping) return refuse("statement-columns-unknown");
    if (missing) return refuse("statement-columns-missing", { field: `columns.${missing}` });
    const { statements, fault } = await summarise(await openStatement(piecesOf(bytes), { mappings: [mapping] }));
    const wrong = fault ?? notOurs(statements, ownAccounts(policy.money));
    return isRefusal(wrong) ? wrong : saveMapping({ fileId, mapping }, call);
  },
  { schema: columnsInput },
);

type Typed = Omit<z.infer<typeof columnsInput>, "fileId">;

/** What was typed, with the separator and the header of the file itself. */
async function mappingOf(bytes: Buffer, { columns, ...typed }: Typed): Promise<CsvMapping | null> {
  try {
    const { guess } = await openStatement(piecesOf(bytes));
    if (!guess) return null;
    const given = Object.entries(columns).filter(([, column]) => column !== undefined);
    return { ...typed, delimiter: guess.delimiter, header: guess.header, columns: Object.fromEntries(given) };
  } catch (error) {
    refusalOf(error);
    return null;
  }
}
