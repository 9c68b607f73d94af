import { CENT, compare, type Exact, exact, isWithin, ONE, plus, roundToCents, sum, times, ZERO } from "../decimal";
import { at, has, type Place, textAt } from "../look";
import { type Judged, type Rule, when } from "./rule";

const RATE = "AliquotaIVA";
/** "22.00" and "22" are one rate. */
const rateKey = (place: Place): string => String(Number(textAt(place, RATE)));
const amount = (place: Place, name: string): Exact => exact(textAt(place, name));
const sumOf = (places: readonly Place[], name: string): Exact => sum(places.map((place) => amount(place, name)));
const charged = ({ lines, funds }: Judged): Place[] => [...lines, ...funds];
const GENERIC = ["N2", "N3", "N6"];

/** Rates of lines and funds that no summary has. */
function unsummed(invoice: Judged): Place[] {
  const known = new Set(invoice.summaries.map(rateKey));
  return charged(invoice).flatMap((place) => when(!known.has(rateKey(place)), at(place, RATE)));
}

/** The summaries of a rate together: what they say is taxed against what lines, funds and roundings add up to. */
function wrongBases(invoice: Judged): Place[] {
  return [...new Set(invoice.summaries.map(rateKey))].flatMap((rate) => {
    const own = (places: readonly Place[]) => places.filter((place) => rateKey(place) === rate);
    const summaries = own(invoice.summaries);
    const said = sumOf(summaries, "ImponibileImporto");
    const due = sum([
      sumOf(own(invoice.lines), "PrezzoTotale"),
      sumOf(own(invoice.funds), "ImportoContributoCassa"),
      sumOf(summaries, "Arrotondamento"),
    ]);
    // Issuers differ whether extra expenses stand among the lines too.
    const withExtras = plus(due, sumOf(summaries, "SpeseAccessorie"));
    const right = isWithin(said, due, ONE) || isWithin(said, withExtras, ONE);
    return summaries.flatMap((summary, n) => when(!right && n === 0, at(summary, "ImponibileImporto")));
  });
}

/** Sums per rate. */
export const totalRules: Rule[] = [
  {
    code: "00419",
    message: "DatiRiepilogo mancante per almeno un'aliquota",
    broken: (invoice) => unsummed(invoice).slice(0, 1),
  },
  {
    code: "00420",
    message: "Natura N6 con EsigibilitaIVA S (scissione dei pagamenti)",
    broken: ({ summaries }) =>
      summaries.flatMap((summary) =>
        when(
          textAt(summary, "Natura").startsWith("N6") && textAt(summary, "EsigibilitaIVA") === "S",
          at(summary, "EsigibilitaIVA"),
        ),
      ),
  },
  {
    code: "00421",
    message: "Imposta diversa da imponibile per aliquota (tolleranza 0,01)",
    broken: ({ summaries }) =>
      summaries.flatMap((summary) => {
        const due = roundToCents(times(times(amount(summary, "ImponibileImporto"), amount(summary, RATE)), CENT));
        return when(!isWithin(amount(summary, "Imposta"), due, CENT), at(summary, "Imposta"));
      }),
  },
  {
    code: "00422",
    message: "ImponibileImporto diverso dalla somma delle linee dell'aliquota (tolleranza 1 euro)",
    broken: wrongBases,
  },
  {
    code: "00424",
    message: "AliquotaIVA non espressa in percentuale",
    broken: (invoice) =>
      [...charged(invoice), ...invoice.summaries].flatMap((place) => {
        const rate = amount(place, RATE);
        return when(compare(rate, ZERO) > 0 && compare(rate, ONE) < 0, at(place, RATE));
      }),
  },
  {
    code: "00443",
    message: "AliquotaIVA di linea o cassa senza riscontro nei dati di riepilogo",
    broken: unsummed,
  },
  {
    code: "00444",
    message: "Natura di linea o cassa senza riscontro nei dati di riepilogo",
    broken: (invoice) => {
      const known = new Set(invoice.summaries.map((summary) => textAt(summary, "Natura")));
      return charged(invoice).flatMap((place) =>
        when(has(place, "Natura") && !known.has(textAt(place, "Natura")), at(place, "Natura")),
      );
    },
  },
  {
    code: "00445",
    message: "Natura generica N2, N3 o N6 non più ammessa",
    broken: (invoice) =>
      [...charged(invoice), ...invoice.summaries].flatMap((place) =>
        when(GENERIC.includes(textAt(place, "Natura")), at(place, "Natura")),
      ),
  },
];
