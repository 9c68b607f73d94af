import { bodyOf } from "@/lib/invoicing/fatturapa/body";
import { invoiceTree, writeXml } from "@/lib/invoicing/fatturapa/build";
import { checkInvoice, checkTree } from "@/lib/invoicing/fatturapa/check";
import { invoicePdf } from "@/lib/invoicing/pdf/invoice-pdf";
import { documentOf, TRANSMISSION } from "../rules/invoicing/support/documents";
import type { Bench, Measure } from "./support/bench";
import { median, perSecond } from "./support/clock";
import { drawAgain, recordDrawing } from "./support/drawn";

const ROUND = 200;
const ROUNDS = 25;
const PDFS = 60;

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
  // In turns, so that whatever else the machine does weighs on both sides alike.
  const rounds = [];
  for (let n = 0; n < ROUNDS; n++)
    rounds.push({ alone: await perSecond(ROUND, 1, write), built: await perSecond(ROUND, 1, whole) });
  const ratio = median(rounds.map(({ alone, built }) => built / alone));
  const [alone, built] = [median(rounds.map((round) => round.alone)), median(rounds.map((round) => round.built))];
  const twice = await perSecond(ROUND * 3, 1, readAgain);
  const detail = { perSecond: Math.round(built), alone: Math.round(alone), readBack: Math.round(twice) };
  return [{ name: "XML built and checked, against writing it alone", ratio, detail }];
}

async function pdf(): Promise<Measure> {
  const draw = (n: number) =>
    invoicePdf({ document: at(n), standing: { state: "issued", sdiId: null, on: null }, createdAt: new Date(0) });
  const drawing = await recordDrawing(() => draw(0), { size: "A4", margin: 56, bufferPages: true });
  await drawAgain(drawing);
  const bare = await perSecond(PDFS, 1, () => drawAgain(drawing));
  const ours = await perSecond(PDFS, 1, draw);
  const detail = { perSecond: Math.round(ours), bare: Math.round(bare) };
  return { name: "PDF, against bare pdfkit", ratio: ours / bare, bar: { atLeast: 0.6 }, detail };
}

const bench: Bench = {
  name: "invoices",
  bar: { atLeast: 0.3 },
  run: async () => [...(await xml()), await pdf()],
};
export default bench;
