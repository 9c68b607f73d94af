"use client";
import { VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const SPOKEN_AT_SECONDS = [600, 300, 60, 0];

/**
 * The time left of a hold, from the seconds the server counted: the visitor's own clock may be wrong. Seen every few
 * seconds, spoken only at ten, five and one minute and at the end.
 */
export function Countdown({ secondsLeft, onOver }: { secondsLeft: number; onOver?: () => void }) {
  const t = useTranslations("common.countdown");
  const left = useSecondsLeft(secondsLeft, onOver);
  const [spoken, setSpoken] = useState<number | null>(null);
  useEffect(() => {
    const due = SPOKEN_AT_SECONDS.find((at) => left <= at && left > at - 10);
    if (due !== undefined) setSpoken(due);
  }, [left]);
  const words = (seconds: number) => (seconds <= 0 ? t("over") : t("left", { time: span(t, seconds) }));
  return (
    <>
      <span role="timer" className="figure">
        {words(left)}
      </span>
      <VisuallyHidden aria-live="polite">{spoken === null ? "" : words(spoken)}</VisuallyHidden>
    </>
  );
}

function useSecondsLeft(secondsLeft: number, onOver?: () => void): number {
  const [left, setLeft] = useState(secondsLeft);
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil(secondsLeft - (performance.now() - start) / 1000));
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      onOver?.();
    }, 5000);
    return () => clearInterval(timer);
  }, [secondsLeft, onOver]);
  return left;
}

type Words = (key: string, values: Record<string, number>) => string;

function span(t: Words, seconds: number): string {
  if (seconds >= 48 * 3600) return t("days", { days: Math.floor(seconds / 86_400) });
  if (seconds >= 2 * 3600) return t("hours", { hours: Math.floor(seconds / 3600) });
  return t("minutes", { minutes: Math.floor(seconds / 60) });
}
