import { allAt, at, textAt } from "../look";
import { type Rule, when } from "./rule";

/** A date without its time zone: "2026-11-21". */
const dateOf = (text: string): string => text.slice(0, 10);

/** The document as a whole. */
export const documentRules: Rule[] = [
  {
    code: "00403",
    message: "Data successiva alla data di ricezione",
    broken: ({ document, receivedOn }) =>
      when(receivedOn !== null && dateOf(textAt(document, "Data")) > receivedOn, at(document, "Data")),
  },
  {
    code: "00418",
    message: "Data della nota di credito antecedente a quella della fattura collegata",
    broken: ({ type, document, body }) =>
      type === "TD04"
        ? allAt(body, "DatiGenerali/DatiFattureCollegate/Data").filter(
            ({ node }) => dateOf(textAt(document, "Data")) < dateOf(node.text?.trim() ?? ""),
          )
        : [],
  },
  {
    code: "00425",
    message: "Numero senza caratteri numerici",
    broken: ({ document }) => when(!/\d/.test(textAt(document, "Numero")), at(document, "Numero")),
  },
];
