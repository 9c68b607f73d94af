import { randomBytes } from "node:crypto";
import { linkMac, sameSecret } from "./crypto";

const NONCE_CHARS = 16;
/** Browsers are shared: marks of so many users are kept, newest first. */
const MOST = 5;

const markOf = (seller: string, userId: string, nonce: string): string =>
  nonce + linkMac(`device|${seller}|${userId}|${nonce}`);

/** A mark left in a browser that signed in as this user: it names nobody and cannot be made elsewhere. */
export const newMark = (seller: string, userId: string): string =>
  markOf(seller, userId, randomBytes(12).toString("base64url"));

/** The mark among these that belongs to this user, or null. */
export const knownMark = (seller: string, userId: string, marks: readonly string[]): string | null =>
  marks.find((mark) => sameSecret(mark, markOf(seller, userId, mark.slice(0, NONCE_CHARS)))) ?? null;

/** The cookie with one more mark in front. */
export const withMark = (marks: readonly string[], mark: string): string =>
  [mark, ...marks.filter((kept) => kept !== mark)].slice(0, MOST).join("~");

export const marksIn = (cookie: string | undefined): string[] =>
  (cookie ?? "")
    .split("~")
    .filter((mark) => /^[\w-]{20,100}$/.test(mark))
    .slice(0, MOST);
