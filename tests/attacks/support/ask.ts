import { inject } from "vitest";

export interface Asked {
  method?: string;
  /** A session's cookie, `name=value`. */
  as?: string | undefined;
  headers?: Record<string, string>;
  body?: BodyInit;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Where a redirect leads, as written. */
  location: string;
}

/** One request to the shop, as any program may make it: nothing is followed, kept or added. */
export async function ask(path: string, { method = "GET", as, headers = {}, body }: Asked = {}): Promise<Answer> {
  const answer = await fetch(inject("attackedShop").url + path, {
    method,
    redirect: "manual",
    headers: { ...(as ? { cookie: as } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  return { status: answer.status, headers: answer.headers, text, location: answer.headers.get("location") ?? "" };
}

/** The Origin of the shop's own pages. */
export const ownOrigin = (): string => inject("attackedShop").url;

/** At most so many at a time, in order. */
export async function inTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const n = next++;
      results[n] = await work(items[n] as T);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Some network, another one each time. */
let networks = 0;
export const someNetwork = (): string => {
  networks += 1;
  return `10.${Math.floor(Math.random() * 250)}.${Math.floor(networks / 250)}.${networks % 250}`;
};
