import { putInForce } from "@/lib/agreements/operations/put-in-force";
import { saveAgreement } from "@/lib/agreements/operations/save-agreement";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { now } from "@/lib/platform/clock";
import { blindIndex, seal } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { z } from "@/lib/platform/operation";

type Form = z.input<typeof saveAgreement.schema>;

/** An agreement as the desk's form sends it: a mailbox for two years at 16 euros, renewals at 15. */
export const AGREEMENT: Form = {
  name: "Ordine degli Avvocati di Prova",
  slug: "avvocati-prova",
  validFrom: "2020-01-01",
  validTo: "",
  domains: "",
  prices: [
    { plan: "base", act: "activation", termMonths: "24", amount: "16", share: "" },
    { plan: "base", act: "renewal", termMonths: "12", amount: "15", share: "" },
  ],
  byNumber: true,
  byCode: true,
  maxMailboxes: "",
  afterEnd: "list-prices",
  commission: "5",
  noticeDays: "90",
  logo: "",
  signed: "",
};

/** An agreement of a seller, in force and signed unless `draft`. Answers its id and slug. */
export async function givenAgreement(seller = "demo", change: Partial<Form> & { draft?: boolean } = {}) {
  const { draft = false, ...form } = change;
  const call = { seller, actor: SYSTEM("test") };
  const slug = form.slug ?? `ordine-${newId().slice(-8)}`;
  const saved = await saveAgreement({ ...AGREEMENT, ...form, slug }, call);
  if (isRefusal(saved)) throw new Error(`${saved.code} ${saved.field}`);
  const { agreementId } = saved;
  if (draft) return { agreementId, slug };
  const subject = { subjectKind: "agreement", subjectId: agreementId, kind: "signed" };
  const at = instantToDb(now());
  await db().attachment.create({ data: { sellerId: seller, id: newId(), ...subject, fileId: newId(), createdAt: at } });
  const put = await putInForce({ agreementId }, call);
  if (isRefusal(put)) throw new Error(put.code);
  return { agreementId, slug };
}

/** Somebody on the list of an agreement. */
export async function givenMember(
  seller: string,
  agreementId: string,
  given: { number?: string; taxCode?: string; firstName?: string; lastName?: string; email?: string } = {},
): Promise<string> {
  const { number = "A1234", taxCode = "SMPPRV80A01H501H", firstName = "Prova", lastName = "Esempio" } = given;
  const id = newId();
  await db().agreementMember.create({
    data: {
      sellerId: seller,
      id,
      agreementId,
      number,
      firstName,
      lastName,
      email: given.email ?? "membro@posta.example",
      taxCodeIndex: blindIndex(taxCode),
      taxCodeSealed: seal(taxCode),
      listedAt: instantToDb(now()),
    },
  });
  return id;
}
