import { CENT, type Exact, exact, isWithin, isZero, minus, ONE, plus, times } from "../decimal";
import { allAt, at, has, type Place, textAt } from "../look";
import { type Rule, when } from "./rule";

const rateOf = (place: Place): Exact => exact(textAt(place, "AliquotaIVA"));

/** Without VAT a reason (Natura) is due, with VAT there is none: the same three times, for lines, funds and summaries. */
const reasonRules = (missing: string, extra: string, of: "lines" | "funds" | "summaries", what: string): Rule[] => [
  {
    code: missing,
    message: `Natura non presente a fronte di AliquotaIVA pari a zero (${what})`,
    broken: (invoice) => invoice[of].filter((place) => isZero(rateOf(place)) && !has(place, "Natura")),
  },
  {
    code: extra,
    message: `Natura presente a fronte di AliquotaIVA diversa da zero (${what})`,
    broken: (invoice) =>
      invoice[of].flatMap((place) => when(!isZero(rateOf(place)) && has(place, "Natura"), at(place, "Natura"))),
  },
];

const withholdingRule = (code: string, of: "lines" | "funds", what: string): Rule => ({
  code,
  message: `DatiRitenuta assente a fronte di Ritenuta SI (${what})`,
  broken: ({ document, ...invoice }) =>
    has(document, "DatiRitenuta")
      ? []
      : invoice[of].flatMap((place) => when(has(place, "Ritenuta"), at(place, "Ritenuta"))),
});

const withoutAmount = (discounts: Place[]): Place[] =>
  discounts.filter((place) => !has(place, "Percentuale") && !has(place, "Importo"));

/** Unit price less its discounts, one after the other, times the quantity (one when it is not said). */
function totalOf(line: Place): Exact {
  const unit = allAt(line, "ScontoMaggiorazione").reduce(
    (price, discount) => {
      const amount = textAt(discount, "Importo");
      const share = times(price, exact(textAt(discount, "Percentuale")));
      const change = amount ? exact(amount) : times(share, CENT);
      return textAt(discount, "Tipo") === "MG" ? plus(price, change) : minus(price, change);
    },
    exact(textAt(line, "PrezzoUnitario")),
  );
  return times(unit, has(line, "Quantita") ? exact(textAt(line, "Quantita")) : ONE);
}

/** Lines of goods and services, funds and discounts. */
export const lineRules: Rule[] = [
  ...reasonRules("00400", "00401", "lines", "linea"),
  withholdingRule("00411", "lines", "linea"),
  ...reasonRules("00413", "00414", "funds", "cassa previdenziale"),
  withholdingRule("00415", "funds", "cassa previdenziale"),
  {
    code: "00423",
    message: "PrezzoTotale diverso da prezzo unitario, sconti e quantità (tolleranza 0,01)",
    broken: ({ lines }) =>
      lines.flatMap((line) =>
        when(!isWithin(exact(textAt(line, "PrezzoTotale")), totalOf(line), CENT), at(line, "PrezzoTotale")),
      ),
  },
  ...reasonRules("00429", "00430", "summaries", "riepilogo"),
  {
    code: "00437",
    message: "ScontoMaggiorazione del documento senza Percentuale né Importo",
    broken: ({ document }) => withoutAmount(allAt(document, "ScontoMaggiorazione")),
  },
  {
    code: "00438",
    message: "ScontoMaggiorazione di linea senza Percentuale né Importo",
    broken: ({ lines }) => withoutAmount(lines.flatMap((line) => allAt(line, "ScontoMaggiorazione"))),
  },
  {
    code: "00474",
    message: "Linea ad aliquota zero con TipoDocumento TD21",
    broken: ({ type, lines }) => (type === "TD21" ? lines.filter((line) => isZero(rateOf(line))) : []),
  },
];
