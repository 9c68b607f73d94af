"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useKeys } from "@/components/ui/use-keys";

const focus = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();

/**
 * The keys of a request: R to its answer, T to the ready answers, E to the act that carries it out, N on to the next;
 * Ctrl+Enter sends the form one writes in. `next`: where N leads.
 */
export function RequestKeys({ next }: { next: string }) {
  const router = useRouter();
  useKeys({
    r: focus("#decision-text"),
    t: focus("[data-templates]"),
    e: focus('main form [id^="carry-out"], main form [id^="approve"]'),
    n: () => router.push(next),
  });
  useEffect(() => {
    const send = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      const form = (event.target as HTMLElement | null)?.closest("form");
      if (!form) return;
      event.preventDefault();
      form.requestSubmit();
    };
    window.addEventListener("keydown", send);
    return () => window.removeEventListener("keydown", send);
  }, []);
  return null;
}
