import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { epochMs } from "@/lib/platform/clock";
import type { Faults } from "../sandbox/faults";
import { requireLoopback } from "../sandbox/loopback";
import { type Delivery, nowSeconds, type StripeStore } from "./sandbox-state";

const GIVE_UP_AFTER_MS = 3 * 24 * 3600_000;
const LONGEST_PAUSE_MS = 3600_000;
const ANSWER_WITHIN_MS = 10_000;
const AT_ONCE = 32;

export interface DeliverySettings {
  store: StripeStore;
  url: string;
  secret: string;
  /** First pause before another try, in milliseconds; doubled each time. */
  retryMs: number;
  faults: Faults;
}

export interface Deliveries {
  /** Takes up what was committed as pending since last asked. */
  wake(): void;
  close(): Promise<void>;
}

/** Stripe-Signature header for a body sent at `seconds` since 1970. */
export function signatureOf(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

/** Sends pending events to the app, signed, until it says 2xx; what is left is taken up again after a restart. */
export function createDeliveries(settings: DeliverySettings): Deliveries {
  const { store, faults } = settings;
  requireLoopback(settings.url, "The webhook's target");
  const running = new Map<string, Promise<void>>();
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  async function deliver(delivery: Delivery): Promise<void> {
    const arrived = await sendAsStruck(settings, faults, delivery, stop.signal);
    if (stop.signal.aborted) return;
    store.commit([["delivery", delivery.id, afterAttempt(delivery, arrived, settings.retryMs)]]);
  }

  function wake(): void {
    if (stop.signal.aborted) return;
    clearTimeout(timer);
    const waiting = store.all("delivery").filter((one) => one.state === "pending" && !running.has(one.id));
    const due = waiting.filter((one) => one.nextAt <= epochMs());
    for (const one of due.slice(0, AT_ONCE - running.size)) {
      running.set(
        one.id,
        deliver(one).finally(() => {
          running.delete(one.id);
          wake();
        }),
      );
    }
    const next = Math.min(...waiting.filter((one) => !due.includes(one)).map((one) => one.nextAt));
    if (Number.isFinite(next)) timer = setTimeout(wake, Math.min(Math.max(next - epochMs(), 5), 60_000)).unref();
  }

  return {
    wake,
    async close() {
      stop.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}

function afterAttempt(delivery: Delivery, arrived: boolean, retryMs: number): Delivery {
  const attempts = delivery.attempts + 1;
  if (arrived) return { ...delivery, attempts, state: "delivered" };
  if (epochMs() - delivery.created > GIVE_UP_AFTER_MS) return { ...delivery, attempts, state: "given-up" };
  const pause = Math.min(retryMs * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return { ...delivery, attempts, nextAt: epochMs() + pause };
}

/** One attempt under the fault switch ("WEBHOOK <type>"); true when the app took the event in. */
async function sendAsStruck(settings: DeliverySettings, faults: Faults, delivery: Delivery, stop: AbortSignal) {
  const fault = faults.strike(`WEBHOOK ${delivery.type}`);
  const send = (body = delivery.body) => post(settings, delivery.body, body, stop);
  switch (fault?.mode) {
    case "slow":
      await wait(fault.delayMs ?? 3_000, undefined, { signal: stop, ref: false }).catch(() => undefined);
      return send();
    case "down":
      return false;
    case "duplicate":
      return (await Promise.all([send(), send()])).every(Boolean);
    case "malformed":
      return send(delivery.body.slice(0, delivery.body.length / 2));
    case "timeout-after-success":
      await send();
      return false;
    default:
      return send();
  }
}

async function post({ url, secret }: DeliverySettings, signed: string, body: string, stop: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signatureOf(secret, signed, nowSeconds()),
      },
      body,
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
