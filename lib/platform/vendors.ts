import type { Environment } from "./environment";

/** Sandbox credentials: fixed, worthless outside this machine. */
export const SANDBOX = {
  stripe: "sk_sandbox",
  webhook: "whsec_sandbox",
  resend: "re_sandbox",
  resendWebhook: "whsec_c2FuZGJveC1yZXNlbmQtc2VjcmV0",
  provider: "sandbox",
  openapi: "sandbox-openapi",
  aruba: { username: "sandbox", password: "sandbox" },
  sdi: "sandbox-sdi-secret",
  paypal: { clientId: "paypal-sandbox", clientSecret: "paypal-sandbox", webhookId: "WH-SANDBOX" },
};
export const SANDBOX_TWILIO = { accountSid: "AC_sandbox", authToken: "sandbox", from: "Sportello" };

export const isSdiSet = (env: Environment): boolean =>
  Boolean(env.SDI_TOKEN || env.OPENAPI_EMAIL || env.SDI_PEC_SMTP || env.SDI_FOLDER);

export function eInvoiceOf(env: Environment, sandboxUrl: string) {
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

export function openapiPecOf(env: Environment, sandboxUrl: string) {
  const { OPENAPI_PEC_TOKEN: token, OPENAPI_EMAIL: email, OPENAPI_API_KEY: apiKey = "" } = env;
  if (!token && !email)
    return { baseUrl: `${sandboxUrl}/openapi`, access: { token: SANDBOX.openapi }, settleMs: SETTLE_MS.sandbox };
  const access = token ? { token } : { email: email ?? "", apiKey, oauthUrl: env.OPENAPI_OAUTH_URL };
  return { baseUrl: env.OPENAPI_PEC_URL, access, settleMs: SETTLE_MS.vendor };
}

export function arubaPecOf(env: Environment, sandboxUrl: string) {
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

export function paypalOf(env: Environment, sandboxUrl: string) {
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

export function filesOf(env: Environment) {
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
