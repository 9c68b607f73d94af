import { type Environment, parseEnvironment } from "./environment";
import { arubaPecOf, eInvoiceOf, filesOf, isSdiSet, openapiPecOf, paypalOf, SANDBOX, SANDBOX_TWILIO } from "./vendors";

export { ConfigError } from "./environment";

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
    trust: {
      files: entriesIn(env.TRUST_LIST),
      signers: entriesIn(env.TRUST_LIST_SIGNERS),
      unverified: env.TRUST_LIST_UNVERIFIED === "yes",
    },
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
      ? {
          kind: "resend" as const,
          apiKey: env.RESEND_API_KEY,
          webhookSecret: env.RESEND_WEBHOOK_SECRET ?? "",
          baseUrl: undefined,
          from: env.MAIL_FROM,
          replyDomain: env.MAIL_REPLY_DOMAIN ?? null,
        }
      : {
          kind: "resend" as const,
          apiKey: SANDBOX.resend,
          webhookSecret: SANDBOX.resendWebhook,
          baseUrl: `${sandboxUrl}/resend`,
          from: env.MAIL_FROM,
          replyDomain: env.MAIL_REPLY_DOMAIN ?? "risposte.example",
        },
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

/** What stands between commas. */
export const entriesIn = (list: string | undefined): string[] =>
  (list ?? "")
    .split(",")
    .map((path) => path.trim())
    .filter(Boolean);

export type Config = ReturnType<typeof shape>;

/** Reads and checks an environment; throws ConfigError. */
export const parseConfig = (source: Record<string, string | undefined>): Config => shape(parseEnvironment(source));

let current: Config | undefined;
/** The configuration of this process, read once. */
export function config(): Config {
  current ??= parseConfig(process.env);
  return current;
}
