import { parseDay } from "@/lib/kernel/day";
import { checkCodiceFiscale, partsOf } from "@/lib/kernel/identifiers/codice-fiscale";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import type { CreateMailbox, HolderDetails } from "./port";
import { rejected } from "./speak";

const TYPES = ["STANDARD", "BRONZE", "SILVER", "GOLD", "DOMICILIODIGITALE", "PECMASSIVA"];

/**
 * The body of a registration: `plan` is one of the vendor's types. Refuses `provider-rejected` with `plan-not-offered` or
 * `holder-incomplete` (no details, or no codice fiscale of the human: the vendor takes nobody without).
 */
export function registration({
  address,
  holder,
  plan,
}: CreateMailbox): Outcome<Record<string, string | boolean>, "provider-rejected"> {
  const type = plan.toUpperCase();
  if (!TYPES.includes(type)) return rejected("plan-not-offered");
  const { details } = holder;
  const code = checkCodiceFiscale(details?.personTaxCode ?? "", "person");
  const born = parseDay(details?.birthDate ?? "");
  if (!details || isRefusal(code) || !born) return rejected("holder-incomplete");
  const { sex, birthPlaceCode } = partsOf(code);
  return {
    casella_pec: address,
    tipo_casella: type,
    ...customer(holder.kind, details),
    nome_richiedente: details.firstName,
    cognome_richiedente: details.lastName,
    email: details.email,
    telefono: details.phone,
    codice_fiscale_richiedente: code,
    data_nascita_richiedente: italian(details.birthDate),
    sesso_richiedente: sex,
    // The register's codes of foreign countries begin with Z; which country it is stands in the codice fiscale.
    nazione_nascita_richiedente: birthPlaceCode.startsWith("Z") ? birthPlaceCode : "IT",
    comune_nascita_richiedente: details.birthPlace,
    denominazione_titolare: details.body?.name ?? "",
    cf_piva_titolare: details.body ? holder.taxCode : (details.vatNumber ?? ""),
    indirizzo_titolare: details.address.street,
    comune_titolare: details.address.city,
    cap_titolare: details.address.cap,
    nazione_titolare: details.address.country,
    provincia_titolare: details.address.province,
    autorinnovo: false,
  };
}

/** Kind of customer in the vendor's letters; the branch of trade is nobody's question here: "other". */
function customer(kind: CreateMailbox["holder"]["kind"], { body }: HolderDetails): Record<string, string> {
  if (body?.isPublic) return { tipo_cliente: "PL", sottotipo_cliente: "X" };
  if (kind === "company") return { tipo_cliente: "IM", sottotipo_cliente: "X" };
  return kind === "professional" ? { tipo_cliente: "PS", sottotipo_cliente: "X" } : { tipo_cliente: "PV" };
}

/** "2026-11-21" → "21/11/2026". */
const italian = (iso: string): string => iso.split("-").reverse().join("/");
