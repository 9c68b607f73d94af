"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import css from "./contracts.module.css";

/** Whether the end of the contract was seen. Before and without JavaScript nobody can tell, and nobody is stopped. */
const Reached = createContext<{ reached: boolean; reach: () => void }>({ reached: true, reach: () => {} });

export const useReachedEnd = (): boolean => useContext(Reached).reached;

/** Holds a contract to be read and what may be done once its end was seen. */
export function ReadingRoom({ children }: { children: ReactNode }) {
  const [reached, setReached] = useState(true);
  useEffect(() => setReached(false), []);
  return <Reached.Provider value={{ reached, reach: () => setReached(true) }}>{children}</Reached.Provider>;
}

/** A text that scrolls, also by keyboard, and knows when its end came into sight. */
export function ToBeRead({ label, children }: { label: string; children: ReactNode }) {
  const { reached, reach } = useContext(Reached);
  const t = useTranslations("contract.sign");
  const box = useRef<HTMLElement>(null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (reached || !end.current) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && reach(), { root: box.current });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [reached, reach]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard */}
      <section className={css.reading} aria-label={label} tabIndex={0} ref={box}>
        {children}
        <div ref={end} style={{ height: 1 }} />
      </section>
      <p role="status">{t(reached ? "read-to-end" : "read-on")}</p>
    </>
  );
}
