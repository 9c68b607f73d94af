import { v7 } from "uuid";

/** A new key: UUIDv7, so that rows written together lie together. */
export const newId = (): string => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** True for the written form of a key; asked before a text from outside reaches a query. */
export const isId = (text: string): boolean => UUID.test(text);
