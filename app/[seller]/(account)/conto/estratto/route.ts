import { getLocale, getTranslations } from "next-intl/server";
import { statementPdf } from "@/lib/accounts/pdf/statement-pdf";
import { prepaidStatement } from "@/lib/accounts/queries/statement";
import { addMonths, type Day, formatDay, instantToDb, isAfter, isoDay, parseDay } from "@/lib/kernel/day";
import { absent } from "@/lib/platform/absent";
import { now, today } from "@/lib/platform/clock";
import { currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";

type Context = { params: Promise<{ seller: string }> };

/** Months a statement covers when nothing else is asked for. */
const MONTHS = 12;

/** The statement of the visitor's own prepaid account as a PDF: `?dal=` and `?al=`, the last year when left out. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { seller } = await params;
  const [viewer, policy] = await Promise.all([currentViewer(seller), policyOf(seller)]);
  if (viewer.kind !== "user" || !policy || policy.money.topUpMethods.length === 0) return absent();
  const query = new URL(request.url).searchParams;
  const to = parseDay(query.get("al") ?? "") ?? today();
  const from = parseDay(query.get("dal") ?? "") ?? addMonths(to, -MONTHS);
  if (isAfter(from, to)) return absent();
  const bytes = await drawn({
    seller,
    userId: viewer.userId,
    owner: viewer.displayName,
    brand: policy.brand,
    from,
    to,
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="conto-${isoDay(from)}-${isoDay(to)}.pdf"`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store, private",
    },
  });
}

interface Asked {
  seller: string;
  userId: string;
  owner: string;
  brand: { legalName: string; address: string };
  from: Day;
  to: Day;
}

async function drawn({ seller, userId, owner, brand, from, to }: Asked): Promise<Buffer> {
  const [t, words, locale, statement] = await Promise.all([
    getTranslations("prepaid.movements"),
    getTranslations("prepaid.pdf"),
    getLocale(),
    prepaidStatement(seller, userId, from, to),
  ]);
  return statementPdf({
    ...statement,
    seller: brand,
    owner,
    from,
    to,
    locale,
    createdAt: instantToDb(now()),
    lines: statement.lines.map(({ kind, code, ...line }) => ({
      ...line,
      text: t.has(kind) ? t(kind, { code }) : kind,
    })),
    words: {
      title: words("title"),
      period: words("period", { from: formatDay(from), to: formatDay(to) }),
      day: t("day"),
      what: t("what"),
      amount: t("amount"),
      balance: t("balance"),
      opening: words("opening"),
      closing: words("closing"),
      empty: words("empty"),
    },
  });
}
