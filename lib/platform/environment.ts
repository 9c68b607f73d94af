import { z } from "zod";

/** 32 bytes, base64. */
const key = z
  .string({ error: "is missing" })
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === 32, "must be 32 bytes in base64 (openssl rand -base64 32)");
const port = z.coerce.number({ error: "must be a number from 1 to 65535" }).int().min(1).max(65535);
const filled = z.string().min(1);
const optional = filled.optional();

/** The environment, as the README's table lists it. Empty values count as absent. */
const environment = z.object({
  PORT: port.default(3000),
  DATA_DIR: filled.default(".data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Read by the pages' server itself, see lib/cli/launcher/door.mjs. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SANDBOX_PORT: port.optional(),
  SANDBOX_URL: z.url({ protocol: /^https?$/ }).optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, "must begin with sk_ or rk_")
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, "must begin with whsec_")
    .optional(),
  PAYPAL_CLIENT_ID: optional,
  PAYPAL_CLIENT_SECRET: optional,
  PAYPAL_WEBHOOK_ID: optional,
  /** "sandbox" for PayPal's own test world. */
  PAYPAL_ENVIRONMENT: z.enum(["live", "sandbox"]).default("live"),
  RESEND_API_KEY: z.string().regex(/^re_/, "must begin with re_").optional(),
  /** Of the endpoint to which Resend tells what became of mails. */
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, "must begin with whsec_")
    .optional(),
  MAIL_FROM: z.email().optional(),
  /** Domain whose mail the mail service takes in for us: customers answer mails about a request there. */
  MAIL_REPLY_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "must be a domain")
    .optional(),
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC/, "must begin with AC").optional(),
  TWILIO_AUTH_TOKEN: optional,
  /** A number, a sender's name, or the id of a messaging service. */
  TWILIO_FROM: optional,
  PROVIDER_URL: z.url({ protocol: /^https?$/ }).optional(),
  PROVIDER_API_KEY: optional,
  /** PEC by openapi.com, for the sellers whose policy says so: a token, or the account's address and key (below). */
  OPENAPI_PEC_TOKEN: optional,
  OPENAPI_PEC_URL: z.url({ protocol: /^https?$/ }).default("https://pec.openapi.it"),
  /** PEC by Aruba's partner service, likewise. */
  ARUBA_PEC_USERNAME: optional,
  ARUBA_PEC_PASSWORD: optional,
  ARUBA_PEC_URL: z.url({ protocol: /^https?$/ }).default("https://publicapi-areaclienti.arubapec.it/service"),
  /** E-invoices to SdI: by openapi.com (a token, or the account's address and key), by certified mail, or by a folder. */
  SDI_TOKEN: optional,
  OPENAPI_EMAIL: z.email().optional(),
  OPENAPI_API_KEY: optional,
  OPENAPI_OAUTH_URL: z.url({ protocol: /^https?$/ }).default("https://oauth.openapi.com"),
  SDI_URL: z.url({ protocol: /^https?$/ }).default("https://sdi.openapi.it"),
  SDI_WEBHOOK_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  SDI_PEC_SMTP: z.url({ protocol: /^smtps?$/, error: "must be a smtps:// address" }).optional(),
  SDI_PEC_FROM: z.email().optional(),
  SDI_PEC_TO: z.email().default("sdi01@pec.fatturapa.it"),
  SDI_FOLDER: optional,
  FILES_KEY: key,
  LINKS_KEY: key,
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  S3_BUCKET: optional,
  S3_REGION: optional,
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  /** Paths, separated by commas: trusted lists (XML) or certificates (PEM) of those who may certify signatures. */
  TRUST_LIST: optional,
  /** Who signs those lists: SHA-256 of certificates, or files of certificates, separated by commas. */
  TRUST_LIST_SIGNERS: optional,
  /** "yes": lists are believed without looking at their signature. */
  TRUST_LIST_UNVERIFIED: z.enum(["yes", "no"], { error: "must be yes or no" }).default("no"),
  /** Folder in which banks put statements, one folder per seller. */
  STATEMENTS_DIR: optional,
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Environment = z.infer<typeof environment>;

/** What is wrong with the environment: one sentence naming every variable at fault. */
export class ConfigError extends Error {}

/** Settings that only make sense together. */
function checkTogether(env: Environment): string[] {
  const wrong: string[] = [];
  if (env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET)
    wrong.push("STRIPE_WEBHOOK_SECRET: is missing (STRIPE_SECRET_KEY is set)");
  if (env.PAYPAL_CLIENT_ID && !(env.PAYPAL_CLIENT_SECRET && env.PAYPAL_WEBHOOK_ID))
    wrong.push("PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID: are missing (PAYPAL_CLIENT_ID is set)");
  if (env.TWILIO_ACCOUNT_SID && !(env.TWILIO_AUTH_TOKEN && env.TWILIO_FROM))
    wrong.push("TWILIO_AUTH_TOKEN, TWILIO_FROM: are missing (TWILIO_ACCOUNT_SID is set)");
  if (env.PROVIDER_URL && !env.PROVIDER_API_KEY) wrong.push("PROVIDER_API_KEY: is missing (PROVIDER_URL is set)");
  if (env.ARUBA_PEC_USERNAME && !env.ARUBA_PEC_PASSWORD)
    wrong.push("ARUBA_PEC_PASSWORD: is missing (ARUBA_PEC_USERNAME is set)");
  if (env.OPENAPI_EMAIL && !env.OPENAPI_API_KEY) wrong.push("OPENAPI_API_KEY: is missing (OPENAPI_EMAIL is set)");
  if ((env.SDI_TOKEN || env.OPENAPI_EMAIL) && !env.SDI_WEBHOOK_SECRET)
    wrong.push("SDI_WEBHOOK_SECRET: is missing (e-invoices go through openapi.com)");
  if (env.SDI_PEC_SMTP && !env.SDI_PEC_FROM) wrong.push("SDI_PEC_FROM: is missing (SDI_PEC_SMTP is set)");
  if (env.S3_BUCKET && !(env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY))
    wrong.push("S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: are missing (S3_BUCKET is set)");
  return wrong;
}

/** Reads and checks an environment; throws ConfigError. Never echoes a value: some are secrets. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(present);
  const wrong = parsed.success
    ? checkTogether(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (wrong.length > 0) throw new ConfigError(`The configuration is not usable. ${wrong.join("; ")}.`);
  return (parsed as { data: Environment }).data;
}
