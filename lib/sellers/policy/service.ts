import { z } from "zod";
import { bilingual } from "./common";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const server = z.strictObject({
  host: z.string(),
  port: z.int().min(1).max(65535),
  security: z.enum(["ssl", "starttls"]).default("ssl"),
});

/** Promises to the customer and the staff's hours; parameters for mail programs; questions and answers. */
export const servicePolicy = z.strictObject({
  /** When staff work, in Rome; promised hours run only then. weekday 1 is Monday. */
  openingHours: z.array(z.strictObject({ weekday: z.int().min(1).max(7), from: time, to: time })).min(1),
  /** Working hours promised for each act. */
  promises: z
    .strictObject({ reviewHours: z.int().min(1).default(24), requestHours: z.int().min(1).default(16) })
    .default({ reviewHours: 24, requestHours: 16 }),
  /** How long the one-time credentials link lives. */
  credentialsLinkDays: z.int().min(1).max(90).default(14),
  mail: z.strictObject({
    webmail: z.url(),
    imap: server.optional(),
    pop: server.optional(),
    smtp: server,
  }),
  faq: z.array(z.strictObject({ question: bilingual, answer: bilingual })).default([]),
});
