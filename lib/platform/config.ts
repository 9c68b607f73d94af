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
  MAIL_FROM: z.email().optional(),
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
  /** Folder in which banks put statements, one folder per seller. */
  STATEMENTS_DIR: optional,
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

type Environment = z.infer<typeof environment>;

/** Sandbox credentials: fixed, worthless outside this machine. */
const SANDBOX = {
  stripe: "sk_sandbox",
  webhook: "whsec_sandbox",
  resend: "re_sandbox",
  provider: "sandbox",
  openapi: "sandbox-openapi",
  aruba: { username: "sandbox", password: "sandbox" },
  sdi: "sandbox-sdi-secret",
  paypal: { clientId: "paypal-sandbox", clientSecret: "paypal-sandbox", webhookId: "WH-SANDBOX" },
};
const SANDBOX_TWILIO = { accountSid: "AC_sandbox", authToken: "sandbox", from: "Sportello" };

function shape(env: Environment) {
  const appUrl = env.APP_URL ?? `http://127.0.0.1:${env.PORT}`;
  const sandboxUrl = env.SANDBOX_URL ?? `http://127.0.0.1:${env.SANDBOX_PORT ?? env.PORT + 1100}`;
  return {
    port: env.PORT,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    statementsDir: env.STATEMENTS_DIR,
    trustLists: pathsIn(env.TRUST_LIST),
    appUrl,
    sandboxUrl,
    /** Which parts speak to the sandbox rather than to a vendor. */
    sandboxed: {
      payments: !env.STRIPE_SECRET_KEY,
      paypal: !env.PAYPAL_CLIENT_ID,
      mail: !env.RESEND_API_KEY,
      sms: !env.TWILIO_ACCOUNT_SID,
      provider: !env.PROVIDER_URL,
      sdi: !isSdiSet(env),
    },
    stripe: env.STRIPE_SECRET_KEY
      ? { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? "", baseUrl: undefined }
      : { secretKey: SANDBOX.stripe, webhookSecret: SANDBOX.webhook, baseUrl: `${sandboxUrl}/stripe` },
    paypal: paypalOf(env, sandboxUrl),
    mail: env.RESEND_API_KEY
      ? { kind: "resend" as const, apiKey: env.RESEND_API_KEY, baseUrl: undefined, from: env.MAIL_FROM }
      : { kind: "resend" as const, apiKey: SANDBOX.resend, baseUrl: `${sandboxUrl}/resend`, from: env.MAIL_FROM },
    sms: env.TWILIO_ACCOUNT_SID
      ? {
          kind: "twilio" as const,
          accountSid: env.TWILIO_ACCOUNT_SID,
          authToken: env.TWILIO_AUTH_TOKEN ?? "",
          from: env.TWILIO_FROM ?? "",
          baseUrl: undefined,
        }
      : { kind: "twilio" as const, ...SANDBOX_TWILIO, baseUrl: `${sandboxUrl}/twilio` },
    provider: env.PROVIDER_URL
      ? { baseUrl: env.PROVIDER_URL, apiKey: env.PROVIDER_API_KEY ?? "" }
      : { baseUrl: `${sandboxUrl}/provider`, apiKey: SANDBOX.provider },
    openapiPec: openapiPecOf(env, sandboxUrl),
    arubaPec: arubaPecOf(env, sandboxUrl),
    eInvoice: eInvoiceOf(env, sandboxUrl),
    files: filesOf(env),
    keys: { files: env.FILES_KEY, links: env.LINKS_KEY, session: env.NEXTAUTH_SECRET },
  };
}

/** The paths in TRUST_LIST. */
export const pathsIn = (list: string | undefined): string[] =>
  (list ?? "")
    .split(",")
    .map((path) => path.trim())
    .filter(Boolean);

const isSdiSet = (env: Environment): boolean =>
  Boolean(env.SDI_TOKEN || env.OPENAPI_EMAIL || env.SDI_PEC_SMTP || env.SDI_FOLDER);

function eInvoiceOf(env: Environment, sandboxUrl: string) {
  const { SDI_PEC_SMTP: smtpUrl, SDI_FOLDER: folder } = env;
  const dir = folder ?? `${env.DATA_DIR}/sdi`;
  if (smtpUrl) return { kind: "pec" as const, smtpUrl, from: env.SDI_PEC_FROM ?? "", to: env.SDI_PEC_TO, dir };
  if (folder) return { kind: "folder" as const, dir };
  if (!isSdiSet(env)) {
    const access = { token: SANDBOX.sdi };
    return { kind: "openapi" as const, baseUrl: `${sandboxUrl}/sdi`, access, webhookSecret: SANDBOX.sdi };
  }
  const own = { email: env.OPENAPI_EMAIL ?? "", apiKey: env.OPENAPI_API_KEY ?? "", oauthUrl: env.OPENAPI_OAUTH_URL };
  const access = env.SDI_TOKEN ? { token: env.SDI_TOKEN } : own;
  return { kind: "openapi" as const, baseUrl: env.SDI_URL, access, webhookSecret: env.SDI_WEBHOOK_SECRET ?? "" };
}

/** Within this time a vendor has done what it was asked, or has not: a lost answer is looked up so long. */
const SETTLE_MS = { vendor: 30_000, sandbox: 50 };

function openapiPecOf(env: Environment, sandboxUrl: string) {
  const { OPENAPI_PEC_TOKEN: token, OPENAPI_EMAIL: email, OPENAPI_API_KEY: apiKey = "" } = env;
  if (!token && !email)
    return { baseUrl: `${sandboxUrl}/openapi`, access: { token: SANDBOX.openapi }, settleMs: SETTLE_MS.sandbox };
  const access = token ? { token } : { email: email ?? "", apiKey, oauthUrl: env.OPENAPI_OAUTH_URL };
  return { baseUrl: env.OPENAPI_PEC_URL, access, settleMs: SETTLE_MS.vendor };
}

function arubaPecOf(env: Environment, sandboxUrl: string) {
  const { ARUBA_PEC_USERNAME: username, ARUBA_PEC_PASSWORD: password = "" } = env;
  return username
    ? { baseUrl: env.ARUBA_PEC_URL, username, password, settleMs: SETTLE_MS.vendor }
    : { baseUrl: `${sandboxUrl}/aruba`, ...SANDBOX.aruba, settleMs: SETTLE_MS.sandbox };
}

/** Hosts of PayPal's API, and of the certificates its events are signed with. */
const PAYPAL = {
  live: { baseUrl: "https://api-m.paypal.com", certificateHosts: ["api.paypal.com", "api-m.paypal.com"] },
  sandbox: {
    baseUrl: "https://api-m.sandbox.paypal.com",
    certificateHosts: ["api.sandbox.paypal.com", "api-m.sandbox.paypal.com"],
  },
};

function paypalOf(env: Environment, sandboxUrl: string) {
  if (!env.PAYPAL_CLIENT_ID)
    return {
      ...SANDBOX.paypal,
      baseUrl: `${sandboxUrl}/paypal`,
      certificateHosts: [new URL(sandboxUrl).host],
      certificateChain: false,
    };
  return {
    clientId: env.PAYPAL_CLIENT_ID,
    clientSecret: env.PAYPAL_CLIENT_SECRET ?? "",
    webhookId: env.PAYPAL_WEBHOOK_ID ?? "",
    ...PAYPAL[env.PAYPAL_ENVIRONMENT],
    certificateChain: true,
  };
}

function filesOf(env: Environment) {
  if (!env.S3_BUCKET) return { kind: "local" as const, dir: `${env.DATA_DIR}/files` };
  return {
    kind: "s3" as const,
    bucket: env.S3_BUCKET,
    region: env.S3_REGION ?? "eu-south-1",
    endpoint: env.S3_ENDPOINT,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
  };
}

export type Config = ReturnType<typeof shape>;

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
export function parseConfig(source: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(present);
  const wrong = parsed.success
    ? checkTogether(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (wrong.length > 0) throw new ConfigError(`The configuration is not usable. ${wrong.join("; ")}.`);
  return shape((parsed as { data: Environment }).data);
}

let current: Config | undefined;
/** The configuration of this process, read once. */
export function config(): Config {
  current ??= parseConfig(process.env);
  return current;
}
