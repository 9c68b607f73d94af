import type { Prisma } from "@/lib/generated/prisma/client";
import { day, toDb } from "@/lib/kernel/day";
import { blindIndex, keyedHash, seal } from "@/lib/platform/crypto";
import { db, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type BankLine, identityOf, searchTextOf } from "../line";
import type { OwnAccount } from "../statement";

/** Rows written in one statement. */
const BATCH = 1000;

/**
 * Puts the lines of a file aside while it is read: rows nobody sees, of a file that is still `reading`. What an attempt
 * that was killed left is taken away first.
 */
export class Staging {
  private readonly statements = new Map<number, { id: string; n: number }>();
  private rows: Prisma.StatementLineCreateManyInput[] = [];

  private constructor(
    private readonly seller: string,
    private readonly fileId: string,
  ) {}

  static async begin(seller: string, fileId: string): Promise<Staging> {
    await db().$transaction((tx) => unstage(tx, seller, fileId));
    return new Staging(seller, fileId);
  }

  /** Puts one line of the nth statement of the file aside. */
  async add(line: BankLine, n: number, own: OwnAccount): Promise<void> {
    const statement = await this.statement(n, own);
    statement.n += 1;
    this.rows.push(
      rowOf(line, { sellerId: this.seller, statementId: statement.id, n: statement.n, account: own.account }),
    );
    if (this.rows.length >= BATCH) await this.flush();
  }

  /** The key of the nth statement, made when it is first asked for. */
  async statement(n: number, own: OwnAccount): Promise<{ id: string; n: number }> {
    const known = this.statements.get(n);
    if (known) return known;
    const made = { id: newId(), n: 0 };
    this.statements.set(n, made);
    const row = { sellerId: this.seller, id: made.id, fileId: this.fileId, n, number: "", totals: "unchecked", ...own };
    await db().statement.create({ data: row });
    return made;
  }

  async flush(): Promise<void> {
    if (this.rows.length > 0) await db().statementLine.createMany({ data: this.rows });
    this.rows = [];
  }
}

type Place = Pick<Prisma.StatementLineCreateManyInput, "sellerId" | "statementId" | "n" | "account">;

function rowOf(line: BankLine, place: Place): Prisma.StatementLineCreateManyInput {
  const { text, info, endToEnd, bankRef, name, iban } = line;
  return {
    ...place,
    id: newId(),
    identity: keyedHash(identityOf(line)),
    state: "staged",
    bookedOn: toDb(day(line.bookedOn)),
    valueOn: toDb(day(line.valueOn)),
    amountCents: BigInt(line.amountCents),
    leftCents: BigInt(line.amountCents),
    payer: name.slice(0, 200),
    payerIndex: iban ? blindIndex(iban.replace(/\s/g, "")) : null,
    operation: line.operation.slice(0, 40),
    reversal: line.reversal,
    detailsSealed: seal({ text, info, endToEnd, bankRef, name, iban }),
    search: searchTextOf(line),
  };
}

/** Takes away what was put aside of a file. */
export async function unstage(tx: Tx, seller: string, fileId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "StatementLine" l USING "Statement" s
    WHERE s."sellerId" = ${seller} AND s."fileId" = ${fileId}::uuid
      AND l."sellerId" = s."sellerId" AND l."statementId" = s."id" AND l."state" = 'staged'`;
  await tx.statement.deleteMany({ where: { sellerId: seller, fileId, lines: { none: {} } } });
}
