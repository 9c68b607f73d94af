import { createHash } from "node:crypto";
import { type Instant, instantToDb } from "@/lib/kernel/day";
import { addWorkingHours } from "@/lib/kernel/working-time";
import { seal } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { choose } from "./choose";
import type { DemoHolder } from "./holders";
import { tell } from "./mailboxes";
import { addPaidOrder } from "./paid-orders";
import type { Shop } from "./shop";
import { tinyPdf } from "./tiny-pdf";
import { addUnborn } from "./unborn";

export type Pictures = Record<"front" | "back", Buffer>;

/** A mailbox paid for, whose papers wait for somebody of the staff since an instant. */
export async function addOpenReview(shop: Shop, holder: DemoHolder, pictures: Pictures, since: Instant): Promise<void> {
  const { plan, domain, terms } = choose(shop, holder);
  const termMonths = terms("activation", shop.today)[0] ?? 12;
  const id = newId();
  const sale = { buyer: holder, mailboxId: id, plan, domain, termMonths, settledAt: since, fulfilledAt: null };
  const order = await addPaidOrder(shop, { ...sale, kind: "activation", method: "card" });
  addUnborn(shop, { id, holder, plan, domain, termMonths, orderId: order.id }, "reserved");
  tell(shop, id, "bought", since, { order: order.code });
  const expiresOn = shop.today.add({ years: 4 }).toString();
  const row = shop.rows.order.find((each) => each.id === order.id);
  if (row)
    row.identitySealed = seal({
      type: "identity-card",
      number: `CA${String(shop.firstNumber).padStart(5, "0")}XX`,
      expiresOn,
    });
  addPapers(shop, holder, order, pictures, since);
  addReview(shop, order.id, since, null);
}

/** The papers of an order that were found good before its mailbox was to be made. */
export function addReview(shop: Shop, orderId: string, since: Instant, approvedAt: Instant | null): void {
  const { promises, openingHours } = shop.policy.service;
  shop.rows.review.push({
    sellerId: shop.seller,
    id: newId(),
    orderId,
    round: 1,
    state: approvedAt ? "approved" : "open",
    openedAt: instantToDb(since),
    dueAt: instantToDb(addWorkingHours(since, promises.reviewHours, openingHours)),
    decidedAt: approvedAt && instantToDb(approvedAt),
    decidedByName: approvedAt ? "Addetto Due (back office)" : null,
    rejectedKinds: [],
  });
}

/** Contract and documents of an order, as uploaded at an instant. */
export function addPapers(
  shop: Shop,
  holder: DemoHolder,
  order: { id: string; code: string },
  pictures: Pictures,
  at: Instant,
) {
  const clausesVersion = shop.policy.identity.contract.version;
  const contract = tinyPdf([
    shop.policy.brand.legalName,
    `Contratto dell'ordine ${order.code}`,
    `Clausole ${clausesVersion}`,
  ]);
  const sha256 = createHash("sha256").update(contract).digest("hex");
  const row = { sellerId: shop.seller, id: newId(), orderId: order.id, version: 1, clausesVersion, fileId: "", sha256 };
  const contractRow = { ...row, contentHash: sha256, createdAt: instantToDb(at) };
  shop.rows.contract.push(contractRow);
  const keptIn = (target: { fileId: string }) => (fileId: string) => {
    target.fileId = fileId;
  };
  shop.files.push({ bytes: contract, contentType: "application/pdf", pages: 1, kept: keptIn(contractRow) });
  for (const kind of shop.policy.identity.documents[holder.holder.kind] ?? []) {
    const document = {
      sellerId: shop.seller,
      id: newId(),
      orderId: order.id,
      kind,
      fileId: "",
      createdAt: instantToDb(at),
    };
    shop.rows.document.push(document);
    const picture = kind === "identity-back" ? pictures.back : pictures.front;
    const isPaper = kind === "signed-contract" || kind === "company-register";
    shop.files.push(
      isPaper
        ? { bytes: contract, contentType: "application/pdf", pages: 1, kept: keptIn(document) }
        : { bytes: picture, contentType: "image/png", kept: keptIn(document) },
    );
  }
}
