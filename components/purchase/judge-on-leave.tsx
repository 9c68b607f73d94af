"use client";
import { type FocusEvent, type ReactNode, useRef } from "react";
import { useFormContext } from "react-hook-form";

/**
 * Says what is wrong with a field as soon as it is left, not only when the form is sent. Empty fields are left in peace:
 * whoever goes through a form by keyboard should not be scolded for what comes later.
 */
export function JudgeOnLeave({ children }: { children: ReactNode }) {
  const { trigger, getFieldState, formState } = useFormContext();
  const judged = useRef(new Set<string>());
  const leave = ({ target }: FocusEvent<HTMLElement>) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (!target.name || target.type === "radio") return;
    if (target.value.trim() === "" && !judged.current.has(target.name)) return;
    judged.current.add(target.name);
    // What was judged before may depend on this one: the codice fiscale on the name.
    const faulty = [...judged.current].filter((name) => getFieldState(name, formState).invalid);
    void trigger([...new Set([target.name, ...dependants(target.name, judged.current), ...faulty])]);
  };
  // biome-ignore lint/a11y/noStaticElementInteractions: it listens to its fields, nobody interacts with it
  return <div onBlur={leave}>{children}</div>;
}

const ON_PERSON = /\.(firstName|lastName|birthDate)$/;

/** The codice fiscale says name and day of birth: when one of them changes, it is judged again. */
function dependants(name: string, judged: ReadonlySet<string>): string[] {
  const taxCode = name.replace(ON_PERSON, ".taxCode");
  return taxCode !== name && judged.has(taxCode) ? [taxCode] : [];
}
