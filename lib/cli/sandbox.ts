import { randomUUID } from "node:crypto";
import { isLoopback } from "@/lib/connectors/sandbox/loopback";
import { startSandbox } from "@/lib/connectors/sandbox/start";
import { config } from "@/lib/platform/config";

/** `npm run sandbox`: the pretend Stripe, Resend, Twilio and mailbox provider on 127.0.0.1, until Ctrl-C. */
async function main(): Promise<void> {
  const settings = config();
  const { sandboxed } = settings;
  // A real key never enters the sandbox: where a vendor is real, its area gets a key that nobody knows.
  const sandbox = await startSandbox({
    port: Number(new URL(settings.sandboxUrl).port),
    dataDir: settings.dataDir,
    appUrl: isLoopback(new URL(settings.appUrl).hostname) ? settings.appUrl : `http://127.0.0.1:${settings.port}`,
    webhookSecret: sandboxed.payments ? settings.stripe.webhookSecret : randomUUID(),
    keys: {
      stripe: sandboxed.payments ? settings.stripe.secretKey : randomUUID(),
      paypal: sandboxed.paypal
        ? settings.paypal
        : { clientId: randomUUID(), clientSecret: randomUUID(), webhookId: randomUUID() },
      resend: sandboxed.mail ? settings.mail.apiKey : randomUUID(),
      provider: sandboxed.provider ? settings.provider.apiKey : randomUUID(),
      twilio: sandboxed.sms
        ? { accountSid: settings.sms.accountSid, authToken: settings.sms.authToken }
        : { accountSid: randomUUID(), authToken: randomUUID() },
      sdi: sandboxed.sdi && settings.eInvoice.kind === "openapi" ? settings.eInvoice.webhookSecret : randomUUID(),
      control: process.env.SANDBOX_KEY || "sandbox",
    },
  });
  console.log(`Sandbox on ${sandbox.url}`);
  const stop = () => {
    sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
}

main().catch((error: unknown) => {
  const busy = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const said = error instanceof Error ? error.message : String(error);
  console.error(busy ? "The sandbox's port is already in use: choose another with SANDBOX_PORT." : said);
  process.exit(1);
});
