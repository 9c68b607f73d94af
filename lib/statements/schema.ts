import { z } from "zod";
import { parseCents } from "@/lib/kernel/money";
import { LINE_CLASSES } from "./classes";
import { CSV_ROLES, csvMapping } from "./csv";
import { proposalsSchema } from "./matching";
import { FORMATS } from "./statement";

const id = z.uuid();
const day = z.iso.date();
const wholeCents = z.int();

/** The largest file that is taken: a year of a large shop. */
export const MAX_FILE_MB = 64;

/** A statement's file that was judged and kept. */
export const recordFileInput = z.strictObject({
  fileId: id,
  name: z.string().max(200),
  sha256: z.string().length(64),
  format: z.enum(FORMATS),
  encoding: z.string().max(20),
  source: z.enum(["upload", "folder", "command"]),
  bytes: z.int().min(1),
  /** False: a person must say first what its columns hold. */
  columnsKnown: z.boolean(),
});

/** What a file said of its statements, once all of its lines are staged. */
export const openFileInput = z.strictObject({
  fileId: id,
  statements: z.array(
    z.strictObject({
      id,
      n: z.int().min(0),
      number: z.string().max(200),
      account: z.string().max(50),
      method: z.enum(["transfer", "postal-slip"]),
      fromOn: day.nullable(),
      toOn: day.nullable(),
      openingCents: wholeCents.nullable(),
      closingCents: wholeCents.nullable(),
      totals: z.enum(["right", "unchecked"]),
    }),
  ),
});

export const failFileInput = z.strictObject({ fileId: id, code: z.string().max(60) });

/** Columns as a form gives them: a role without a column is left empty. */
const typedColumn = z.union([z.literal("").transform(() => undefined), z.coerce.number().int().min(0).max(199)]);

/** What the columns of a CSV file hold, as the page that showed the guess sends it back. */
export const columnsInput = z.strictObject({
  fileId: id,
  decimal: csvMapping.shape.decimal,
  order: csvMapping.shape.order,
  account: csvMapping.shape.account,
  columns: z.strictObject(Object.fromEntries(CSV_ROLES.map((role) => [role, typedColumn.optional()]))),
});
export const saveMappingInput = z.strictObject({ fileId: id, mapping: csvMapping });

/** Part of a line and what it is for. */
const part = z
  .strictObject({
    orderId: id.optional(),
    topUpId: id.optional(),
    userId: id.optional(),
    class: z.enum(LINE_CLASSES).optional(),
    amountCents: wholeCents,
  })
  .refine(({ amountCents: _, ...of }) => Object.values(of).filter(Boolean).length === 1, "input-invalid");
export type MatchPart = z.infer<typeof part>;

export const applyLineInput = z.strictObject({
  lineId: id,
  parts: z.array(part).min(1).max(20),
  /** Applied by itself: only while what was sure still is. */
  sure: z.boolean().default(false),
  score: z.int().min(0).max(100).optional(),
  reasons: z.array(z.string().max(30)).max(10).default([]),
  note: z.string().trim().max(200).default(""),
});

const typedAmount = z
  .string()
  .max(20)
  .transform((text, context) => {
    const amount = parseCents(text);
    if (amount) return amount;
    context.addIssue({ code: "custom", message: "amount-unreadable" });
    return z.NEVER;
  });

/** The filter of the list that is being walked, as a query: where to go on. */
const walk = z.string().max(500).default("");

const splitRow = z.strictObject({ code: z.string().trim().max(60), amount: z.string().trim().max(20) });

/** One line on several orders, as it is typed: codes with amounts; rows left empty are none. */
export const splitLineInput = z.strictObject({
  lineId: id,
  rows: z
    .array(splitRow)
    .max(12)
    .transform((rows) => rows.filter(({ code, amount }) => code !== "" || amount !== ""))
    .pipe(z.array(splitRow.extend({ code: z.string().min(1).max(60), amount: typedAmount })).min(1)),
  note: z.string().trim().max(200).default(""),
  walk,
});

/** One choice for the rest of a line: "order:<id>", "top-up:<id>", "prepaid:<id>", "class:<class>". */
export const acceptLineInput = z.strictObject({
  lineId: id,
  choice: z.string().regex(/^(order|top-up|prepaid|class):[\w-]{1,40}$/),
  /** Less than what is left, where only a part is for this. */
  amount: z.union([z.literal("").transform(() => undefined), typedAmount]).optional(),
  note: z.string().trim().max(200).default(""),
  walk,
});

export const undoMatchInput = z.strictObject({ matchId: id, why: z.string().trim().min(3).max(200), walk });

export const proposeInput = z.strictObject({
  lines: z
    .array(z.strictObject({ lineId: id, proposals: proposalsSchema.max(12), score: z.int().min(0).max(100) }))
    .min(1)
    .max(1000),
});
