"use client";
import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const EVERY_MS = 4000;
const TIMES = 30;

/** Asks the server again every few seconds for two minutes, and whenever it is pressed. */
export function RefreshSoon({ label }: { label: string }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  useEffect(() => {
    let left = TIMES;
    const timer = setInterval(() => {
      if (--left <= 0) clearInterval(timer);
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <Button variant="default" mb="lg" aria-disabled={pending} onClick={() => start(() => router.refresh())}>
      {label}
    </Button>
  );
}
