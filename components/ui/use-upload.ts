"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/lib/i18n/action-result";
import type { ShownFile } from "./file-preview";

type Target = { url: string; name: string; fields: Record<string, string>; onUploaded?: (value: unknown) => void };
type State = { file: string; progress: number | null; done: boolean; error: string | null; shown: ShownFile | null };

const START: State = { file: "", progress: null, done: false, error: null, shown: null };

/** Sends one file at a time, telling how far it is; the preview comes from the browser's memory until the server has it. */
export function useUpload({ url, name, fields, onUploaded }: Target) {
  const t = useTranslations("common.upload");
  const router = useRouter();
  const [state, setState] = useState<State>(START);
  const preview = useRef<string | null>(null);
  useEffect(() => () => revoke(preview.current), []);

  // What was sent before stays in sight until something else takes its place.
  const say = (change: Partial<State>) => setState(({ shown }) => ({ ...START, shown, ...change }));
  const upload = async (file: File) => {
    say({ file: file.name, progress: 0 });
    const answer = await post(url, formOf(fields, name, file), (progress) => setState((now) => ({ ...now, progress })));
    if (!answer?.ok) {
      const error = answer?.errors.map(({ message }) => message).join(" ") || t("failed");
      return say({ file: file.name, error });
    }
    revoke(preview.current);
    preview.current = URL.createObjectURL(file);
    say({
      file: file.name,
      done: true,
      shown: { name: file.name, type: file.type, href: preview.current },
    });
    onUploaded?.(answer.value);
    router.refresh();
  };
  return { state, upload, refuse: (error: string) => say({ error }) };
}

function revoke(address: string | null): void {
  if (address) URL.revokeObjectURL(address);
}

function formOf(fields: Record<string, string>, name: string, file: File): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set(name, file);
  return form;
}

/** XHR, because fetch cannot tell how much of a body has been sent. Null when no answer came, or none of ours. */
function post(url: string, form: FormData, onProgress: (percent: number) => void): Promise<ActionResult | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => resolve(isResult(request.response) ? request.response : null);
    request.onerror = () => resolve(null);
    request.ontimeout = () => resolve(null);
    request.send(form);
  });
}

const isResult = (value: unknown): value is ActionResult =>
  typeof value === "object" && value !== null && "ok" in value && (value.ok === true || "errors" in value);
