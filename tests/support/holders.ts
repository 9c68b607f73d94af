import type { HolderKind } from "@/lib/sellers/policy/common";

const human = {
  firstName: "Prova",
  lastName: "Esempio",
  birthDate: "1980-01-01",
  birthPlace: "Roma",
  taxCode: "SMPPRV80A01H501H",
};
const contacts = { email: "prova@posta.example", phone: "+393330000001" };
const address = { street: "Via della Prova 1", cap: "00100", city: "Roma", province: "RM" };
const abroad = { country: "DE", address: { street: "Beispielweg 1", cap: "10115", city: "Berlin", province: "" } };
const foreigner = { ...human, birthPlace: "Berlin", taxCode: "" };

/** One holder of each kind, as somebody fills in the form. Nobody of them exists. */
export const describedHolders = {
  person: { kind: "person", ...human, ...contacts, address },
  professional: { kind: "professional", ...human, order: "Avvocati di Roma", enrolment: "A1234", ...contacts, address },
  company: {
    kind: "company",
    companyName: "Prova S.r.l.",
    vatNumber: "12345670017",
    representative: human,
    ...contacts,
    address,
  },
  "company-being-formed": {
    kind: "company-being-formed",
    companyName: "Prova in costituzione S.r.l.",
    representative: human,
    ...contacts,
    address,
  },
  "public-body": {
    kind: "public-body",
    companyName: "Comune di Prova",
    taxCode: "12345670017",
    ipaCode: "uf1ab2",
    splitPayment: true,
    pec: "ente@pec.example",
    representative: human,
    ...contacts,
    address,
  },
  "foreign-person": { kind: "foreign-person", ...foreigner, documentNumber: "C01X 00T47", ...contacts, ...abroad },
  "foreign-company": {
    kind: "foreign-company",
    companyName: "Beispiel GmbH",
    vatNumber: "DE 123456789",
    representative: foreigner,
    ...contacts,
    ...abroad,
  },
} as const satisfies Record<HolderKind, object>;
