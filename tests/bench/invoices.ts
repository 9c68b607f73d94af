import { bodyOf } from "@/lib/invoicing/fatturapa/body";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { checkInvoice, checkTree } from "@/lib/invoicing/fatturapa/check";
import { invoicePdf } from "@/lib/invoicing/pdf/invoice-pdf";
import { documentOf, TRANSMISSION } from "../rules/invoicing/support/documents";
import type { Bench, Measure } from "./support/bench";
import { inTurns, perSecond } from "./support/clock";
import { type Drawing, drawAgain, recordDrawing } from "./support/drawn";

const ROUND = 200;
const ROUNDS = 25;
const PDFS = 10;
const PDF_ROUNDS = 15;

/** Invoices of three lines, each with its own number. */
const documents = Array.from({ length: 500 }, (_, n) =>
  documentOf(
    ["Attivazione PEC, 12 mesi", "Spazio aggiuntivo, 1 GB", "Notifica SMS, 12 mesi"].map((description, line) => ({
      description: `${description} – casella n. ${n}`,
      netCents: 1000 + 37 * line + n,
      vatBps: 2200,
    })),
    { numberText: `${n + 1}/2026` },
  ),
);
const at = (n: number) => documents[n % documents.length] ?? documentOf([]);

/** The elements of an invoice are made and checked before they are written, which is the way to SdI's own check. */
async function xml(): Promise<Measure[]> {
  const trees = documents.map((document) => invoiceTree(document, TRANSMISSION));
  const tree = (n: number) => trees[n % trees.length] ?? bodyOf(at(n));
  const write = async (n: number) => writeXml(tree(n));
  const whole = async (n: number) => {
    const made = invoiceTree(at(n), TRANSMISSION);
    if (checkTree(made).length > 0) throw new Error("an invoice of the bench is wrong");
    return writeXml(made);
  };
  const readAgain = async (n: number) => {
    if (checkInvoice(await whole(n)).length > 0) throw new Error("an invoice of the bench is wrong");
  };
  for (const warm of [write, whole, readAgain]) await perSecond(ROUND * 10, 1, warm);
  const { ratio, ...rates } = await inTurns({ rounds: ROUNDS, times: ROUND }, { alone: write, ours: whole });
  const twice = await perSecond(ROUND * 3, 1, readAgain);
  const detail = { ...rates, readBack: Math.round(twice) };
  return [{ name: "XML built and checked, against writing it alone", ratio, detail }];
}

/** Invoices differ, on both sides; those pdfkit draws again are checked to be the very same files. */
async function pdf(): Promise<Measure> {
  const draw = (n: number) =>
    invoicePdf({ document: at(n), standing: { state: "issued", sdiId: null, on: null }, createdAt: new Date(0) });
  const drawings: Drawing[] = [];
  for (let n = 0; n < PDFS * 2; n++) drawings.push(await recordDrawing(() => draw(n)));
  const bare = (n: number) => drawAgain(drawings[n % drawings.length] as Drawing);
  for (let n = 0; n < drawings.length; n++)
    if (!(await draw(n)).equals(await bare(n))) throw new Error("pdfkit alone drew another page");
  const { ratio, ...detail } = await inTurns({ rounds: PDF_ROUNDS, times: PDFS }, { alone: bare, ours: draw });
  return { name: "PDF, against bare pdfkit drawing the same page", ratio, bar: { atLeast: 0.6 }, detail };
}

const bench: Bench = {
  name: "invoices",
  bar: { atLeast: 0.3 },
  run: async () => [...(await xml()), await pdf()],
};
export default bench;
