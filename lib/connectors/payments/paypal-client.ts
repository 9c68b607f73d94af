import paypal from "@paypal/checkout-server-sdk";

export interface PayPalAccess {
  clientId: string;
  clientSecret: string;
  /** Default: PayPal's own. A path in it is put in front of every request's. */
  baseUrl?: string | undefined;
  /** Milliseconds before an answer is given up; default 15000. */
  timeoutMs?: number;
}

const LIVE = "https://api-m.paypal.com";

/** PayPal's client at any address, which gives up in time and takes no unreadable answer for a crash. */
export function paypalClient({ clientId, clientSecret, baseUrl = LIVE, timeoutMs = 15_000 }: PayPalAccess) {
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, "");
  const client = new Client(new paypal.core.PayPalEnvironment(clientId, clientSecret, baseUrl, baseUrl), timeoutMs);
  client.addInjector((request) => {
    request.path = prefix + request.path;
    // A compressed answer cut on its way would throw inside the SDK where nobody can catch it.
    request.headers["Accept-Encoding"] = "identity";
  });
  return client;
}

class Client extends paypal.core.PayPalHttpClient {
  readonly #timeoutMs: number;

  constructor(environment: { baseUrl: string }, timeoutMs: number) {
    super(environment);
    this.#timeoutMs = timeoutMs;
    const { encoder } = this;
    const read = encoder.deserializeResponse.bind(encoder);
    // The SDK reads an answer inside an event of the socket: an error there would end the process.
    encoder.deserializeResponse = (body, headers) => {
      try {
        return read(body, headers);
      } catch {
        return undefined;
      }
    };
  }

  override getTimeout(): number {
    return this.#timeoutMs;
  }
}
