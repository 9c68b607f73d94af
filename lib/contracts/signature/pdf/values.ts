import type { Reason } from "../verdict";

export interface PdfName {
  kind: "name";
  name: string;
}
/** A string with its place in the file, delimiters included: [start, end). */
export interface PdfString {
  kind: "string";
  bytes: Buffer;
  hex: boolean;
  start: number;
  end: number;
}
export interface PdfRef {
  kind: "ref";
  number: number;
  generation: number;
}
export interface PdfDict {
  kind: "dict";
  entries: Map<string, PdfValue>;
}
/** A stream: its dictionary, and where its raw bytes stand. */
export interface PdfStream {
  kind: "stream";
  dict: PdfDict;
  raw: Buffer;
}
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfDict | PdfStream | PdfValue[];

/** The file is not what it should be; `reason` says it to whoever sent it. Never leaves this folder. */
export class PdfFault extends Error {
  constructor(
    readonly reason: Reason,
    detail: string,
  ) {
    super(detail);
  }
}

const isOfKind = (value: PdfValue | undefined, kind: string): boolean =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === kind;

export const isRef = (value: PdfValue | undefined): value is PdfRef => isOfKind(value, "ref");
export const isDict = (value: PdfValue | undefined): value is PdfDict => isOfKind(value, "dict");
export const isStream = (value: PdfValue | undefined): value is PdfStream => isOfKind(value, "stream");
export const isString = (value: PdfValue | undefined): value is PdfString => isOfKind(value, "string");
export const isName = (value: PdfValue | undefined, name?: string): value is PdfName =>
  isOfKind(value, "name") && (name === undefined || (value as PdfName).name === name);
