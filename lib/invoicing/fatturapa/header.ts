import { ITALY } from "@/lib/kernel/countries";
import { NO_SDI_CODE } from "@/lib/kernel/identifiers/sdi";
import type { BillingParty } from "@/lib/orders/answers";
import type { InvoiceDocument, IssuingSeller } from "../document";
import { amountText } from "./amounts";
import { element, leaf, leafIf, type XmlNode } from "./node";
import { latinText, plainText } from "./text";

/** Who hands the file to SdI, and the file's own progressive of up to ten characters. */
export interface Transmission {
  transmitter: { country: string; code: string };
  progressive: string;
}

/** The code of whoever receives e-invoices abroad: nobody does. */
const ABROAD = "XXXXXXX";
/** What stands for the number of a customer abroad who has none (Agenzia delle Entrate, FAQ on e-invoices). */
const NO_NUMBER = "0000000";

/** FPA12 goes to a public body, known by its office's code of six characters; FPR12 to anybody else. */
export const formatOf = (party: BillingParty): "FPA12" | "FPR12" => (party.ipaCode ? "FPA12" : "FPR12");

export function headerOf(document: InvoiceDocument, transmission: Transmission): XmlNode {
  return element(
    "FatturaElettronicaHeader",
    transmissionOf(document, transmission),
    sellerOf(document.seller),
    customerOf(document.party),
  );
}

function transmissionOf({ party }: InvoiceDocument, { transmitter, progressive }: Transmission): XmlNode {
  const to = recipientOf(party);
  return element(
    "DatiTrasmissione",
    element("IdTrasmittente", leaf("IdPaese", transmitter.country), leaf("IdCodice", transmitter.code)),
    leaf("ProgressivoInvio", progressive),
    leaf("FormatoTrasmissione", formatOf(party)),
    leaf("CodiceDestinatario", to),
    leafIf("PECDestinatario", to === NO_SDI_CODE ? party.pec : null),
  );
}

function recipientOf(party: BillingParty): string {
  if (party.ipaCode) return party.ipaCode;
  return party.country === ITALY ? (party.sdiCode ?? NO_SDI_CODE) : ABROAD;
}

function sellerOf({ legalName, vatNumber, email, phone, fiscal }: IssuingSeller): XmlNode {
  return element(
    "CedentePrestatore",
    element(
      "DatiAnagrafici",
      taxId(fiscal.country, vatNumber),
      leafIf("CodiceFiscale", fiscal.taxCode),
      element("Anagrafica", leaf("Denominazione", latinText(legalName, 80))),
      leaf("RegimeFiscale", fiscal.regime),
    ),
    seatOf(fiscal, fiscal.country),
    registerEntry(fiscal),
    element("Contatti", leafIf("Telefono", phoneText(phone)), leaf("Email", email)),
  );
}

function registerEntry({ rea, shareCapitalCents }: IssuingSeller["fiscal"]): XmlNode | null {
  if (!rea) return null;
  const capital = shareCapitalCents === undefined ? null : amountText(shareCapitalCents);
  return element(
    "IscrizioneREA",
    leaf("Ufficio", rea.office),
    leaf("NumeroREA", rea.number),
    leafIf("CapitaleSociale", capital),
    // Only companies with a share capital say how many hold it.
    leafIf("SocioUnico", capital && (rea.soleShareholder ? "SU" : "SM")),
    leaf("StatoLiquidazione", rea.inLiquidation ? "LS" : "LN"),
  );
}

function customerOf(party: BillingParty): XmlNode {
  const { country, taxCode, vatNumber } = party;
  const abroad = country !== ITALY;
  const number = vatNumber ?? (abroad && !taxCode ? NO_NUMBER : null);
  return element(
    "CessionarioCommittente",
    element(
      "DatiAnagrafici",
      number ? taxId(country, number) : null,
      leafIf("CodiceFiscale", taxCode),
      element("Anagrafica", ...nameOf(party)),
    ),
    seatOf(party.address, country),
  );
}

function nameOf({ name, person }: BillingParty): XmlNode[] {
  if (!person) return [leaf("Denominazione", latinText(name, 80))];
  return [leaf("Nome", latinText(person.firstName, 60)), leaf("Cognome", latinText(person.lastName, 60))];
}

const taxId = (country: string, code: string): XmlNode =>
  element("IdFiscaleIVA", leaf("IdPaese", country), leaf("IdCodice", plainText(code, 28)));

/** Abroad there is no CAP and no province: the postal code stands beside the street. */
function seatOf(address: BillingParty["address"], country: string): XmlNode {
  const { street, cap, city, province } = address;
  const abroad = country !== ITALY;
  return element(
    "Sede",
    leaf("Indirizzo", latinText(abroad && cap ? `${street}, ${cap}` : street, 60)),
    leaf("CAP", !abroad && /^\d{5}$/.test(cap) ? cap : "00000"),
    leaf("Comune", latinText(city, 60)),
    leafIf("Provincia", abroad ? null : province),
    leaf("Nazione", country),
  );
}

/** Five to twelve characters, or nothing. */
function phoneText(phone = ""): string | null {
  const digits = phone.replace(/[^\d+]/g, "");
  const short = digits.length > 12 ? digits.replace(/^\+39/, "") : digits;
  return short.length >= 5 && short.length <= 12 ? short : null;
}
