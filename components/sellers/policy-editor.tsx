"use client";
import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { ErrorSummary, type FormAction, FormShell, HiddenField } from "@/components/ui/form";
import type { Json, JsonGroup } from "@/lib/sellers/policy-diff";
import type { FormNode } from "@/lib/sellers/policy-form";
import { idOf, type Path, withValue } from "./edit";
import { EditorProvider, type Piece } from "./editor-context";
import { Fields } from "./group-piece";
import { PolicyPiece } from "./piece";

export interface FaultLine {
  /** Dotted: "catalogue.plans.0.code". */
  path: string;
  /** Where it is, in words. */
  label: string;
  message: string;
}

interface Props {
  action: FormAction;
  part: string;
  /** What the draft was when the page was made; "" without one. */
  revision: string;
  node: Extract<FormNode, { kind: "group" }>;
  value: Json | undefined;
  faults: FaultLine[];
  /** The page comes back from saving: what is wrong takes the focus. */
  saved: boolean;
}

/** One part of the policy as a form made from its schema. What is sent is the part as JSON, right or not yet. */
export function PolicyEditor({ action, part, revision, node, value, faults, saved }: Props) {
  const t = useTranslations("policy.edit");
  const [edited, setEdited] = useState<JsonGroup>({ [part]: value ?? {} });
  const [dirty, setDirty] = useState(false);
  useLeaveWarning(dirty);
  const context = useMemo(() => {
    const words = new Map(faults.map(({ path, message }) => [path, message]));
    const set = (path: Path, next: Json | undefined) => {
      setEdited((before) => withValue(before, path, next) as JsonGroup);
      setDirty(true);
    };
    return { faults: words, set, render: (piece: Piece) => <PolicyPiece {...piece} /> };
  }, [faults]);
  const errors = faults.map(({ path, label, message }) => ({
    field: path,
    label,
    message,
    target: idOf(path.split(".")),
  }));
  return (
    <FormShell
      id="regole"
      action={action}
      namespace="policy"
      submitLabel={t("save")}
      onDone={() => setDirty(false)}
      aside={dirty ? <Text role="status">{t("unsaved")}</Text> : undefined}
    >
      <ErrorSummary errors={errors} attempt={saved ? 1 : -1} />
      <HiddenField name="part" value={part} />
      <HiddenField name="revision" value={revision} />
      <HiddenField name="value" value={JSON.stringify(edited[part] ?? {})} />
      <EditorProvider value={context}>
        <Group grow>
          <Fields node={node} path={[part]} value={edited[part]} />
        </Group>
      </EditorProvider>
    </FormShell>
  );
}

/** The browser asks before what was typed is lost. */
function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
}
