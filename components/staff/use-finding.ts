import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { z } from "zod";

const answer = z.object({
  found: z.array(
    z.object({ kind: z.string(), id: z.string(), title: z.string(), detail: z.string(), path: z.string() }),
  ),
});
export type FoundItem = z.infer<typeof answer>["found"][number];

/** What is found for a text, a moment after typing stops; an answer that comes too late is dropped. */
export function useFinding(url: string, text: string): { found: FoundItem[]; asked: boolean } {
  const [waited] = useDebouncedValue(text.trim(), 150);
  const [state, setState] = useState<{ found: FoundItem[]; asked: boolean }>({ found: [], asked: false });
  useEffect(() => {
    if (waited.length < 2) return setState({ found: [], asked: false });
    const stop = new AbortController();
    fetch(`${url}?${new URLSearchParams({ q: waited })}`, { signal: stop.signal })
      .then((response) => response.json())
      .then((body) => setState({ found: answer.parse(body).found, asked: true }))
      .catch(() => {
        if (!stop.signal.aborted) setState({ found: [], asked: true });
      });
    return () => stop.abort();
  }, [url, waited]);
  return state;
}
