"use client";
import { Button, Input } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type SignaturePad from "signature_pad";
import type { PointGroup } from "signature_pad";
import { RadioField, TextField } from "@/components/ui/form";
import { useField } from "@/components/ui/form/context";
import css from "./contracts.module.css";

/** The signature itself: the name typed, or drawn with finger, pen or mouse. Whoever cannot draw types. */
export function SignatureField({ who }: { who: string }) {
  const t = useTranslations("contract.sign");
  const kind = useWatch({ name: "kind" });
  return (
    <>
      <RadioField
        name="kind"
        label={t("mark")}
        choices={[
          { value: "typed", label: t("marks.typed") },
          { value: "drawn", label: t("marks.drawn") },
        ]}
      />
      {kind === "drawn" ? (
        <DrawingField who={who} />
      ) : (
        <TextField
          name="name"
          label={t("name")}
          description={t("name-hint", { who })}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          maw={420}
        />
      )}
    </>
  );
}

function DrawingField({ who }: { who: string }) {
  const t = useTranslations("contract.sign");
  const { setValue } = useFormContext();
  const { id, input, error } = useField("strokes", t("drawing"));
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = usePad(canvas, (lines) => setValue("strokes", lines));
  return (
    <Input.Wrapper label={t("drawing")} description={t("drawing-hint", { who })} error={error} mb="md" size="md">
      <canvas
        ref={canvas}
        className={css.pad}
        role="img"
        aria-label={t("drawing-box", { who })}
        id={id}
        tabIndex={-1}
      />
      <input type="hidden" {...input} />
      <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => pad.current?.clearAll()}>
        {t("clear")}
      </Button>
    </Input.Wrapper>
  );
}

type Pad = { clearAll: () => void };

/** A pad on a canvas, as sharp as the screen; every line drawn is told as JSON, in thousandths of the box's width. */
function usePad(canvas: React.RefObject<HTMLCanvasElement | null>, onDrawn: (lines: string) => void) {
  const pad = useRef<Pad | null>(null);
  const told = useRef(onDrawn);
  told.current = onDrawn;
  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    let drawing: SignaturePad | null = null;
    const sharpen = () => {
      const ratio = Math.max(window.devicePixelRatio || 1, 1);
      box.width = box.offsetWidth * ratio;
      box.height = box.offsetHeight * ratio;
      box.getContext("2d")?.scale(ratio, ratio);
    };
    const empty = () => {
      sharpen();
      drawing?.clear();
      told.current("");
    };
    const begin = import("signature_pad").then(({ default: Pad }) => {
      drawing = new Pad(box, { penColor: "#1a1f2b", backgroundColor: "#ffffff" });
      empty();
      drawing.addEventListener("endStroke", () => told.current(linesOf(drawing, box.offsetWidth)));
      pad.current = { clearAll: empty };
    });
    // A telephone that is turned takes no drawing away: the same lines, as wide as the box is now.
    let width = box.offsetWidth;
    const resize = () => {
      if (box.offsetWidth === width || box.offsetWidth === 0) return;
      const lines = resized(drawing?.toData() ?? [], box.offsetWidth / width);
      width = box.offsetWidth;
      sharpen();
      drawing?.fromData(lines);
    };
    window.addEventListener("resize", resize);
    return () => {
      window.removeEventListener("resize", resize);
      void begin.then(() => drawing?.off());
    };
  }, [canvas]);
  return pad;
}

const resized = (lines: PointGroup[], times: number): PointGroup[] =>
  lines.map((line) => ({
    ...line,
    points: line.points.map((point) => ({ ...point, x: point.x * times, y: point.y * times })),
  }));

const NEAR = 3;

function linesOf(pad: SignaturePad | null, width: number): string {
  const scaled = (value: number) => Math.min(1000, Math.max(0, Math.round((value / width) * 1000)));
  const lines = (pad?.toData() ?? []).map(({ points }) => thinned(points.map(({ x, y }) => [scaled(x), scaled(y)])));
  return lines.length > 0 ? JSON.stringify(lines) : "";
}

/** Points that nobody could tell apart say nothing. */
function thinned(points: number[][]): number[][] {
  const kept: number[][] = [];
  for (const [x = 0, y = 0] of points) {
    const [lastX = -99, lastY = -99] = kept.at(-1) ?? [];
    if (Math.hypot(x - lastX, y - lastY) >= NEAR) kept.push([x, y]);
  }
  return kept;
}
