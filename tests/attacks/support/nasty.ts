/** Texts that have broken programs before. None is a good answer to any form here. */
export const NASTY: readonly string[] = [
  "",
  " ",
  "\0",
  "a\0b",
  "\u202emoc.live@x\u202c",
  "nome\uff20posta.example",
  "\uff1cscript\uff1e",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{7*7}}<%= 7*7 %>",
  "' OR '1'='1",
  '1; DROP TABLE "User"; --',
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "\r\nBcc: victim@posta.example",
  "a@b\r\nTo: c@d",
  "%00%0d%0a",
  "\ud800",
  "\udfff\ud800",
  "\ufeff",
  "\u200b\u200d",
  "á\u0301\u0301\u0301".repeat(50),
  "İıſK",
  "𝕒𝕓𝕔",
  "null",
  "undefined",
  "NaN",
  "-0",
  "1e309",
  "0x10",
  "999999999999999999999999",
  "-1",
  "１００",
  "1.000.000,00,00",
  "true",
  "[object Object]",
  '{"$ne":null}',
  "[]",
  "__proto__",
  "constructor",
  "toString",
  "2026-02-30",
  "0000-00-00",
  "+275760-09-13",
  "00000000-0000-0000-0000-000000000000",
  "x".repeat(5_000),
  "x".repeat(900_000),
  "\n".repeat(2_000),
  "(".repeat(3_000),
  "@".repeat(2_000),
  "a@".repeat(2_000),
];

type Fields = readonly (readonly [string, string | Blob])[];

const put = (good: Record<string, string>, name: string, value: string | Blob): Fields => [
  ...Object.entries(good).filter(([key]) => key !== name),
  [name, value],
];

/** What a form of these fields may be sent with instead: each field wrong in many ways, then the form itself. */
export function malformed(good: Record<string, string>): Fields[] {
  const names = Object.keys(good);
  const wrong = names.flatMap((name) => [
    ...NASTY.map((value) => put(good, name, value)),
    put(good, name, new Blob(["x"], { type: "text/plain" })),
    // Operators, lists and groups where a text is asked.
    ...["$ne", "$gt", "0", "length", "__proto__", "constructor.prototype", "toString", "a.b.c.d"].map((inner) => [
      ...Object.entries(good).filter(([key]) => key !== name),
      [`${name}.${inner}`, "x"] as const,
    ]),
    Object.entries(good).filter(([key]) => key !== name),
    [...Object.entries(good), [name, "twice"] as const],
  ]);
  const around: Fields[] = [
    [],
    ...[
      "role",
      "roles",
      "sellerId",
      "userId",
      "__proto__",
      "__proto__.admin",
      "constructor",
      "a.b",
      ".",
      "..",
      "$boolean",
      "$ACTION_REF_1",
    ].map((extra): Fields => [...Object.entries(good), [extra, "admin"]]),
    Array.from({ length: 3_000 }, (_, n) => [`field${n}`, "x"] as const),
    [[`${"deep.".repeat(3_000)}x`, "x"]],
  ];
  return [...wrong, ...around];
}
