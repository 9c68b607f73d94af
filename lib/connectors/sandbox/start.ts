import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { sdiArea } from "../e-invoice/sandbox-server";
import { resendArea } from "../mail/sandbox-server";
import { arubaArea } from "../mailbox-provider/aruba-sandbox";
import { openapiArea } from "../mailbox-provider/openapi-sandbox";
import { providerArea } from "../mailbox-provider/sandbox-server";
import { paypalArea } from "../payments/paypal-sandbox-server";
import { stripeArea } from "../payments/sandbox-server";
import { twilioArea } from "../sms/sandbox-server";
import type { Area, AreaSettings } from "./area";
import { faultRoutes } from "./control";
import { createFaults } from "./faults";
import { requireLoopback } from "./loopback";
import { createSandboxServer, type Mounted } from "./server";

/** The keys the sandboxes accept; `control` opens the fault switches (header x-sandbox-key). */
export interface SandboxKeys {
  stripe: string;
  /** Left out: the sandbox's own. */
  paypal?: { clientId: string; clientSecret: string; webhookId: string };
  resend: string;
  provider: string;
  /** Account and token of the pretend Twilio; left out: the sandbox's own. */
  twilio?: { accountSid: string; authToken: string };
  /** Token of the pretend way to SdI, and what its callbacks bring along; left out: the sandbox's own. */
  sdi?: string;
  /** Token of the pretend openapi.com, user and password of the pretend Aruba; left out: the sandbox's own. */
  openapi?: string;
  aruba?: { username: string; password: string };
  control: string;
}

export interface SandboxOptions {
  /** 0 takes any free port. Only 127.0.0.1 is listened on. */
  port: number;
  /** State is kept in <dataDir>/sandbox. */
  dataDir: string;
  /** The app's base URL on this machine: webhooks go to <appUrl>/api/webhooks/<vendor>. Another machine is refused. */
  appUrl: string;
  webhookSecret: string;
  keys: SandboxKeys;
  /** First pause before a webhook is sent again, in milliseconds; doubled each time. Default 1000. */
  webhookRetryMs?: number;
  /** Local parts that the provider holds as taken from the start; default a few common ones. */
  takenNames?: readonly string[];
}

export interface RunningSandbox {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** What the pretend PayPal accepts when nothing else is said; the configuration's own default. */
const SANDBOX_PAYPAL = { clientId: "paypal-sandbox", clientSecret: "paypal-sandbox", webhookId: "WH-SANDBOX" };

const SANDBOX_ARUBA = { username: "sandbox", password: "sandbox" };

/** Starts the pretend Stripe, PayPal, Resend, Twilio and mailbox provider on one loopback port. Throws when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const webhookUrl = new URL("/api/webhooks/stripe", requireLoopback(options.appUrl, "The app's address (APP_URL)"));
  const mounted: Mounted[] = [];
  const server = createSandboxServer(mounted, options.keys.control);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  // The journals are opened only now: a second sandbox on the same port fails above and never touches them.
  mounted.push(...openAreas(options, url, webhookUrl.href));
  return {
    url,
    port,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const { area } of mounted) await area.close();
    },
  };
}

function openAreas(options: SandboxOptions, url: string, webhookUrl: string): Mounted[] {
  const { keys, webhookSecret, webhookRetryMs = 1_000, takenNames } = options;
  const sdiUrl = new URL("/api/webhooks/sdi", options.appUrl).href;
  const mount = (open: (common: AreaSettings) => Area): Mounted => {
    const faults = createFaults();
    const area = open({ dir: join(options.dataDir, "sandbox"), baseUrl: url, faults });
    area.controls.push(...faultRoutes(faults));
    return { area, faults };
  };
  return [
    mount((common) => stripeArea({ ...common, key: keys.stripe, webhookUrl, webhookSecret, webhookRetryMs })),
    mount((common) =>
      paypalArea({
        ...(keys.paypal ?? SANDBOX_PAYPAL),
        ...common,
        webhookUrl: new URL("paypal", webhookUrl).href,
        webhookRetryMs,
      }),
    ),
    mount((common) => resendArea({ ...common, key: keys.resend })),
    mount((common) =>
      sdiArea({ ...common, key: keys.sdi ?? "sandbox-sdi-secret", webhookUrl: sdiUrl, retryMs: webhookRetryMs }),
    ),
    mount((common) => providerArea({ ...common, key: keys.provider, takenNames })),
    mount((common) => arubaArea({ ...(keys.aruba ?? SANDBOX_ARUBA), ...common, takenNames })),
    mount((common) => openapiArea({ ...common, key: keys.openapi ?? "sandbox-openapi", takenNames })),
    mount((common) =>
      twilioArea({ ...common, ...(keys.twilio ?? { accountSid: "AC_sandbox", authToken: "sandbox" }) }),
    ),
  ];
}
