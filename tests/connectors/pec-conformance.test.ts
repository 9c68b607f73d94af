import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { oracle } from "../support/oracles";
import { type Received, recordingServer } from "./support/server";
import { aruba, asked, company, openapi, person } from "./support/vendors";

type Schema = { properties?: Record<string, unknown>; enum?: string[] } & Record<string, unknown>;
interface Specification {
  paths: Record<string, Record<string, { requestBody?: { content: { "application/json": { schema: Schema } } } }>>;
  components: { schemas: Record<string, Schema> };
}
const openapiSpec = oracle<Specification>("pec-providers/openapi/pec.openapi.json");
const arubaSpecs = ["01-account-api", "03-owner-api", "05-auth"].map((name) =>
  oracle<Specification>(`pec-providers/aruba/${name}.json`),
);

/** What a specification finds wrong with a request; nothing, when it is as the vendor wants it. */
function faultsOf(specs: (Specification | null)[], { method, path, body }: Received): string[] {
  const bare = path.split("?")[0] ?? "";
  for (const spec of specs) {
    for (const [template, methods] of Object.entries(spec?.paths ?? {})) {
      const shape = new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`);
      const operation = shape.test(bare) ? methods[method.toLowerCase()] : undefined;
      if (operation) return operation.requestBody ? wrongIn(spec!, operation.requestBody, body) : [];
    }
  }
  return [`no such operation: ${method} ${bare}`];
}

function wrongIn(
  spec: Specification,
  requestBody: { content: { "application/json": { schema: Schema } } },
  body: Buffer,
): string[] {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const closed = closedSchemas(spec.components.schemas);
  const validate = ajv.compile({ ...requestBody.content["application/json"].schema, components: { schemas: closed } });
  return validate(JSON.parse(body.toString("utf8")))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
      );
}

/** No field that isn't named; Aruba writes a choice of "T" or "S" as the one value "T,S". */
function closedSchemas(schemas: Record<string, Schema>): Record<string, Schema> {
  const text = JSON.stringify(schemas, (key, value: unknown) =>
    key === "enum" && Array.isArray(value) ? value.flatMap((one: unknown) => String(one).split(",")) : value,
  );
  const all = JSON.parse(text) as Record<string, Schema>;
  for (const schema of Object.values(all)) if (schema.properties) schema.additionalProperties = false;
  return all;
}

const answers = (data: object) => () => ({ status: 200, body: JSON.stringify({ success: true, data, error: null }) });

describe("openapi.com's published specification", () => {
  it.skipIf(openapiSpec === null)("every request of ours is as it wants it", async () => {
    const found = { id: "1", casella_pec: "a@legalmail.it", stato: "evasa", uid: "MA1", data_scadenza: "01/01/2027" };
    const server = await recordingServer(({ path, method }) =>
      path.startsWith("/verifica_pec")
        ? answers({ available: true })()
        : path === "/pec" && method === "GET"
          ? answers([])()
          : answers(found)(),
    );
    const provider = openapi(server.url, 1);
    await provider.createMailbox(asked({ holder: person }));
    await provider.createMailbox(asked({ holder: company, plan: "gold" }));
    await provider.renewMailbox({ providerRef: "1", newExpiry: "2029-01-01", idempotencyKey: "r" });
    await provider.closeMailbox({ providerRef: "1", idempotencyKey: "c" });
    const extras = { inboxGb: 5, archiveGb: 2, sends: null, watched: 0, lite: 0, switches: [] };
    await provider.setExtras({ providerRef: "1", extras, idempotencyKey: "e" });
    const kinds = new Set(server.received.map(({ method, path }) => `${method} ${path.split(/[?@]/)[0]}`));
    for (const kind of ["POST /pec", "GET /pec/1/rinnovo", "DELETE /pec/1", "PATCH /pec/1/modifica"])
      expect(kinds).toContain(kind);
    for (const request of server.received) expect(faultsOf([openapiSpec], request), request.path).toEqual([]);
    const post = server.received.find(({ method }) => method === "POST")!;
    const wrong = Buffer.from(post.body.toString("utf8").replace('"PV"', '"XX"'));
    expect(faultsOf([openapiSpec], { ...post, body: wrong })).not.toEqual([]);
  });

  it.skipIf(openapiSpec === null)("the connector reads the specification's own mailbox", async () => {
    const read = openapiSpec!.paths["/pec/{id}"]!.get as unknown as {
      responses: { 200: { content: { "application/json": { example: object } } } };
    };
    const { example } = read.responses[200].content["application/json"];
    const server = await recordingServer(() => ({ status: 200, body: JSON.stringify(example) }));
    const renewed = await openapi(server.url, 1).suspendMailbox({ providerRef: "1", idempotencyKey: "s" });
    expect(renewed).toMatchObject({
      address: "yourpec@testcert.legalmail.it",
      userId: "MA177987",
      expiry: "2022-03-04",
    });
  });
});

describe("Aruba's published specification", () => {
  it.skipIf(arubaSpecs.includes(null))("every request of ours is as it wants it", async () => {
    const account = {
      ...{ name: "a@pec.it", status: "CERTIFICATO", endDate: "2027-09-07T12:09:36.475+02:00" },
      ...{ owner: { taxCode: person.taxCode }, quotas: [] },
    };
    const token = { accessToken: "t", expiresIn: 300 };
    const server = await recordingServer(({ path }) => {
      if (path.endsWith("/token")) return answers(token)();
      if (path.endsWith("/info") && server.received.length < 20)
        return { status: 404, body: JSON.stringify({ version: "v3", errors: [{ code: "404" }] }) };
      if (path.endsWith("accountAvailable")) return answers({ accountExists: false, isAccountAssignable: true })();
      if (path.includes("/owners")) return answers(path.includes("search") ? { content: [] } : { id: 7 })();
      return answers(account)();
    });
    const provider = aruba(server.url, 1);
    await provider.checkName("a@pec.it");
    for (const holder of [person, company]) await provider.createMailbox(asked({ holder, plan: "EMAIL" }));
    while (server.received.length < 20) await provider.checkName("a@pec.it");
    const on = { providerRef: "a@pec.it", idempotencyKey: "x" };
    const extras = { inboxGb: 5, archiveGb: 2, sends: null, watched: 0, lite: 0, switches: [] };
    await provider.renewMailbox({ ...on, newExpiry: "2029-09-07" });
    await provider.setExtras({ ...on, extras });
    await provider.suspendMailbox(on);
    await provider.closeMailbox(on);
    const acts = new Set(server.received.map(({ path }) => path.split("/").at(-1)?.split("?")[0]));
    for (const act of ["token", "owners", "accounts", "info", "renew", "extraSize", "suspend", "cancellation"])
      expect(acts).toContain(act);
    for (const request of server.received) expect(faultsOf(arubaSpecs, request), request.path).toEqual([]);
    const made = server.received.find(({ path }) => path.endsWith("/accounts"))!;
    const wrong = Buffer.from(made.body.toString("utf8").replace('"S"', '"X"'));
    expect(faultsOf(arubaSpecs, { ...made, body: wrong })).not.toEqual([]);
  });
});
