import { at, has, type Place, textAt } from "../look";
import { type Judged, type Rule, when } from "./rule";

const SELLER = "CedentePrestatore/DatiAnagrafici";
const CUSTOMER = "CessionarioCommittente/DatiAnagrafici";

const VAT = /^\d{11}$/;
const TAX_CODE = /^(\d{11}|[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z])$/;

/** Whether the number exists is for the tax register to say; what can't be one is seen from the file. */
const impossibleVat = (place: Place | undefined, shape = VAT): boolean =>
  place !== undefined && textAt(place, "IdPaese") === "IT" && !shape.test(textAt(place, "IdCodice"));

const vatRule = (code: string, message: string, paths: readonly string[], shape = VAT): Rule => ({
  code,
  message,
  broken: ({ header }) =>
    paths.flatMap((path) => when(impossibleVat(at(header, path), shape), at(header, `${path}/IdCodice`))),
});
const taxCodeRule = (code: string, message: string, path: string): Rule => ({
  code,
  message,
  broken: ({ header }) => when(has(header, path) && !TAX_CODE.test(textAt(header, path)), at(header, path)),
});

/** IdPaese and IdCodice, or the tax code, as one text to compare by. */
const partyKey = (place: Place | undefined): string | null => {
  if (!place) return null;
  const code = textAt(place, "IdFiscaleIVA/IdCodice");
  return code ? `${textAt(place, "IdFiscaleIVA/IdPaese")}${code}` : null;
};
const sameParty = ({ header }: Judged): boolean => {
  const [seller, customer] = [at(header, SELLER), at(header, CUSTOMER)];
  if (!seller || !customer) return false;
  const key = partyKey(seller);
  const other = partyKey(customer);
  if (key && other) return key === other;
  const taxCode = textAt(customer, "CodiceFiscale");
  return taxCode !== "" && (taxCode === textAt(seller, "CodiceFiscale") || `IT${taxCode}` === key);
};
const country = ({ header }: Judged, who: string): string => textAt(header, `${who}/IdFiscaleIVA/IdPaese`);
const typeIs = ({ type }: Judged, types: string): boolean => types.split(" ").includes(type);
const place = ({ header }: Judged, who: string): Place | undefined =>
  at(header, `${who}/IdFiscaleIVA/IdPaese`) ?? at(header, who);

/** Who sends, sells and buys. */
export const partyRules: Rule[] = [
  vatRule("00300", "IdCodice del trasmittente non valido", ["DatiTrasmissione/IdTrasmittente"], TAX_CODE),
  vatRule("00301", "IdCodice del cedente non valido", [`${SELLER}/IdFiscaleIVA`]),
  taxCodeRule("00302", "CodiceFiscale del cedente non valido", `${SELLER}/CodiceFiscale`),
  vatRule("00303", "IdCodice del rappresentante fiscale non valido", [
    "RappresentanteFiscale/DatiAnagrafici/IdFiscaleIVA",
    "CessionarioCommittente/RappresentanteFiscale/IdFiscaleIVA",
  ]),
  taxCodeRule(
    "00304",
    "CodiceFiscale del rappresentante fiscale non valido",
    "RappresentanteFiscale/DatiAnagrafici/CodiceFiscale",
  ),
  vatRule("00305", "IdCodice del cessionario non valido", [`${CUSTOMER}/IdFiscaleIVA`]),
  taxCodeRule("00306", "CodiceFiscale del cessionario non valido", `${CUSTOMER}/CodiceFiscale`),
  {
    code: "00417",
    message: "IdFiscaleIVA e CodiceFiscale del cessionario entrambi assenti",
    broken: ({ header }) =>
      when(!has(header, `${CUSTOMER}/IdFiscaleIVA`) && !has(header, `${CUSTOMER}/CodiceFiscale`), at(header, CUSTOMER)),
  },
  {
    code: "00427",
    message: "CodiceDestinatario di 7 caratteri con FPA12, o di 6 con FPR12",
    broken: ({ header }) => {
      const path = "DatiTrasmissione/CodiceDestinatario";
      const wanted = textAt(header, "DatiTrasmissione/FormatoTrasmissione") === "FPA12" ? 6 : 7;
      return when(textAt(header, path).length !== wanted, at(header, path));
    },
  },
  {
    code: "00428",
    message: "FormatoTrasmissione diverso dall'attributo versione",
    broken: ({ root, header }) => {
      const path = "DatiTrasmissione/FormatoTrasmissione";
      return when(root.node.attributes?.versione !== textAt(header, path), at(header, path));
    },
  },
  {
    code: "00471",
    message: "Cedente uguale al cessionario con questo TipoDocumento",
    broken: (invoice) =>
      when(typeIs(invoice, "TD16 TD17 TD18 TD19 TD20 TD29") && sameParty(invoice), at(invoice.header, CUSTOMER)),
  },
  {
    code: "00472",
    message: "Cedente diverso dal cessionario con TipoDocumento TD21",
    broken: (invoice) => when(typeIs(invoice, "TD21") && !sameParty(invoice), at(invoice.header, CUSTOMER)),
  },
  {
    code: "00473",
    message: "Paese del cedente non ammesso con questo TipoDocumento",
    broken: (invoice) => {
      const italian = country(invoice, SELLER) === "IT";
      const wrong = typeIs(invoice, "TD17 TD18 TD19 TD28") ? italian : typeIs(invoice, "TD29") && !italian;
      return when(wrong, place(invoice, SELLER));
    },
  },
  {
    code: "00475",
    message: "IdFiscaleIVA del cessionario assente con questo TipoDocumento",
    broken: (invoice) =>
      when(
        typeIs(invoice, "TD16 TD17 TD18 TD19 TD20 TD22 TD23 TD28 TD29") &&
          !has(invoice.header, `${CUSTOMER}/IdFiscaleIVA`),
        at(invoice.header, CUSTOMER),
      ),
  },
  {
    code: "00476",
    message: "IdPaese di cedente e cessionario entrambi diversi da IT",
    broken: (invoice) => {
      const [seller, customer] = [country(invoice, SELLER), country(invoice, CUSTOMER)];
      return when(seller !== "IT" && customer !== "" && customer !== "IT", place(invoice, CUSTOMER));
    },
  },
];
