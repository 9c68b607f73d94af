import { parseDay } from "@/lib/kernel/day";

type Test = (text: string) => boolean;

const oneOf = (words: string): Test => {
  const known = new Set(words.split(" "));
  return (text) => known.has(text);
};
/** "TD01 … TD06" as numbers of two digits after the same letters. */
const numbered = (letters: string, ...numbers: number[]): Test =>
  oneOf(numbers.map((n) => `${letters}${String(n).padStart(2, "0")}`).join(" "));
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const shaped =
  (pattern: RegExp): Test =>
  (text) =>
    pattern.test(text);

// XML Schema looks at some types after putting their white space right.
const SPACE = /[\t\n\r ]/;
const spaced =
  (test: Test): Test =>
  (text) =>
    test(SPACE.test(text) ? text.replace(/[\t\n\r]/g, " ") : text);
const trimmed =
  (test: Test): Test =>
  (text) =>
    test(SPACE.test(text) ? text.replace(/[\t\n\r ]+/g, " ").replace(/^ | $/g, "") : text);

// Other control characters are not XML: they never come here.
const ascii = (max: number): Test => spaced(shaped(new RegExp(`^[\\x20-\\x7f]{1,${max}}$`)));
const latin = (max: number): Test => spaced(shaped(new RegExp(`^[\\x20-\\xff]{1,${max}}$`)));
const between = (first: number, last: number): Test =>
  trimmed((text) => /^[+-]?\d+$/.test(text) && Number(text) >= first && Number(text) <= last);

const ZONE = "(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?";
const DATE = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${ZONE}$`);
const DATE_TIME = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?${ZONE}$`);
const dated = (pattern: RegExp): Test => trimmed((text) => isDay(pattern.exec(text)?.[1] ?? ""));
/** Every month has the first 28. */
const isDay = (text: string): boolean =>
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.test(text) || parseDay(text) !== null;

const ATOM = "[!#-'*+/-9=?A-Z^-~-]+";
const QUOTED = '"(\\[\\]!#-[^-~ \\t]|(\\\\[\\t -~]))+"';
const EMAIL = new RegExp(`^(${ATOM}(\\.${ATOM})*|${QUOTED})@(${ATOM}(\\.${ATOM})*|\\[[\\t -Z^-~]*\\])$`);

/** What each type of text may say (FatturaPA 1.2.3). */
export const TEXTS: ReadonlyMap<string, Test> = new Map(
  Object.entries({
    T8: ascii(8),
    T10: ascii(10),
    T15: ascii(15),
    T20: ascii(20),
    T35: ascii(35),
    T60: ascii(60),
    L60: latin(60),
    L80: latin(80),
    L100: latin(100),
    L200: latin(200),
    L1000: latin(1000),
    Any35: spaced(shaped(/^.{1,35}$/u)),
    Titolo: trimmed(ascii(10)),
    Phone: (text: string) => text.length >= 5 && ascii(12)(text),
    Email: trimmed((text) => text.length <= 256 && EMAIL.test(text)),
    ContactEmail: (text: string) => text.length >= 7 && text.length <= 256 && /^.+@.+[.]+.+$/.test(text),

    A2: trimmed(shaped(/^-?\d{1,11}\.\d{2}$/)),
    A8: trimmed(shaped(/^-?\d{1,11}\.\d{2,8}$/)),
    Rate: trimmed((text) => /^\d{1,3}\.\d{2}$/.test(text) && Number(text) <= 100),
    Weight: trimmed(shaped(/^\d{1,4}\.\d{1,2}$/)),
    Quantita: trimmed(shaped(/^\d{1,12}\.\d{2,8}$/)),
    To999: between(1, 999),
    To9999: between(1, 9999),
    From0To999: between(0, 999),
    Date: dated(DATE),
    DateTime: dated(DATE_TIME),
    InvoiceDate: trimmed((text) => dated(DATE)(text) && text >= "1970-01-01"),
    Base64: shaped(/^\s*([A-Za-z0-9+/]\s*){0,}(=\s*){0,2}$/),

    Nazione: shaped(/^[A-Z]{2}$/),
    NazioneOrItaly: shaped(/^([A-Z]{2})?$/),
    Provincia: shaped(/^[A-Z]{2}$/),
    Letters3: shaped(/^[A-Z]{3}$/),
    Digits5: shaped(/^\d{5}$/),
    IdCodice: shaped(/^.{1,28}$/su),
    CodiceFiscale: shaped(/^[A-Z0-9]{11,16}$/),
    CFQuietanzante: shaped(/^[A-Z0-9]{16}$/),
    CodEORI: shaped(/^.{13,17}$/su),
    CodiceDestinatario: shaped(/^[A-Z0-9]{6,7}$/),
    IBAN: shaped(/^[a-zA-Z]{2}\d{2}[a-zA-Z0-9]{11,30}$/),
    BIC: shaped(/^[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?$/),

    Yes: oneOf("SI"),
    FormatoTrasmissione: oneOf("FPA12 FPR12"),
    SoggettoEmittente: oneOf("CC TZ"),
    SocioUnico: oneOf("SU SM"),
    StatoLiquidazione: oneOf("LS LN"),
    RegimeFiscale: numbered("RF", 1, 2, ...upTo(20, 4)),
    TipoDocumento: numbered("TD", ...upTo(6), ...upTo(29, 16)),
    TipoRitenuta: numbered("RT", ...upTo(6)),
    TipoCassa: numbered("TC", ...upTo(22)),
    ModalitaPagamento: numbered("MP", ...upTo(23)),
    CondizioniPagamento: numbered("TP", ...upTo(3)),
    CausalePagamento: oneOf("A B C D E G H I L M N O P Q R S T U V W X Y Z L1 M1 M2 O1 V1 ZO"),
    Tipo: oneOf("SC MG"),
    TipoCessionePrestazione: oneOf("SC PR AB AC"),
    EsigibilitaIVA: oneOf("D I S"),
    Natura: oneOf(
      "N1 N2 N2.1 N2.2 N3 N3.1 N3.2 N3.3 N3.4 N3.5 N3.6 N4 N5 N6 N6.1 N6.2 N6.3 N6.4 N6.5 N6.6 N6.7 N6.8 N6.9 N7",
    ),
  } satisfies Record<string, Test>),
);
