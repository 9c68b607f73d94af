import { linesOf } from "@/lib/invoicing/invoice";
import { dayInRome, fromDb, instantFromDb } from "@/lib/kernel/day";
import { readBillingParty } from "@/lib/orders/store/answers";
import { db } from "@/lib/platform/db";
import { policyVersion } from "@/lib/sellers/store";
import { isSlow } from "../arrival";
import { type PayTo, payTo } from "../pay-to";
import type { ProformaFacts } from "../pdf/proforma-pdf";
import { proformaFile, proformaNumber } from "../proforma";
import { orderSubject } from "../queries";
import { methodsOf } from "../ways";

/** True when an order has a proforma. */
export const hasProforma = async (seller: string, orderId: string): Promise<boolean> =>
  (await db().proforma.count({ where: { sellerId: seller, orderId } })) > 0;

/** What the proforma of an order says, with the name of its file; null when it has none. Who may see it is for the caller. */
export async function proformaFacts(
  seller: string,
  orderId: string,
): Promise<{ facts: ProformaFacts; fileName: string } | null> {
  const order = await db().order.findUnique({
    where: { sellerId_id: { sellerId: seller, id: orderId } },
    include: { proforma: true },
  });
  if (!order?.proforma) return null;
  const { proforma } = order;
  const [{ money, brand }, subject] = await Promise.all([
    policyVersion(db(), seller, order.policyVersion),
    orderSubject(order),
  ]);
  const slow = methodsOf(money, order.channel).filter((method) => isSlow(method));
  const { legalName, address, vatNumber, email } = brand;
  const facts: ProformaFacts = {
    numberText: proformaNumber(proforma),
    issuedOn: fromDb(proforma.issuedOn),
    orderCode: order.code,
    address: subject.address,
    seller: { legalName, address, vatNumber, email },
    party: partyOf(order.billingSealed, subject.holderName),
    lines: linesOf(order.lines),
    netCents: order.netCents,
    vatCents: order.vatCents,
    totalCents: order.totalCents,
    payBy: order.expiresAt && dayInRome(instantFromDb(order.expiresAt)),
    payTo: slow.map((method) => payTo(money, method)).filter((each): each is PayTo => each !== null),
    createdAt: proforma.createdAt,
  };
  return { facts, fileName: proformaFile(proforma) };
}

function partyOf(sealed: string | null, holderName: string | null): string[] {
  if (!sealed) return holderName ? [holderName] : [];
  try {
    const { name, address, taxCode, vatNumber } = readBillingParty(sealed);
    return [
      name,
      `${address.street}, ${address.cap} ${address.city}`,
      vatNumber ? `Partita IVA ${vatNumber}` : "",
      taxCode ? `Codice fiscale ${taxCode}` : "",
    ].filter((line) => line !== "");
  } catch {
    // Billed to the holder's own data, in another shape: the name says enough on a request to pay.
    return holderName ? [holderName] : [];
  }
}
