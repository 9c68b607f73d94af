/** Names of the inputs that a form carries for its own working, not as data. */
export const KEY_FIELD = "idempotencyKey";
export const BOOLEANS_FIELD = "$boolean";

type Value = string | boolean | File | Value[] | { [name: string]: Value };
export type FormInput = { [name: string]: Value };

/**
 * What a form posted, as one object for a schema: "holder.name" nests, "names.0" makes a list, check boxes named in
 * `$boolean` become true or false. `key` is the page view's idempotency key. Names that reach into prototypes are kept
 * out by building plain objects without one.
 */
export function readForm(form: FormData): { key: string; input: FormInput } {
  const root: FormInput = Object.create(null);
  for (const [name, value] of form.entries()) {
    if (name === KEY_FIELD || name.startsWith("$")) continue;
    put(root, pathOf(name), value);
  }
  for (const name of form.getAll(BOOLEANS_FIELD)) put(root, pathOf(String(name)), form.has(String(name)));
  const key = form.get(KEY_FIELD);
  return { key: typeof key === "string" ? key : "", input: tidy(root) as FormInput };
}

/** No form of ours nests deeper; a name that does stays whole, so that no schema knows it. */
const DEEPEST = 8;

function pathOf(name: string): string[] {
  const path = name.split(".", DEEPEST + 1);
  return path.length > DEEPEST ? [name.slice(0, 100)] : path;
}

function put(into: FormInput, path: string[], value: Value): void {
  const [head = "", ...rest] = path;
  if (rest.length === 0) {
    into[head] = value;
    return;
  }
  const there = into[head];
  const nested: FormInput = isGroup(there) ? there : Object.create(null);
  into[head] = nested;
  put(nested, rest, value);
}

const isGroup = (value: Value | undefined): value is FormInput =>
  typeof value === "object" && !Array.isArray(value) && !(value instanceof File);

/** Groups whose names are 0, 1, 2 … become lists; the others ordinary objects. */
function tidy(value: Value): Value {
  if (!isGroup(value)) return value;
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name, index) => name === String(index)))
    return names.map((name) => tidy(value[name] ?? ""));
  return Object.fromEntries(names.map((name) => [name, tidy(value[name] ?? "")]));
}
