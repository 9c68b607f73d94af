/** What stands in a field :86:, whichever way the bank fills it. */
export interface Information {
  text: string;
  name: string;
  iban: string;
  endToEnd: string;
  /** The bank's own words: what is not the payer's text. */
  info: string;
}

const EMPTY: Information = { text: "", name: "", iban: "", endToEnd: "", info: "" };
const IBAN = /\b([A-Z]{2}\d{2}[A-Z0-9]{11,30})\b/;

/**
 * Reads field :86: of MT940: subfields `?20…` with the transaction code before them, code words between slashes
 * (`/REMI/…/NAME/…`), or free text, in which only what is labelled as name or account is taken for it.
 */
export function readInformation(raw: string): Information {
  const joined = raw.replace(/\n/g, "");
  if (/^\d{3}\?\d{2}|^\?\d{2}|^\d{3}[^\w\s?/:]\d{2}/.test(joined)) return numbered(joined);
  if (/^\/[A-Z]{3,4}\//.test(joined)) return slashed(joined);
  return free(raw);
}

/** `166?00GUTSCHRIFT?20SVWZ+…?21…?31account?32name?33name`: also with another separator than "?". */
function numbered(joined: string): Information {
  const separator = /^\d{0,3}([^\w\s])/.exec(joined)?.[1] ?? "?";
  const fields = joined.split(separator).slice(1);
  const of = (from: number, to: number) =>
    fields
      .filter((field) => Number(field.slice(0, 2)) >= from && Number(field.slice(0, 2)) <= to)
      .map((field) => field.slice(2));
  const remittance = [...of(20, 29), ...of(60, 63)].join("");
  const tagged = Object.fromEntries(
    [...remittance.matchAll(/([A-Z]{4})\+(.*?)(?=[A-Z]{4}\+|$)/g)].map(([, tag, value]) => [tag, value?.trim() ?? ""]),
  );
  return {
    text: tagged.SVWZ ?? remittance,
    name: of(32, 33).join("").trim(),
    iban: tagged.IBAN || (of(31, 31)[0] ?? ""),
    endToEnd: notProvided(tagged.EREF ?? ""),
    info: of(0, 0).join(""),
  };
}

const WORDS =
  "EREF|REMI|NAME|IBAN|BIC|TRTP|MARF|CSID|PREF|TRCD|BENM|ORDP|ISDT|RTRN|USTD|STRD|CNTP|ID|ADDR|PURP|ULTD|ULTB|SVCL|OCMT|CHGS|EXCH|RREF|BUSP|TRAN|ORIG|VALD|NRTX|BO|BA|ULTC|DORG|ENIS|KREF|ORDI|INFO|PROC|RFB";
const WORD = new RegExp(`/(${WORDS})/`, "g");

/** `/EREF/…/ORDP//NAME/…/REMI/…`: a code word opens a field that lasts to the next one. */
function slashed(joined: string): Information {
  const marks = [...joined.matchAll(WORD)].filter((mark, i, all) => i === 0 || startsAfter(all[i - 1], mark));
  const fields = new Map<string, string>();
  for (const [i, mark] of marks.entries()) {
    const value = joined.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? joined.length);
    const word = mark[1] ?? "";
    if (!fields.has(word)) fields.set(word, value.replace(/^\/+|\/+$/g, "").trim());
  }
  const [account = "", , counterName = ""] = (fields.get("CNTP") ?? "").split("/");
  return {
    text: (fields.get("REMI") ?? fields.get("USTD") ?? "").replace(/^(USTD|STRD)\/+/, ""),
    name: fields.get("NAME") || counterName,
    iban: fields.get("IBAN") || account,
    endToEnd: notProvided(fields.get("EREF") ?? ""),
    info: fields.get("TRTP") ?? "",
  };
}

const startsAfter = (before: RegExpExecArray | undefined, mark: RegExpExecArray): boolean =>
  before === undefined || mark.index >= before.index + before[0].length - 1;

const notProvided = (text: string): string => (/^(NOT ?PROVIDED|NONREF)$/i.test(text.trim()) ? "" : text.trim());

const NAME =
  /(?:\bNAA?M[EA]?:|\bORDINANTE:?|\bORD(?:\.|:)|\bAUFTRAGGEBER:|\bDA:)\s*([^\n/]{2,70}?)(?=\s{2,}|\s+(?:CAUS|IBAN|CRO|RIF|NOTE|MITTEILUNGEN|BIC)\b|[\n/]|$)/i;

function free(raw: string): Information {
  const text = raw.trim();
  return {
    ...EMPTY,
    text,
    name: NAME.exec(text)?.[1]?.trim() ?? "",
    iban: IBAN.exec(text.toUpperCase())?.[1] ?? "",
  };
}
