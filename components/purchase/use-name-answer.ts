"use client";
import { useEffect, useState } from "react";
import { normaliseLocalPart } from "@/lib/names/name";
import type { NameSaid } from "./name-said";

/** Milliseconds of quiet after which typing counts as stopped. */
const QUIET_MS = 450;

type Asked = { href: string; domain: string; text: string; said: NameSaid | null };

/** The answer to what stands in a field: the one of the last check while it is unchanged, else asked when typing stops. */
export function useNameAnswer({ href, domain, text, said }: Asked): NameSaid | "checking" | null {
  const name = normaliseLocalPart(text);
  const known = said && said.localPart === name && said.answer !== "unchecked" ? said : null;
  const question = name === "" || known ? null : `${href}?${new URLSearchParams({ nome: name, dominio: domain })}`;
  const [heard, setHeard] = useState<{ question: string; said: NameSaid | null } | null>(null);
  useEffect(() => {
    if (!question) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await ask(question, stop.signal);
      if (!stop.signal.aborted) setHeard({ question, said: answer });
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [question]);
  if (!question) return known;
  return heard?.question === question ? heard.said : "checking";
}

/** No answer is no verdict: Valida asks again, and says so if nobody can tell. */
async function ask(question: string, signal: AbortSignal): Promise<NameSaid | null> {
  try {
    const response = await fetch(question, { signal, headers: { accept: "application/json" } });
    return response.ok ? ((await response.json()) as NameSaid) : null;
  } catch {
    return null;
  }
}
