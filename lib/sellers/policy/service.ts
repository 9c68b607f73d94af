import { z } from "zod";
import { bilingual, code } from "./common";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const server = z.strictObject({
  host: z.string(),
  port: z.int().min(1).max(65535),
  security: z.enum(["ssl", "starttls"]).default("ssl"),
});

/** Acts a time is promised for. */
export const PROMISED_ACTS = [
  "activation",
  "activation-by-hand",
  "paper",
  "renewal",
  "add-on",
  "lite-mailbox",
  "options",
  "revocation",
  "forced-reset",
  "contact-change",
  "request",
  "log-copy",
  "ticket",
] as const;

/** A promised time: kept in so many percent of cases. On paper a least time is said too ("24 to 72 hours"). */
const promise = z.strictObject({
  /** At most so many hours, counted as `clock` says. */
  workingHours: z.int().min(0).max(2000),
  minHours: z.int().min(0).max(2000).optional(),
  percent: z.int().min(1).max(100).default(100),
  /** `working`: only while the seller is open; `elapsed`: round the clock. */
  clock: z.enum(["working", "elapsed"]).default("working"),
});
export type ServicePromise = z.infer<typeof promise>;

/** Where papers of orders on paper are sent. */
const paper = z.strictObject({
  sendTo: z.strictObject({ email: z.email(), post: z.string().min(1), fax: z.string().optional() }),
});

/** Settings of a mailbox a customer may change. */
const options = z.strictObject({
  /** Accept ordinary mail, or certified mail only. */
  ordinaryMail: z.boolean().default(false),
  /** Redirect the ordinary mail that arrives to an ordinary address. */
  redirectOrdinary: z.boolean().default(false),
  /** Ordinary addresses told of new messages; 0: none. */
  notificationAddresses: z.int().min(0).max(20).default(0),
  /** A daily SMS at an hour of the customer's choice, to a number confirmed by code. */
  smsNotice: z.boolean().default(false),
});

/** The seller's own words in a mail: around the facts, which stay. */
const mailText = z.strictObject({
  subject: bilingual.optional(),
  opening: bilingual.optional(),
  closing: bilingual.optional(),
});

/** Promises to the customer and the staff's hours; parameters for mail programs; questions and answers. */
export const servicePolicy = z.strictObject({
  /** When staff work, in Rome; promised hours run only then. weekday 1 is Monday. */
  openingHours: z.array(z.strictObject({ weekday: z.int().min(1).max(7), from: time, to: time })).min(1),
  /** Working hours promised for each act. */
  promises: z
    .strictObject({
      reviewHours: z.int().min(1).default(24),
      requestHours: z.int().min(1).default(16),
      /** Working hours a reseller has to answer a customer's request before the seller does; 0: the seller does at once. */
      resellerHours: z.int().min(0).max(2000).default(8),
      acts: z.partialRecord(z.enum(PROMISED_ACTS), promise).default({}),
    })
    .prefault({}),
  paper: paper.optional(),
  /**
   * On whose platform new mailboxes are made: `own` is the protocol of lib/connectors/mailbox-provider. `plans` says what
   * the vendor calls a plan; one that isn't there goes by its own code.
   */
  provider: z
    .strictObject({
      vendor: z.enum(["own", "openapi", "aruba"]).default("own"),
      plans: z.array(z.strictObject({ plan: code, vendorPlan: z.string().trim().min(1).max(60) })).default([]),
    })
    .prefault({}),
  /** What the owner of a live mailbox sets from here, to be commanded to the provider. */
  options: options.prefault({}),
  /** The seller's words in each mail, by the name of its template. */
  texts: z.record(code, mailText).default({}),
  /** How long the one-time credentials link lives. */
  credentialsLinkDays: z.int().min(1).max(90).default(14),
  /** Messages left of those a plan counts, in percent, from which their owner is told; 0: only when none is left. */
  sendsLowPercent: z.int().min(0).max(100).default(10),
  mail: z.strictObject({
    webmail: z.url({ protocol: /^https?$/ }),
    imap: server.optional(),
    pop: server.optional(),
    smtp: server,
  }),
  faq: z.array(z.strictObject({ question: bilingual, answer: bilingual })).default([]),
});
