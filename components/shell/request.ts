import { headers } from "next/headers";

/** Of the request now answered: the nonce for inline tags and the path with its query, as the proxy passed them on. */
export async function requestFacts(): Promise<{ nonce: string; path: string }> {
  const given = await headers();
  return { nonce: given.get("x-nonce") ?? "", path: given.get("x-path") ?? "/" };
}
