/** A token or code that is not this one, by its last character only; a fixed one would be the right one now and then. */
export const altered = (secret: string): string => secret.slice(0, -1) + (secret.endsWith("A") ? "B" : "A");
