import type { BuiltAction } from "./actions";
import { SELLER } from "./people";
import { ROUTES } from "./routes";
import type { World } from "./world";

/** A form as its page would send it, with answers that would do something. */
export interface Form {
  path: string;
  /** What the page binds to its action before the form. */
  bound: unknown[];
  fields: Record<string, string>;
}

const NUMBERS = {
  companyName: "Azienda Attacco S.r.l.",
  vatNumber: "12345670017",
  "address.street": "Via di Prova 1",
  "address.cap": "00100",
  "address.city": "Roma",
  "address.province": "RM",
};

/** Answers by file and name of the action; what is not here sends a form with nothing in it. */
const ANSWERS: Record<string, (world: World) => Record<string, string>> = {
  switchLocale: () => ({ locale: "en", back: "/visura" }),
  "caselle/actions.ts renew": ({ ids }) => ({ mailboxId: ids.mailbox, termMonths: "12" }),
  "caselle/actions.ts buyAddOn": ({ ids }) => ({ mailboxId: ids.mailbox, code: "inbox-space", blocks: "1" }),
  "caselle/actions.ts notice": ({ ids }) => ({ mailboxId: ids.mailbox, receivedOn: "" }),
  "caselle/actions.ts sendLink": ({ ids }) => ({ mailboxId: ids.mailbox }),
  "conto/actions.ts confirm": () => ({ amount: "50", method: "transfer" }),
  "conto/actions.ts payTopUp": ({ ids }) => ({ topUpId: ids.topUp }),
  "profilo/actions.ts saveProfile": () => ({ displayName: "Nome Cambiato", locale: "it" }),
  "richieste/actions.ts reply": ({ ids }) => ({ requestId: ids.request, text: "Una risposta" }),
  "richieste/actions.ts withdraw": ({ ids }) => ({ requestId: ids.request }),
  "fatture/actions.ts correct": ({ ids }) => ({
    invoiceId: ids.invoice,
    reason: "Prova",
    name: "Nome Cambiato",
    taxCode: "12345670017",
    street: "Via di Prova 1",
    cap: "00100",
    city: "Roma",
    province: "RM",
  }),
  "fatture/actions.ts credit": ({ ids }) => ({ invoiceId: ids.invoice, what: "all", reason: "Prova" }),
  "fatture/actions.ts send": ({ ids }) => ({ invoiceId: ids.invoice }),
  "righe/actions.ts accept": ({ ids }) => ({ lineId: ids.line, choice: "class:other-income", walk: "" }),
  "righe/actions.ts split": ({ ids }) => ({ lineId: ids.line, "rows.0.code": "OR1", "rows.0.amount": "1", walk: "" }),
  "righe/actions.ts undo": ({ ids }) => ({ matchId: ids.line, why: "attacco", walk: "" }),
  "colonne/actions.ts confirm": ({ ids }) => ({
    fileId: ids.statementFile,
    decimal: ",",
    order: "dmy",
    account: "IT00",
  }),
  "chiusura/actions.ts close": () => ({ on: "2026-01-02", note: "attacco" }),
  "pagamenti/actions.ts record": ({ ids }) => ({
    topUpId: ids.topUp,
    method: "transfer",
    amount: "150",
    valueDate: "2026-01-02",
    bankReference: "CRO1234567890",
  }),
  "pagamenti/actions.ts creditAsItIs": ({ ids }) => ({ topUpId: ids.topUp }),
  "pagamenti/actions.ts refuseReceipt": () => ({ reportId: crypto.randomUUID(), reason: "illegible" }),
  "pagamenti/actions.ts takeBack": ({ ids }) => ({ paymentId: ids.payment, why: "bounced" }),
  "pagamenti/actions.ts askRefund": ({ ids }) => ({
    paymentId: ids.payment,
    amount: "1",
    to: "prepaid",
    reason: "goodwill",
  }),
  "pagamenti/actions.ts decideRefund": ({ ids }) => ({ refundId: ids.refund, decision: "approve" }),
  "pagamenti/actions.ts recordRefund": ({ ids }) => ({ refundId: ids.refund, bankReference: "CRO1234567890" }),
  "pagamenti/actions.ts redirectRefund": ({ ids }) => ({
    refundId: ids.refund,
    to: "transfer",
    iban: "IT60X0542811101000000123456",
  }),
  "pagamenti/actions.ts setCredit": ({ ownerId }) => ({ userId: ownerId, limit: "100" }),
  "[id]/actions.ts decide": ({ ids }) => ({ requestId: ids.request, decision: "answer", text: "Una risposta" }),
  "diritti/actions.ts assign": ({ ownerId }) => ({ userId: ownerId, provinces: "RM" }),
  "diritti/actions.ts nameAway": ({ ownerId }) => ({
    userId: ownerId,
    standInId: crypto.randomUUID(),
    from: "2026-08-10",
    to: "2026-08-20",
  }),
  "diritti/actions.ts endAway": () => ({ id: crypto.randomUUID() }),
  "regole/actions.ts save": () => ({ part: "access", revision: "", value: "{}" }),
  "regole/actions.ts replace": () => ({ revision: "", json: "{}" }),
  "regole/actions.ts discard": () => ({ revision: crypto.randomUUID() }),
  "regole/actions.ts publish": () => ({ revision: crypto.randomUUID(), against: "1", from: "2999-01-01" }),
  "regole/actions.ts withdraw": () => ({ version: "1" }),
  "[reviewId]/actions.ts decide": ({ ids }) => ({
    reviewId: ids.review,
    "papers.identity-front.verdict": "reject",
    "papers.identity-front.reason": "illegible",
    "papers.identity-front.note": "",
  }),
  "contratto/actions.ts chooseWay": () => ({ way: "by-hand" }),
  "contratto/actions.ts chooseWayThere": () => ({ way: "digital" }),
  "contratto/actions.ts signHere": () => ({
    contractId: crypto.randomUUID(),
    code: "123456",
    read: "on",
    approve: "on",
    $boolean: "read",
    kind: "typed",
    name: "Persona Attacco",
    strokes: "[[[0,0],[300,0]]]",
  }),
  "documenti/actions.ts turn": ({ ids }) => ({ documentId: ids.document }),
  "[reviewId]/actions.ts turn": ({ ids }) => ({ documentId: ids.document }),
  "utilizzatore/actions.ts name": ({ ids }) => ({
    mailboxId: ids.mailbox,
    "user.firstName": "Prova",
    "user.lastName": "Esempio",
    "user.birthDate": "1980-01-01",
    "user.birthPlace": "Roma",
    "user.taxCode": "SMPPRV80A01H501H",
    "user.email": "uso@posta.example",
    "user.role": "collaboratore",
  }),
  "utilizzatore/actions.ts file": () => ({ declarationId: crypto.randomUUID(), file: "nessuno" }),
  "utilizzatore/actions.ts end": ({ ids }) => ({ mailboxId: ids.mailbox }),
  "acquista/actions.ts start": ({ offer }) => ({ offer }),
  "ordine/[token]/actions.ts adopt": ({ tokens }) => ({ token: tokens.order }),
  "offerta/actions.ts askOffer": () => ({
    mailboxes: "20",
    name: "Persona Attacco",
    email: "attacco@posta.example",
    phone: "3330000001",
    province: "RM",
  }),
  "convenzione/actions.ts askAgreement": () => ({
    order: "Avvocati di Roma",
    name: "Persona Attacco",
    email: "attacco@posta.example",
    phone: "3330000001",
    province: "RM",
  }),
  "modulo/actions.ts orderOnPaper": ({ tokens }) => ({ token: tokens.draft, acceptTerms: "on" }),
  "carta/[id]/actions.ts registerArrival": ({ ids }) => ({
    orderId: ids.paper,
    arrivedOn: "2026-01-02",
    arrivedAt: "09:30",
    type: "identity-card",
    number: "CA00000AA",
    expiresOn: "2031-05-20",
  }),
  "azienda/[token]/actions.ts supplyByLink": ({ tokens }) => ({ token: tokens.company, ...NUMBERS }),
  "caselle/[id]/azienda/actions.ts supply": ({ ids }) => ({ holderId: ids.holder, ...NUMBERS }),
  "costituende/[id]/actions.ts enterNumbers": ({ ids }) => ({ holderId: ids.holder, ...NUMBERS }),
  "[token]/actions.ts choosePlanAction": ({ offer }) => ({ offer }),
  "[token]/actions.ts checkNamesAction": () => ({ "names.0": "attacco.uno", "names.1": "", "names.2": "" }),
  "iscriviti/actions.ts enrol": () => ({
    displayName: "Persona Attacco",
    email: "attacco@posta.example",
    userName: "attacco.uno",
    password: "Corda7bianca",
  }),
  "accedi/actions.ts enter": () => ({ login: "cliente", password: "Sportello-2026" }),
  "accedi/actions.ts enterCode": () => ({ code: "123456" }),
  "accedi/actions.ts enrolAtSignIn": () => ({ code: "123456" }),
  "accedi/actions.ts enterNewPassword": () => ({ password: "Corda9bianca" }),
  "profilo/actions.ts proveAgain": () => ({ proof: "Sportello-2026" }),
  "profilo/actions.ts enrolFromProfile": () => ({ code: "123456" }),
  "profilo/actions.ts saveQuestion": () => ({ question: "first-job", answer: "Bologna" }),
  "profilo/actions.ts changeEmail": () => ({ email: "attacco.due@posta.example" }),
  "profilo/actions.ts changeEmailByDocument": () => ({ email: "attacco.due@posta.example", front: "nessuno" }),
  "conferma/actions.ts useNewAddress": ({ tokens }) => ({ token: tokens["change-email"] }),
  "conferma/actions.ts undoChange": ({ tokens }) => ({ token: tokens["undo-email"] }),
  "recupero/actions.ts askByDocument": () => ({
    login: "cliente",
    name: "Persona Attacco",
    taxCode: "RSSMRA80A01F205X",
    email: "attacco.tre@posta.example",
    front: "nessuno",
  }),
  "utenti/actions.ts reset": ({ ownerId }) => ({ userId: ownerId, reason: "device-lost" }),
  "utenti/actions.ts setActive": ({ ownerId }) => ({ userId: ownerId, reason: "suspected-abuse", active: "no" }),
  "[id]/actions.ts approveClosing": ({ ids }) => ({ requestId: ids.request, text: "Una risposta" }),
  "revoca/actions.ts ask": () => ({
    userCode: "HMS0000000",
    address: "nessuno@legalmail.it",
    name: "Prova Esempio",
    email: "prova@posta.example",
    front: "nessuno",
  }),
  "revoca/actions.ts sendLink": () => ({ userCode: "HMS0000000", address: "nessuno@legalmail.it" }),
  "revoca/actions.ts confirm": ({ tokens }) => ({ token: tokens.revoke }),
  "[id]/actions.ts approveContact": ({ ids }) => ({ requestId: ids.request, text: "Una risposta" }),
  "recupero/actions.ts askForPassword": () => ({ login: "cliente" }),
  "recupero/actions.ts choosePassword": ({ tokens }) => ({ token: tokens["reset-password"], password: "Corda9bianca" }),
  "conferma/actions.ts confirm": ({ tokens }) => ({ token: tokens["confirm-email"] }),
  "richiesta/[token]/actions.ts withdraw": ({ tokens }) => ({ token: tokens.request }),
  "paga/[token]/actions.ts pay": ({ tokens }) => ({ token: tokens.order, method: "card" }),
  "rinnova/actions.ts order": ({ tokens }) => ({ token: tokens.renewal, termMonths: "12" }),
};

/** The form of an action, posted to a page that carries it. */
export function formOf({ page, file, name }: Pick<BuiltAction, "page" | "file" | "name">, world: World): Form {
  const path = ROUTES[`${page.replace(/^app\//, "")}/page.tsx`]?.path(world) ?? `/${SELLER}`;
  const key = Object.keys(ANSWERS).find((each) => `${file} ${name}`.endsWith(each));
  const fields = key ? ANSWERS[key]?.(world) : {};
  const isOfOrder = /acquista\/\[token\]\/((documenti|contratto)\/)?actions\.ts$/.test(file);
  const bound = name === "switchLocale" ? [] : isOfOrder ? [SELLER, world.tokens.draft] : [SELLER];
  return { path, bound, fields: { ...fields, idempotencyKey: crypto.randomUUID() } };
}
