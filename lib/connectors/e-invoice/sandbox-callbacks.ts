import { setTimeout as wait } from "node:timers/promises";
import type { Faults } from "../sandbox/faults";
import { requireLoopback } from "../sandbox/loopback";
import type { HeldNotification, SdiStore } from "./sandbox-state";

export interface CallbackSettings {
  store: SdiStore;
  url: string;
  secret: string;
  /** First pause before another try, in milliseconds; doubled each time, eight times. */
  retryMs: number;
  faults: Faults;
}

const TRIES = 8;

/** Tells the app of every notification until it says 2xx; what is left is taken up again after a restart. */
export function createCallbacks(settings: CallbackSettings) {
  requireLoopback(settings.url, "The webhook's target");
  const stop = new AbortController();
  const running = new Map<string, Promise<void>>();
  const wake = () => {
    for (const one of settings.store.all("notification"))
      if (!one.told && !running.has(one.uuid) && !stop.signal.aborted)
        running.set(one.uuid, deliver(settings, one, stop.signal));
  };
  return {
    wake,
    async close() {
      stop.abort();
      await Promise.all(running.values());
    },
  };
}

async function deliver(settings: CallbackSettings, notification: HeldNotification, stop: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < TRIES && !stop.aborted; attempt++) {
    if (await sendAsStruck(settings, notification, stop)) {
      if (!stop.aborted) settings.store.commit([["notification", notification.uuid, { ...notification, told: true }]]);
      return;
    }
    await wait(settings.retryMs * 2 ** attempt, undefined, { signal: stop, ref: false }).catch(() => undefined);
  }
}

/** One attempt under the fault switch ("WEBHOOK <type>"). */
async function sendAsStruck(settings: CallbackSettings, notification: HeldNotification, stop: AbortSignal) {
  const fault = settings.faults.strike(`WEBHOOK ${notification.type}`);
  const body = bodyOf(notification);
  const send = (text = body) => post(settings, text, stop);
  if (fault?.mode === "down") return false;
  if (fault?.mode === "malformed") return send(body.slice(0, body.length / 2));
  if (fault?.mode === "duplicate") return (await Promise.all([send(), send()])).every(Boolean);
  const arrived = await send();
  return fault?.mode === "timeout-after-success" ? false : arrived;
}

const bodyOf = ({ told: _, ...notification }: HeldNotification): string =>
  JSON.stringify({ event: "customer-notification", data: { notification } });

async function post({ url, secret }: CallbackSettings, body: string, stop: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.any([stop, AbortSignal.timeout(10_000)]),
      headers: { "content-type": "application/json", authorization: secret },
      body,
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
