import { createHash } from "node:crypto";
import { formatCents } from "@/lib/kernel/money";
import { html, type Reply } from "../sandbox/router";
import type { HeldSession } from "./sandbox-state";

const style = `
:root{color-scheme:light dark;--ink:#1a1f2b;--soft:#4a5266;--page:#f2f4f8;--card:#fff;--line:#9aa3b5;--go:#0b5d3b;--note:#fff4d6;--noteink:#5a3d00;--bad:#9b1c1c}
@media (prefers-color-scheme:dark){:root{--ink:#eef1f7;--soft:#b6bece;--page:#12151c;--card:#1c212c;--line:#6b7488;--go:#0f7a4e;--note:#3a2f0d;--noteink:#ffe3a1;--bad:#ff9d9d}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem}
.note{background:var(--note);color:var(--noteink);padding:.75rem 1rem;border-radius:.5rem;margin:0 0 1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem}
h1{font-size:1.35rem;margin:0 0 1rem}
dl{margin:0 0 1.25rem}dt{color:var(--soft)}dd{margin:0 0 .75rem;overflow-wrap:anywhere}
.sum{font-size:1.75rem;font-weight:700}
button,a.button{display:block;width:100%;min-height:3rem;margin:.5rem 0 0;padding:.7rem 1rem;border-radius:.5rem;border:1px solid var(--line);background:transparent;color:inherit;font:inherit;text-align:center;text-decoration:none;cursor:pointer}
button.go,a.go{background:var(--go);border-color:var(--go);color:#fff;font-weight:600}
button:focus-visible,a:focus-visible{outline:3px solid #4c8dff;outline-offset:2px}
.bad{color:var(--bad);font-weight:600;margin:0 0 1rem}
`;
const styleHash = createHash("sha256").update(style).digest("base64");

export type PageState = "open" | "declined" | "expired" | "paid";

const said: Record<Exclude<PageState, "open">, string> = {
  declined:
    "La banca ha rifiutato il pagamento. Non è stato addebitato nulla: si può riprovare o tornare al negozio e scegliere un altro modo di pagare.",
  expired:
    "Il tempo per pagare è scaduto. Non è stato addebitato nulla: torna al negozio per ricominciare il pagamento.",
  paid: "Il pagamento è già stato fatto. Torna al negozio per vedere l'ordine.",
};

/** A page of a pretend gateway: what is paid, and the ways out of it. Self-contained, without scripts. */
export interface PayPage {
  heading: string;
  /** No card, no account: what the page really asks. */
  note: string;
  amountCents: number;
  description: string;
  /** What went wrong, or is over already. */
  message: string;
  /** HTML of the buttons, made of nothing but our own words and escaped ones. */
  ways: string;
  /** Shops it leads back to. */
  backTo: string[];
}

export function payPage({ heading, note, amountCents, description, message, ways, backTo }: PayPage): Reply {
  const amount = escapeHtml(formatCents(amountCents, "it"));
  const body = `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Pagamento di prova · ${amount}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="note"><strong>Pagina di prova.</strong> ${note}</p>
<div class="card">
<h1>${heading}</h1>
${message === "" ? "" : `<p class="bad" role="alert">${message}</p>`}
<dl>
<dt>Descrizione</dt><dd>${escapeHtml(description)}</dd>
<dt>Importo</dt><dd class="sum">${amount}</dd>
</dl>
${ways}
</div>
</main>
</body>
</html>`;
  return html(200, body, {
    "content-security-policy": policyOf(backTo),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
}

/** The card page: what is paid, and the three ways out of it. */
export const cardPage = (session: HeldSession, state: PageState): Reply =>
  payPage({
    heading: "Pagamento con carta",
    note: "Nessuna carta viene chiesta e nessun importo viene addebitato.",
    amountCents: session.amount_total,
    description: session.description,
    message: state === "open" ? "" : said[state],
    ways: waysOut(session, state, formatCents(session.amount_total, "it")),
    backTo: [session.success_url, session.cancel_url],
  });

function waysOut(session: HeldSession, state: PageState, amount: string): string {
  if (state === "paid") return `<a class="button go" href="${escapeHtml(returnUrl(session))}">Torna al negozio</a>`;
  if (state === "expired") return `<a class="button go" href="${escapeHtml(session.cancel_url)}">Torna al negozio</a>`;
  return `<form method="post" action="/stripe/pay/${escapeHtml(session.id)}">
<button class="go" name="action" value="pay">Paga ${escapeHtml(amount)}</button>
<button name="action" value="decline">Rifiuta il pagamento</button>
<button name="action" value="cancel">Annulla</button>
</form>`;
}

/** Where the browser goes after paying. */
export function returnUrl(session: HeldSession): string {
  return session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

/** `form-action` names the shop too: browsers apply it to the redirect that follows the form. */
function policyOf(backTo: readonly string[]): string {
  const shops = new Set(backTo.map((url) => new URL(url).origin));
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action 'self' ${[...shops].join(" ")}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
