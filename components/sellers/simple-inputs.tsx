"use client";
import { Checkbox, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Json } from "@/lib/sellers/policy-diff";
import { readable, valueWords } from "@/lib/sellers/policy-words";
import { listOf } from "./edit";
import { type Piece, usePiece } from "./editor-context";
import { asTyped, fromTyped, linesOf, numbersOf, typedNumbers } from "./typed";

/** What holds when nothing is said. */
function useDefault({ node, initial }: Piece): string | undefined {
  const { t, locale } = usePiece({ node, path: [], value: undefined });
  if (initial === undefined || initial === "" || typeof initial === "object") return undefined;
  return t("edit.default", { value: readable(t, locale, node, initial) });
}

export function TextPiece(piece: Piece & { node: { kind: "text" } }) {
  const { id, label, help, error, set } = usePiece(piece);
  const placeholder = useDefault(piece);
  const { node, value } = piece;
  const shared = {
    id,
    label,
    description: help,
    error,
    placeholder,
    value: value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value),
    onChange: (event: { currentTarget: { value: string } }) => {
      const text = event.currentTarget.value;
      set(text === "" && !piece.needed ? undefined : text);
    },
  };
  if (node.long) return <Textarea autosize minRows={1} maxRows={12} {...shared} />;
  return <TextInput type={node.format === "date" ? "date" : "text"} spellCheck={false} {...shared} />;
}

/** Euros and percents are typed as such and kept in cents and basis points; what is no number is kept as typed. */
export function NumberPiece(piece: Piece & { node: { kind: "number" } }) {
  const { id, label, help, error, set, t } = usePiece(piece);
  const { trail } = piece.node;
  const [text, setText] = useState(() => asTyped(trail, piece.value));
  const unit = trail.at(-1)?.endsWith("Cents") ? "euro" : trail.at(-1)?.endsWith("Bps") ? "percent" : null;
  return (
    <TextInput
      id={id}
      label={unit ? t(`edit.${unit}`, { label }) : label}
      description={help}
      error={error}
      placeholder={useDefault(piece)}
      inputMode={unit || !piece.node.whole ? "decimal" : "text"}
      maw={260}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        set(fromTyped(trail, event.currentTarget.value));
      }}
    />
  );
}

export function FlagPiece(piece: Piece) {
  const { id, label, help, error, set } = usePiece(piece);
  const checked = typeof piece.value === "boolean" ? piece.value : piece.initial === true;
  return (
    <Checkbox
      id={id}
      label={label}
      description={help}
      error={error}
      checked={checked}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}

export function ChoicePiece(piece: Piece & { node: { kind: "choice" } }) {
  const { id, label, help, error, set, t } = usePiece(piece);
  const { node, value, initial, needed } = piece;
  const shown = value === undefined ? "" : String(value);
  const known = node.values.includes(shown);
  const nothing = useDefault({ node, initial, path: [], value: undefined }) ?? t("edit.empty");
  const data = [
    ...(needed && known ? [] : [{ value: "", label: nothing }]),
    ...(known || shown === "" ? [] : [{ value: shown, label: shown }]),
    ...node.values.map((each) => ({ value: each, label: valueWords(t, node.trail, each) })),
  ];
  return (
    <NativeSelect
      id={id}
      label={label}
      description={help}
      error={error}
      data={data}
      maw={420}
      value={shown}
      onChange={(event) => set(event.currentTarget.value || undefined)}
    />
  );
}

/** Some of a few choices; they keep the order in which they stand, new ones come last. */
export function ChoicesPiece(piece: Piece & { node: { kind: "choices" } }) {
  const { id, label, help, error, set, t } = usePiece(piece);
  const { node, needed, initial } = piece;
  const chosen = listOf(piece.value ?? initial).map(String);
  const choose = (values: string[]) => {
    const next = [
      ...chosen.filter((each) => values.includes(each)),
      ...values.filter((each) => !chosen.includes(each)),
    ];
    set(next.length === 0 && !needed && initial === undefined ? undefined : next);
  };
  const all = [...node.values, ...chosen.filter((each) => !node.values.includes(each))];
  return (
    <Checkbox.Group
      label={label}
      description={help}
      error={error}
      value={chosen}
      onChange={choose}
      id={id}
      tabIndex={-1}
    >
      <Stack gap={6} mt={6}>
        {all.map((value) => (
          <Checkbox key={value} value={value} label={valueWords(t, node.trail, value)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** Words, one a line. */
export function LinesPiece(piece: Piece) {
  const { id, label, help, error, set } = usePiece(piece);
  const [text, setText] = useState(() => linesOf(piece.value ?? piece.initial));
  return (
    <Textarea
      id={id}
      label={label}
      description={help}
      error={error}
      autosize
      minRows={2}
      maxRows={12}
      spellCheck={false}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const lines = event.currentTarget.value.split("\n").map((line) => line.trim());
        set(lines.filter((line) => line !== ""));
      }}
    />
  );
}

/** Whole numbers in one line. */
export function NumbersPiece(piece: Piece) {
  const { id, label, help, error, set } = usePiece(piece);
  const [text, setText] = useState(() => numbersOf(piece.value ?? piece.initial));
  return (
    <TextInput
      id={id}
      label={label}
      description={help}
      error={error}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        set(typedNumbers(event.currentTarget.value) as Json);
      }}
    />
  );
}
