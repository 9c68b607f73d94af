"use client";
import { useRef, useState } from "react";

/**
 * One key for each thing a page view says: pressing twice, or again after a lost answer, says the same thing with the
 * same key; another content, or anything after an answer came, is a new thing with a new key.
 */
export function useIdempotencyKey() {
  const [first] = useState(() => crypto.randomUUID());
  const open = useRef<{ key: string; content: string | null }>({ key: first, content: null });
  return {
    first,
    keyFor(content: string): string {
      if (open.current.content !== null && open.current.content !== content)
        open.current = { key: crypto.randomUUID(), content };
      open.current.content = content;
      return open.current.key;
    },
    answered(): void {
      open.current = { key: crypto.randomUUID(), content: null };
    },
  };
}
