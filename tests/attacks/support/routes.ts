import { WHO, type Who } from "./people";
import type { World } from "./world";

/** How a request is met: shown, sent to sign in, sent on inside the shop, not found, or refused (403, 405). */
export type Met = "shown" | "sign-in" | "sent-on" | "not-found" | "refused";
export interface Route {
  path: (world: World) => string;
  met: Record<Who, Met>;
  /** Who may find the owner's data in the answer. */
  reads: readonly Who[];
}

const OUTSIDE: Who[] = ["anonymous", "ended", "other-seller"];
const STAFF: Who[] = ["sales", "back-office", "accounting", "help-desk", "admin"];

const all = (met: Met) => Object.fromEntries(WHO.map((who) => [who, met])) as Record<Who, Met>;
const having = (met: Record<Who, Met>, who: readonly Who[], instead: Met) => ({
  ...met,
  ...Object.fromEntries(who.map((each) => [each, instead])),
});

type Path = string | ((world: World) => string);
const pathOf = (path: Path) => (typeof path === "string" ? () => `/visura${path}` : (w: World) => `/visura${path(w)}`);

/** A page that says the same to everybody. */
const open = (path: Path, met = all("shown")): Route => ({ path: pathOf(path), met, reads: [] });
/** A page of an account: everybody their own. */
const account = (path: Path): Route => ({
  path: pathOf(path),
  met: having(all("shown"), OUTSIDE, "sign-in"),
  reads: ["owner"],
});
/** A page of something of the owner's account; `others` are the staff who may see it as well. */
const own = (path: Path, others: Who[] = []): Route => ({
  path: pathOf(path),
  met: having(having(all("not-found"), OUTSIDE, "sign-in"), ["owner", ...others], "shown"),
  reads: ["owner", ...others],
});
/** A page of the desk for some of the staff. */
const desk = (path: Path, roles: Who[] = STAFF): Route => ({
  path: pathOf(path),
  met: having(having(all("not-found"), OUTSIDE, "sign-in"), roles, "shown"),
  reads: roles,
});
/** A page that sends whoever may see it somewhere else. */
const sentOn = (route: Route): Route => ({ ...route, met: having(route.met, STAFF, "sent-on") });
/** A page under the private link of an order that belongs to an account. */
const order = (path: Path, instead: Met = "shown"): Route => ({
  path: pathOf(path),
  met: having(having(all("not-found"), OUTSIDE, "sign-in"), ["owner", ...STAFF], instead),
  reads: ["owner", ...STAFF],
});
/** A file or a document, by a route that says no more than 404. */
const file = (path: Path, roles: Who[]): Route => ({
  path: pathOf(path),
  met: having(all("not-found"), roles, "shown"),
  reads: roles,
});

/** As above, where a stranger reads that the link leads nowhere. */
const orderOrDead = (path: Path): Route => {
  const route = order(path, "sent-on");
  return { ...route, met: having(route.met, ["customer", "reseller"], "shown") };
};

const AGREEMENTS: Who[] = ["sales", "back-office", "admin"];
const RESELLERS: Who[] = ["back-office", "admin"];
const ACCOUNTING: Who[] = ["accounting", "admin"];
const MONEY: Who[] = ["back-office", ...ACCOUNTING];
/** A page that leads on, for those to whom it would be shown. */
const sentOnFrom = (route: Route): Route => ({
  ...route,
  met: Object.fromEntries(
    WHO.map((who) => [who, route.met[who] === "shown" ? "sent-on" : route.met[who]]),
  ) as Route["met"],
});

const draft = (step: string) => (w: World) => `/acquista/${w.tokens.draft}${step}`;

/** Every page and route by its file under app/, and how each person who asks for it is met. */
export const ROUTES: Record<string, Route> = {
  "page.tsx": { path: () => "/", met: all("shown"), reads: [] },
  "posta-demo/page.tsx": { path: () => "/posta-demo", met: all("shown"), reads: WHO },
  "posta-demo/sms/page.tsx": { path: () => "/posta-demo/sms", met: all("shown"), reads: WHO },
  "posta-demo/codici/page.tsx": { path: () => "/posta-demo/codici", met: all("shown"), reads: [] },
  "posta-demo/[id]/page.tsx": { path: () => "/posta-demo/unknown", met: all("not-found"), reads: [] },
  "api/health/route.ts": { path: () => "/api/health", met: all("shown"), reads: [] },
  "api/metrics/route.ts": { path: () => "/api/metrics", met: all("shown"), reads: [] },
  "api/auth/[...nextauth]/route.ts": { path: () => "/api/auth/signin", met: all("not-found"), reads: [] },
  "api/webhooks/paypal/route.ts": { path: () => "/api/webhooks/paypal", met: all("refused"), reads: [] },
  "api/webhooks/resend/route.ts": { path: () => "/api/webhooks/resend", met: all("refused"), reads: [] },
  "api/webhooks/sdi/route.ts": { path: () => "/api/webhooks/sdi", met: all("refused"), reads: [] },
  "api/webhooks/stripe/route.ts": { path: () => "/api/webhooks/stripe", met: all("refused"), reads: [] },
  "[seller]/api/caricamenti/route.ts": open("/api/caricamenti", all("refused")),
  "[seller]/api/allegati/route.ts": open("/api/allegati", all("refused")),
  "[seller]/api/ricevute/route.ts": open("/api/ricevute", all("refused")),
  "[seller]/api/nomi/route.ts": open("/api/nomi?nome=prova.nome&dominio=legalmail.it"),
  "[seller]/esci/route.ts": open("/esci", all("refused")),
  "[seller]/termina/route.ts": open("/termina", all("refused")),
  "[seller]/api/esporta/[list]/route.ts": file("/api/esporta/caselle", STAFF),
  "[seller]/api/file/[fileId]/route.ts": file((w) => `/api/file/${w.ids.file}`, ["owner", "back-office", "admin"]),
  "[seller]/(account)/fatture/[id]/pdf/route.ts": file((w) => `/fatture/${w.ids.invoice}/pdf`, ["owner", ...STAFF]),
  "[seller]/(account)/fatture/[id]/xml/route.ts": file((w) => `/fatture/${w.ids.invoice}/xml`, ["owner", ...STAFF]),

  "[seller]/(shop)/page.tsx": open(""),
  "[seller]/(shop)/aiuto/page.tsx": open("/aiuto"),
  "[seller]/(shop)/configura/page.tsx": open("/configura?casella=mario.rossi@pec.example"),
  "[seller]/.well-known/autoconfig/mail/config-v1.1.xml/route.ts": open("/.well-known/autoconfig/mail/config-v1.1.xml"),
  "[seller]/api/profilo-posta/route.ts": open("/api/profilo-posta?casella=x", all("not-found")),
  "[seller]/(shop)/contatti/page.tsx": open("/contatti"),
  "[seller]/(shop)/piani/page.tsx": open("/piani"),
  "[seller]/(shop)/condizioni/[code]/page.tsx": open((w) => `/condizioni/${w.ids.conditions}`),
  "[seller]/(shop)/accedi/page.tsx": open("/accedi?next=/visura/ordini", having(all("sent-on"), OUTSIDE, "shown")),
  // Only for whoever has just given the password.
  "[seller]/(shop)/accedi/codice/page.tsx": open("/accedi/codice", all("sign-in")),
  "[seller]/(shop)/accedi/password/page.tsx": open("/accedi/password", all("sign-in")),
  "[seller]/(shop)/accedi/attiva/page.tsx": open("/accedi/attiva", having(all("shown"), OUTSIDE, "sign-in")),
  "[seller]/(shop)/iscriviti/page.tsx": open("/iscriviti"),
  "[seller]/(shop)/iscriviti/fatto/page.tsx": open("/iscriviti/fatto"),
  "[seller]/(shop)/recupero/page.tsx": open("/recupero"),
  "[seller]/(shop)/recupero/nome-utente/page.tsx": open("/recupero/nome-utente"),
  "[seller]/(shop)/recupero/[token]/page.tsx": open((w) => `/recupero/${w.tokens["reset-password"]}`),
  "[seller]/(shop)/conferma/[token]/page.tsx": open((w) => `/conferma/${w.tokens["confirm-email"]}`),
  "[seller]/(shop)/recupero/documento/page.tsx": open("/recupero/documento"),
  "[seller]/(shop)/recupero/documento/fatto/page.tsx": open("/recupero/documento/fatto"),
  "[seller]/(shop)/conferma/indirizzo/[token]/page.tsx": open((w) => `/conferma/indirizzo/${w.tokens["change-email"]}`),
  "[seller]/(shop)/conferma/annulla/[token]/page.tsx": open((w) => `/conferma/annulla/${w.tokens["undo-email"]}`),
  "[seller]/(shop)/acquista/page.tsx": open("/acquista"),
  "[seller]/(shop)/acquista/convenzione/page.tsx": open("/acquista/convenzione"),
  "[seller]/(shop)/acquista/offerta/page.tsx": open("/acquista/offerta", all("not-found")), // visura makes no offers
  "[seller]/(shop)/rinnova/page.tsx": open("/rinnova"),
  "[seller]/(shop)/assistenza/page.tsx": open("/assistenza"),
  "[seller]/(shop)/assistenza/[tipo]/page.tsx": open("/assistenza/forced-reset"),
  "[seller]/(shop)/revoca/page.tsx": open("/revoca"),
  "[seller]/(shop)/revoca/fatto/page.tsx": open("/revoca/fatto"),
  "[seller]/(shop)/revoca/[token]/page.tsx": { ...open((w) => `/revoca/${w.tokens.revoke}`), reads: WHO },
  "[seller]/(shop)/rinnova/richiesta/page.tsx": open("/rinnova/richiesta"),

  "[seller]/(shop)/acquista/[token]/page.tsx": order(draft(""), "sent-on"),
  "[seller]/(shop)/acquista/[token]/piano/page.tsx": order(draft("/piano")),
  "[seller]/(shop)/acquista/[token]/titolare/page.tsx": order(draft("/titolare")),
  "[seller]/(shop)/acquista/[token]/nomi/page.tsx": order(draft("/nomi"), "sent-on"),
  "[seller]/(shop)/acquista/[token]/documenti/page.tsx": order(draft("/documenti"), "sent-on"),
  "[seller]/(shop)/acquista/[token]/contratto/page.tsx": order(draft("/contratto"), "sent-on"),
  "[seller]/(shop)/acquista/[token]/pagamento/page.tsx": orderOrDead(draft("/pagamento")),
  "[seller]/(shop)/acquista/[token]/modulo/page.tsx": order(draft("/modulo"), "sent-on"),
  "[seller]/(shop)/ordine/[token]/modulo/route.ts": file(
    (w) => `/ordine/${w.tokens.paper}/modulo`,
    ["owner", ...STAFF],
  ),
  "[seller]/(shop)/ordine/[token]/page.tsx": order((w) => `/ordine/${w.tokens.order}`),
  "[seller]/(shop)/paga/[token]/page.tsx": orderOrDead((w) => `/paga/${w.tokens.order}`),
  "[seller]/(shop)/paga/[token]/dati/page.tsx": orderOrDead((w) => `/paga/${w.tokens.order}/dati`),
  "[seller]/(shop)/paga/[token]/proforma/route.ts": open((w) => `/paga/${w.tokens.order}/proforma`, all("not-found")),
  "[seller]/(shop)/segnala-pagamento/page.tsx": open("/segnala-pagamento"),
  "[seller]/(shop)/pagamento/[paymentId]/esito/page.tsx": {
    ...open((w) => `/pagamento/${w.ids.payment}/esito`),
    reads: ["owner", ...STAFF],
  },
  // Whoever holds these links is who they were mailed to.
  "[seller]/(shop)/credenziali/[token]/page.tsx": open((w) => `/credenziali/${w.tokens.credentials}`),
  "[seller]/(shop)/rinnova/[token]/page.tsx": { ...open((w) => `/rinnova/${w.tokens.renewal}`), reads: WHO },
  "[seller]/(shop)/non-rinnovo/[token]/page.tsx": {
    ...open((w) => `/non-rinnovo/${w.tokens["no-renewal"]}`),
    reads: WHO,
  },
  "[seller]/(shop)/richiesta/[token]/page.tsx": open((w) => `/richiesta/${w.tokens.request}`, all("sent-on")),

  "[seller]/(shop)/azienda/[token]/page.tsx": open((w) => `/azienda/${w.tokens.company}`),

  "[seller]/(account)/caselle/page.tsx": account("/caselle"),
  "[seller]/(account)/conto/page.tsx": account("/conto"),
  "[seller]/(account)/conto/estratto/route.ts": {
    ...account("/conto/estratto"),
    met: having(all("shown"), OUTSIDE, "not-found"),
  },
  "[seller]/(account)/carta/page.tsx": account("/carta"),
  "[seller]/(account)/conto/persone/page.tsx": account("/conto/persone"),
  "[seller]/(account)/conto/versa/page.tsx": account("/conto/versa"),
  "[seller]/(account)/conto/versa/conferma/page.tsx": account("/conto/versa/conferma?importo=5000&metodo=transfer"),
  "[seller]/(account)/fatture/page.tsx": account("/fatture"),
  "[seller]/(account)/ordini/page.tsx": account("/ordini"),
  "[seller]/(account)/profilo/page.tsx": account("/profilo"),
  "[seller]/(account)/profilo/conferma/page.tsx": account("/profilo/conferma"),
  "[seller]/(account)/profilo/due-passaggi/page.tsx": account("/profilo/due-passaggi"),
  "[seller]/(account)/profilo/domanda/page.tsx": account("/profilo/domanda"),
  "[seller]/(account)/profilo/email/page.tsx": account("/profilo/email"),
  "[seller]/(account)/richieste/page.tsx": account("/richieste"),
  "[seller]/(account)/caselle/rinnovi/page.tsx": account("/caselle/rinnovi"),
  "[seller]/(account)/caselle/rinnovi/elenco/page.tsx": account("/caselle/rinnovi/elenco"),
  "[seller]/(account)/caselle/rinnovi/[id]/page.tsx": own((w) => `/caselle/rinnovi/${w.ids.renewalBatch}`),
  "[seller]/(account)/caselle/[id]/page.tsx": own((w) => `/caselle/${w.ids.mailbox}`),
  "[seller]/(account)/caselle/[id]/azienda/page.tsx": own((w) => `/caselle/${w.ids.mailbox}/azienda`),
  "[seller]/(account)/caselle/[id]/servizi/page.tsx": own((w) => `/caselle/${w.ids.mailbox}/servizi`),
  // Only sellers whose policy asks for declarations have the page.
  "[seller]/(account)/caselle/[id]/utilizzatore/page.tsx": {
    ...own((w) => `/caselle/${w.ids.mailbox}/utilizzatore`),
    met: having(all("not-found"), OUTSIDE, "sign-in"),
    reads: [],
  },
  // Only a HUB has the panel.
  "[seller]/(account)/caselle/[id]/hub/page.tsx": {
    ...own((w) => `/caselle/${w.ids.mailbox}/hub`),
    met: having(all("not-found"), OUTSIDE, "sign-in"),
    reads: [],
  },
  "[seller]/(account)/caselle/[id]/opzioni/page.tsx": own((w) => `/caselle/${w.ids.mailbox}/opzioni`),
  "[seller]/(account)/caselle/[id]/rinnova/page.tsx": own((w) => `/caselle/${w.ids.mailbox}/rinnova`),
  "[seller]/(account)/conto/versamenti/[id]/page.tsx": own((w) => `/conto/versamenti/${w.ids.topUp}`),
  "[seller]/(account)/richieste/[id]/page.tsx": own((w) => `/richieste/${w.ids.request}`),

  "[seller]/(desk)/desk/page.tsx": desk("/desk"),
  "[seller]/(desk)/desk/panoramica/page.tsx": desk("/desk/panoramica"),
  "[seller]/(desk)/desk/posta/page.tsx": desk("/desk/posta"),
  "[seller]/(desk)/desk/impostazioni/page.tsx": sentOn(desk("/desk/impostazioni")),
  "[seller]/(desk)/desk/impostazioni/diritti/page.tsx": desk("/desk/impostazioni/diritti"),
  "[seller]/(desk)/desk/impostazioni/regole/page.tsx": desk("/desk/impostazioni/regole"),
  "[seller]/(desk)/desk/impostazioni/regole/[parte]/page.tsx": desk("/desk/impostazioni/regole/catalogue"),
  "[seller]/(desk)/desk/impostazioni/regole/differenze/page.tsx": desk("/desk/impostazioni/regole/differenze", [
    "admin",
  ]),
  "[seller]/(desk)/desk/impostazioni/regole/file/page.tsx": desk("/desk/impostazioni/regole/file", ["admin"]),
  "[seller]/(desk)/desk/impostazioni/regole/versioni/[version]/page.tsx": desk("/desk/impostazioni/regole/versioni/1"),
  "[seller]/(desk)/desk/attivita/[id]/page.tsx": desk((w) => `/desk/attivita/${w.ids.task}`),
  "[seller]/(desk)/desk/caselle/page.tsx": desk("/desk/caselle"),
  "[seller]/(desk)/desk/caselle/rinnovi/page.tsx": desk(
    (w) => `/desk/caselle/rinnovi?casella=${w.ids.mailbox}`,
    ["sales", "back-office", "admin"],
  ),
  "[seller]/(desk)/desk/caselle/rinnovi/[id]/page.tsx": desk((w) => `/desk/caselle/rinnovi/${w.ids.renewalBatch}`),
  "[seller]/(desk)/desk/caselle/[id]/page.tsx": desk((w) => `/desk/caselle/${w.ids.mailbox}`),
  "[seller]/(desk)/desk/carta/page.tsx": desk("/desk/carta"),
  "[seller]/(desk)/desk/carta/[id]/page.tsx": desk((w) => `/desk/carta/${w.ids.paper}`),
  "[seller]/(desk)/desk/convenzioni/page.tsx": desk("/desk/convenzioni"),
  "[seller]/(desk)/desk/convenzioni/nuova/page.tsx": desk("/desk/convenzioni/nuova", AGREEMENTS),
  "[seller]/(desk)/desk/convenzioni/[id]/page.tsx": desk((w) => `/desk/convenzioni/${w.ids.agreement}`),
  "[seller]/(desk)/desk/convenzioni/[id]/modifica/page.tsx": desk(
    (w) => `/desk/convenzioni/${w.ids.agreement}/modifica`,
    AGREEMENTS,
  ),
  "[seller]/(desk)/desk/convenzioni/[id]/codici/route.ts": file(
    (w) => `/desk/convenzioni/${w.ids.agreement}/codici`,
    AGREEMENTS,
  ),
  "[seller]/(desk)/desk/rivenditori/page.tsx": desk("/desk/rivenditori"),
  "[seller]/(desk)/desk/rivenditori/nuovo/page.tsx": desk("/desk/rivenditori/nuovo", RESELLERS),
  "[seller]/(desk)/desk/rivenditori/[id]/page.tsx": desk((w) => `/desk/rivenditori/${w.ids.reseller}`),
  // A reseller's area is there for whoever has one: nobody of those who ask here.
  "[seller]/(account)/rivendita/page.tsx": desk("/rivendita", []),
  "[seller]/(account)/rivendita/clienti/page.tsx": desk("/rivendita/clienti", []),
  "[seller]/(account)/rivendita/clienti/[id]/page.tsx": desk((w) => `/rivendita/clienti/${w.ids.holder}`, []),
  "[seller]/(account)/rivendita/richieste/page.tsx": desk("/rivendita/richieste", []),
  "[seller]/(account)/rivendita/richieste/[id]/page.tsx": desk((w) => `/rivendita/richieste/${w.ids.request}`, []),
  "[seller]/(account)/rivendita/rendiconto/page.tsx": desk("/rivendita/rendiconto", []),
  "[seller]/(account)/rivendita/rendiconto/csv/route.ts": file("/rivendita/rendiconto/csv", []),
  "[seller]/(account)/rivendita/caselle/csv/route.ts": file("/rivendita/caselle/csv", []),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/csv/route.ts": file(
    () => "/convenzioni/avvocati-esempio/gestione/csv",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/scadenze/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/scadenze",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/scadenze/csv/route.ts": file(
    () => "/convenzioni/avvocati-esempio/gestione/scadenze/csv",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/scadenze/ini-pec/route.ts": file(
    () => "/convenzioni/avvocati-esempio/gestione/scadenze/ini-pec",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/scadenze/rinnova/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/scadenze/rinnova",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/scadenze/rinnovi/[id]/page.tsx": desk(
    (w) => `/convenzioni/avvocati-esempio/gestione/scadenze/rinnovi/${w.ids.agreementBatch}`,
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/solleciti/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/solleciti",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/solleciti/scrivi/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/solleciti/scrivi",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/rendiconto/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/rendiconto",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/rinnovo/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/rinnovo",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/rendiconto/csv/route.ts": file(
    () => "/convenzioni/avvocati-esempio/gestione/rendiconto/csv",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/attivazioni/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/attivazioni",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/attivazioni/[run]/page.tsx": desk(
    (w) => `/convenzioni/avvocati-esempio/gestione/attivazioni/${w.ids.activation}`,
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/attivazioni/[run]/[member]/page.tsx": desk(
    (w) => `/convenzioni/avvocati-esempio/gestione/attivazioni/${w.ids.activation}/${w.ids.activationMember}`,
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/attivazioni/[run]/csv/route.ts": file(
    (w) => `/convenzioni/avvocati-esempio/gestione/attivazioni/${w.ids.activation}/csv`,
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/elenco/page.tsx": desk(
    "/convenzioni/avvocati-esempio/gestione/elenco",
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/elenco/[list]/page.tsx": desk(
    (w) => `/convenzioni/avvocati-esempio/gestione/elenco/${w.ids.memberList}`,
    AGREEMENTS,
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/gestione/elenco/[list]/errori/route.ts": file(
    (w) => `/convenzioni/avvocati-esempio/gestione/elenco/${w.ids.memberList}/errori`,
    AGREEMENTS,
  ),
  "[seller]/api/convenzioni/[agreement]/elenco/route.ts": open(
    "/api/convenzioni/avvocati-esempio/elenco",
    all("refused"),
  ),
  "[seller]/(agreement)/convenzioni/[agreement]/page.tsx": open("/convenzioni/avvocati-esempio"),
  "[seller]/r/[reseller]/logo/route.ts": open((w) => `/r/${w.ids.reseller}/logo`, all("not-found")),
  "[seller]/(agreement)/convenzioni/[agreement]/logo/route.ts": open(
    "/convenzioni/avvocati-esempio/logo",
    all("not-found"), // the demo's has none
  ),
  "[seller]/(desk)/desk/costituende/page.tsx": desk("/desk/costituende"),
  "[seller]/(desk)/desk/costituende/[id]/page.tsx": desk((w) => `/desk/costituende/${w.ids.holder}`),
  "[seller]/api/cerca/route.ts": file("/api/cerca?q=cl", STAFF),
  "[seller]/(desk)/desk/clienti/page.tsx": desk("/desk/clienti"),
  "[seller]/(desk)/desk/clienti/[id]/page.tsx": desk((w) => `/desk/clienti/${w.ownerId}`),
  "[seller]/(desk)/desk/ordini/page.tsx": desk("/desk/ordini"),
  "[seller]/(desk)/desk/ordini/[id]/page.tsx": desk((w) => `/desk/ordini/${w.ids.order}`),
  "[seller]/(desk)/desk/utenti/page.tsx": desk("/desk/utenti", ["back-office", "help-desk", "admin"]),
  "[seller]/(desk)/desk/utenti/[id]/page.tsx": desk(
    (w) => `/desk/utenti/${w.ownerId}`,
    ["back-office", "help-desk", "admin"],
  ),
  "[seller]/(desk)/desk/richieste/modelli/page.tsx": desk("/desk/richieste/modelli", [
    "sales",
    "back-office",
    "help-desk",
    "admin",
  ]),
  "[seller]/(desk)/desk/richieste/page.tsx": desk("/desk/richieste"),
  "[seller]/(desk)/desk/richieste/[id]/page.tsx": desk((w) => `/desk/richieste/${w.ids.request}`),
  "[seller]/(desk)/desk/caselle/scadenze/page.tsx": desk("/desk/caselle/scadenze", [
    "sales",
    "back-office",
    "accounting",
    "admin",
  ]),
  "[seller]/(desk)/desk/fatture/page.tsx": desk("/desk/fatture", ["back-office", "accounting", "admin"]),
  "[seller]/(desk)/desk/fatture/[id]/page.tsx": desk(
    (w) => `/desk/fatture/${w.ids.invoice}`,
    ["back-office", "accounting", "admin"],
  ),
  "[seller]/(desk)/desk/fatture/[id]/correggi/page.tsx": desk(
    (w) => `/desk/fatture/${w.ids.invoice}/correggi`,
    ["accounting", "admin"],
  ),
  "[seller]/(desk)/desk/fatture/[id]/storna/page.tsx": desk(
    (w) => `/desk/fatture/${w.ids.invoice}/storna`,
    ["accounting", "admin"],
  ),
  "[seller]/(desk)/desk/estratti/page.tsx": desk("/desk/estratti", ACCOUNTING),
  "[seller]/(desk)/desk/estratti/[id]/page.tsx": desk((w) => `/desk/estratti/${w.ids.statementFile}`, ACCOUNTING),
  // Its columns were told already.
  "[seller]/(desk)/desk/estratti/[id]/colonne/page.tsx": sentOnFrom(
    desk((w) => `/desk/estratti/${w.ids.statementFile}/colonne`, ACCOUNTING),
  ),
  "[seller]/(desk)/desk/estratti/righe/page.tsx": desk("/desk/estratti/righe", ACCOUNTING),
  "[seller]/(desk)/desk/estratti/righe/[lineId]/page.tsx": desk(
    (w) => `/desk/estratti/righe/${w.ids.line}`,
    ACCOUNTING,
  ),
  "[seller]/(desk)/desk/contabilita/page.tsx": desk("/desk/contabilita", ACCOUNTING),
  "[seller]/(desk)/desk/contabilita/chiusura/page.tsx": desk("/desk/contabilita/chiusura", ACCOUNTING),
  "[seller]/api/estratti/route.ts": open("/api/estratti", all("refused")),
  "[seller]/api/estratti/[id]/route.ts": file((w) => `/api/estratti/${w.ids.statementFile}`, ACCOUNTING),
  "[seller]/api/contabilita/[report]/route.ts": file("/api/contabilita/journal", ACCOUNTING),
  "[seller]/(desk)/desk/pagamenti/page.tsx": desk("/desk/pagamenti", MONEY),
  "[seller]/(desk)/desk/pagamenti/[id]/page.tsx": desk((w) => `/desk/pagamenti/${w.ids.topUp}`, MONEY),
  "[seller]/(desk)/desk/pagamenti/ordini/page.tsx": desk("/desk/pagamenti/ordini", MONEY),
  "[seller]/(desk)/desk/pagamenti/ordini/[id]/page.tsx": desk((w) => `/desk/pagamenti/ordini/${w.ids.order}`, MONEY),
  "[seller]/(desk)/desk/pagamenti/segnalazioni/page.tsx": desk("/desk/pagamenti/segnalazioni", MONEY),
  "[seller]/(desk)/desk/pagamenti/rimborsi/page.tsx": desk("/desk/pagamenti/rimborsi", MONEY),
  "[seller]/(desk)/desk/pagamenti/rimborsi/nuovo/page.tsx": desk(
    (w) => `/desk/pagamenti/rimborsi/nuovo?pagamento=${w.ids.payment}`,
    MONEY,
  ),
  "[seller]/(desk)/desk/pagamenti/rimborsi/[id]/page.tsx": desk(
    (w) => `/desk/pagamenti/rimborsi/${w.ids.refund}`,
    MONEY,
  ),
  "[seller]/(desk)/desk/pagamenti/conti/page.tsx": desk("/desk/pagamenti/conti", ACCOUNTING),
  "[seller]/(desk)/desk/pagamenti/conti/[id]/page.tsx": desk(
    (w) => `/desk/pagamenti/conti/${w.ids.account}`,
    ACCOUNTING,
  ),
  "[seller]/(desk)/desk/pagamenti/conti/[id]/csv/route.ts": file(
    (w) => `/desk/pagamenti/conti/${w.ids.account}/csv`,
    ACCOUNTING,
  ),
  "[seller]/(desk)/desk/verifiche/[reviewId]/page.tsx": desk(
    (w) => `/desk/verifiche/${w.ids.review}`,
    ["back-office", "admin"],
  ),
};
