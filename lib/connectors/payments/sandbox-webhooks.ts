import { setTimeout as wait } from "node:timers/promises";
import { epochMs } from "@/lib/platform/clock";
import type { Faults } from "../sandbox/faults";
import { requireLoopback } from "../sandbox/loopback";
import type { Put } from "../sandbox/store";

const GIVE_UP_AFTER_MS = 3 * 24 * 3600_000;
const LONGEST_PAUSE_MS = 3600_000;
const ANSWER_WITHIN_MS = 10_000;
const AT_ONCE = 32;

/** An event on its way to the app; `nextAt` in milliseconds since 1970. */
export interface Delivery {
  id: string;
  type: string;
  body: string;
  created: number;
  attempts: number;
  nextAt: number;
  state: "pending" | "delivered" | "given-up";
}

export interface WithDeliveries {
  delivery: Delivery;
}

/** The change that queues an event. */
export const queued = (id: string, type: string, event: unknown): Put<WithDeliveries> => [
  "delivery",
  id,
  { id, type, body: JSON.stringify(event), created: epochMs(), attempts: 0, nextAt: epochMs(), state: "pending" },
];

export interface DeliverySettings {
  /** Every event kept so far. */
  all: () => Delivery[];
  keep: (delivery: Delivery) => void;
  url: string;
  /** The headers that make a body the vendor's own. */
  sign: (body: string) => Promise<Record<string, string>>;
  /** First pause before another try, in milliseconds; doubled each time. */
  retryMs: number;
  faults: Faults;
}

export interface Deliveries {
  /** Takes up what was committed as pending since last asked. */
  wake(): void;
  close(): Promise<void>;
}

/** Sends pending events to the app, signed, until it says 2xx; what is left is taken up again after a restart. */
export function createDeliveries(settings: DeliverySettings): Deliveries {
  const { faults } = settings;
  requireLoopback(settings.url, "The webhook's target");
  const running = new Map<string, Promise<void>>();
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  async function deliver(delivery: Delivery): Promise<void> {
    const arrived = await sendAsStruck(settings, faults, delivery, stop.signal);
    if (stop.signal.aborted) return;
    settings.keep(afterAttempt(delivery, arrived, settings.retryMs));
  }

  function wake(): void {
    if (stop.signal.aborted) return;
    clearTimeout(timer);
    const waiting = settings.all().filter((one) => one.state === "pending" && !running.has(one.id));
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

async function post({ url, sign }: DeliverySettings, signed: string, body: string, stop: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        ...(await sign(signed)),
      },
      body,
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
