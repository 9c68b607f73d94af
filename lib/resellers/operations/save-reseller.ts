import { attach, fileOfToken } from "@/lib/documents/store/attachments";
import { contrast } from "@/lib/kernel/colour";
import { instantToDb } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type Context, operation, type z } from "@/lib/platform/operation";
import { staffWith } from "@/lib/platform/rights";
import { priceFault } from "../prices";
import { saveResellerSchema } from "../schema";
import { faceToDb, lockReseller, writeTerms } from "../store";
import { type ResellerBrand, resellerBrand } from "../terms";

type Input = z.infer<typeof saveResellerSchema>;

/**
 * Writes down what was agreed with a reseller: terms hold from now on, orders placed before keep their price. The account
 * must have the role of a reseller (given by an admin). Refuses `user-unknown`, `not-a-reseller`, `already-a-reseller`,
 * `reseller-unknown`, `price-not-sold`, `price-below-floor` {floor}, `discount-too-large` {most: percent}, `colour-unreadable`,
 * `file-unknown`.
 */
export const saveReseller = operation({
  act: "save-reseller",
  input: saveResellerSchema,
  may: staffWith("keep-resellers"),
  audit: ({ resellerId, discount, commission, prices }) => ({
    resellerId: resellerId ?? null,
    discountBps: discount,
    commissionBps: commission,
    prices: prices.length,
  }),
  run: async (tx, input, context) => {
    const fault = termsFault(context, input) ?? colourFault(input);
    if (fault) return fault;
    const kept = await keep(tx, context, input);
    if (isRefusal(kept)) return kept;
    const { discount: discountBps, commission: commissionBps, prices } = input;
    await writeTerms(tx, context, kept.resellerId, { discountBps, commissionBps, prices });
    const filed = await keepLogo(tx, context, kept.resellerId, input.logo);
    return isRefusal(filed) ? filed : kept;
  },
});

function termsFault({ policy, today }: Context, { discount, prices }: Input) {
  const { mostDiscountBps } = policy.catalogue.resellers;
  if (discount > mostDiscountBps)
    return refuse("discount-too-large", { field: "discount", params: { most: mostDiscountBps / 100 } });
  for (const price of prices) {
    const fault = priceFault(policy, price, today);
    if (fault === "not-sold") return refuse("price-not-sold", { field: "prices" });
    if (fault !== null)
      return refuse("price-below-floor", { field: "prices", params: { floor: formatCents(fault, "it") } });
  }
  return null;
}

/** The logo belongs to everybody who looks at the pages: it is nobody's own. */
async function keepLogo(tx: Tx, context: Context, subjectId: string, token: string | undefined) {
  if (!token) return true;
  const fileId = fileOfToken(context.seller, token);
  if (!fileId) return refuse("file-unknown", { field: "logo" });
  const logo = { subjectKind: "reseller" as const, subjectId, kind: "logo", fileId, ownerId: null };
  const attached = await attach(tx, context, logo);
  return isRefusal(attached) ? refuse("file-unknown", { field: "logo" }) : true;
}

/** Contrast that WCAG 2.2 AA asks of text: mails write white on the colour, and the colour on white. */
const READABLE = 4.5;

const colourFault = ({ colour }: Input) =>
  colour && contrast(colour, "#ffffff") < READABLE ? refuse("colour-unreadable", { field: "colour" }) : null;

async function keep(tx: Tx, context: Context, input: Input): Promise<Outcome<{ resellerId: string }>> {
  const { seller: sellerId, now } = context;
  const at = instantToDb(now);
  const data = { name: input.name, brand: faceToDb(brandOf(input)), updatedAt: at };
  if (input.resellerId) {
    const known = await lockReseller(tx, sellerId, input.resellerId);
    if (isRefusal(known)) return known;
    await tx.reseller.update({ where: { sellerId_id: { sellerId, id: known.id } }, data });
    return { resellerId: known.id };
  }
  const userId = await accountOf(tx, sellerId, input.login ?? "");
  if (isRefusal(userId)) return userId;
  const id = newId();
  const made = await tx.reseller.createMany({
    data: { ...data, sellerId, id, userId, createdAt: at },
    skipDuplicates: true,
  });
  return made.count === 1 ? { resellerId: id } : refuse("already-a-reseller", { field: "login" });
}

async function accountOf(tx: Tx, sellerId: string, login: string): Promise<Outcome<string>> {
  const named = { OR: [{ userName: login.toLowerCase() }, { email: login.toLowerCase() }] };
  const user = await tx.user.findFirst({ where: { sellerId, active: true, ...named } });
  if (!user) return refuse("user-unknown", { field: "login" });
  return user.roles.includes("reseller") ? user.id : refuse("not-a-reseller", { field: "login" });
}

const ORDINARY_COLOUR = "#1c5d99";

function brandOf({ brandName: name, colour, brandEmail: email, brandPhone: phone }: Input): ResellerBrand | null {
  if (!name) return null;
  return resellerBrand.parse({ name, colour: colour ?? ORDINARY_COLOUR, email, ...(phone ? { phone } : {}) });
}
