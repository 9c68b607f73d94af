import type { FieldErrors } from "react-hook-form";

type Found = { field?: string; message: string };

/** react-hook-form's nested errors as a list of dotted fields, in the order of the form. */
export function flattened(errors: FieldErrors, path: string[] = []): Found[] {
  return Object.entries(errors).flatMap(([name, error]): Found[] => {
    if (!error || name === "ref") return [];
    const message: unknown = "message" in error ? error.message : undefined;
    const here = name === "root" || name === "" ? path : [...path, name];
    if (typeof message === "string") return [here.length > 0 ? { field: here.join("."), message } : { message }];
    return typeof error === "object" ? flattened(error as FieldErrors, here) : [];
  });
}
