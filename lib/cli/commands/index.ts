import type { Command, OptionSpec } from "../command";

const seller: OptionSpec = { type: "string", value: "SLUG", help: "the seller, as in its web address", required: true };
const text = (value: string, help: string): OptionSpec => ({ type: "string", value, help });
const needed = (value: string, help: string): OptionSpec => ({ ...text(value, help), required: true });
const flag = (help: string): OptionSpec => ({ type: "boolean", help });
const listSigners = {
  signers: text(
    "SIGNERS",
    "who signs those lists: SHA-256 of certificates, or files; TRUST_LIST_SIGNERS when left out",
  ),
  unverified: flag("believe lists without looking at their signature"),
};

/** Every command of an operator: the help and the parser are made from this table. */
export const commands: Command[] = [
  {
    name: "verify",
    words: [],
    summary: "Check the invariants on a database and its files; changes nothing",
    options: { "at-rest": flag("nothing may be waiting in the queue") },
    database: "any",
    load: () => import("./verify"),
  },
  {
    name: "sellers list",
    words: [],
    summary: "List the sellers of this installation",
    options: {},
    database: "ready",
    load: () => import("./sellers-list"),
  },
  {
    name: "sellers export",
    words: ["SELLER"],
    summary: "Print a seller's policy as JSON, ready to be imported",
    options: { version: text("N", "a published version; the one in force when left out") },
    database: "ready",
    load: () => import("./sellers-export"),
  },
  {
    name: "sellers import",
    words: ["FILE.json"],
    summary: "Publish a policy from a file (- reads standard input): a new seller, or its next version",
    options: {
      from: text("DATE", "first day in force; today when left out. Never in the past for a seller that is there"),
      check: flag("only say what is wrong with it, or what it would change"),
    },
    database: "ready",
    load: () => import("./sellers-import"),
  },
  {
    name: "names check",
    words: ["NAME…"],
    summary: "Say of each name whether it could be had: syntax, local register, provider",
    options: { seller, domain: text("DOMAIN", "the seller's first domain when left out") },
    database: "ready",
    load: () => import("./names-check"),
  },
  {
    name: "explain renewal",
    words: [],
    summary: "Say whether a mailbox can be renewed on a day, for how much and until when; always JSON",
    options: {
      seller,
      expiry: needed("DATE", "expiry of the mailbox"),
      on: needed("DATE", "the day that is asked about"),
      "user-id": text("CODE", "the provider's login code: some prefixes are closed"),
      plan: text("CODE", "the plan; the seller's first when left out"),
      term: text("TERM", "12, 24m, 2y …; the shortest on sale when left out"),
      channel: text("CHANNEL", "account when left out"),
    },
    database: "ready",
    load: () => import("./explain-renewal"),
  },
  {
    name: "user create",
    words: [],
    summary: "Create a person who signs in; without a password, a link to choose one is mailed",
    options: {
      seller,
      "user-name": needed("NAME", "what the person signs in with"),
      email: needed("ADDRESS", "where mails go"),
      name: needed("NAME", "name shown to others"),
      role: {
        type: "string",
        multiple: true,
        value: "ROLE",
        help: "customer, reseller, sales, back-office, accounting, help-desk, admin; may be repeated",
        required: true,
      },
      province: {
        type: "string",
        multiple: true,
        value: "XX",
        help: "a province a sales rep answers for; may be repeated",
      },
      "password-stdin": flag("read the password from standard input"),
    },
    database: "ready",
    load: () => import("./user-create"),
  },
  {
    name: "user reset-second-factor",
    words: [],
    summary: "Take away the second factor of somebody who lost it: they set it up again when they next sign in",
    options: { seller, "user-name": needed("NAME", "what the person signs in with") },
    database: "ready",
    load: () => import("./user-reset-second-factor"),
  },
  {
    name: "accounting export",
    words: [],
    summary: "Write journal, VAT register, stamp duty, receivables and deferred revenue of a period as CSV",
    options: {
      seller,
      from: text("DATE", "first day; the first of this month when left out"),
      to: text("DATE", "last day; the end of the first day's month when left out"),
      report: text("NAME", "only one: journal, vat, stamp, receivables, deferred"),
      out: text("FOLDER", "where the files go; printed when left out"),
    },
    database: "ready",
    load: () => import("./accounting-export"),
  },
  {
    name: "statement preview",
    words: ["FILE"],
    summary: "Show what is in a bank's file (CAMT.053, MT940, CBI, CSV) and what its lines match; stores nothing",
    options: { seller: text("SLUG", "whose orders and top-ups the lines are matched to; without it, none") },
    database: (given) => (given.values.seller === undefined ? "none" : "ready"),
    load: () => import("./statement-preview"),
  },
  {
    name: "sweep",
    words: [],
    summary: "Do what falls due up to a day: states, provider commands, reminders",
    options: { on: needed("DATE", "the day"), "dry-run": flag("only say what would be done") },
    database: "ready",
    load: () => import("./sweep"),
  },
  {
    name: "invoice xml",
    words: ["NUMBER"],
    summary: "Print the e-invoice (FatturaPA) of a number, e.g. 1/2026 or A-1/2026: as it was sent, or as it would be",
    options: { seller: text("SLUG", "the seller; may be left out when only one has that number") },
    database: "ready",
    load: () => import("./invoice-xml"),
  },
  {
    name: "invoice check",
    words: ["FILE"],
    summary: "Say what the tax agency's exchange system (SdI) would find wrong with an e-invoice",
    options: {},
    database: "none",
    load: () => import("./invoice-check"),
  },
  {
    name: "signature verify",
    words: ["FILE"],
    summary: "Judge a digitally signed file (.p7m or PDF): whole, unchanged, who signed, whom to believe",
    options: {
      content: text("FILE", "what must have been signed, byte by byte"),
      "tax-code": text("CODE", "codice fiscale that must be among the signers'"),
      trust: text("FILES", "trusted lists or certificates, separated by commas; TRUST_LIST when left out"),
      ...listSigners,
      at: text("DATE", "the day, or instant, of the judgement; now when left out"),
    },
    database: "none",
    load: () => import("./signature-verify"),
  },
  {
    name: "signature trust",
    words: [],
    summary: "Say whom the shop believes about digital signatures, who signed those lists, and until when they hold",
    options: {
      trust: text("FILES", "trusted lists or certificates, separated by commas; TRUST_LIST when left out"),
      ...listSigners,
    },
    database: "none",
    load: () => import("./signature-trust"),
  },
];
