import { act, actionOf } from "./actions";
import { type Answer, ask, ownOrigin, someNetwork } from "./ask";
import { SELLER } from "./people";
import type { World } from "./world";

/** Somebody who cannot exist, whose data must be found nowhere in clear. */
export const CANARY = {
  firstName: "Prova",
  lastName: "Esempio",
  taxCode: "SMPPRV80A01H501H",
  documentNumber: "CX90817AB",
  phone: "+393330000917",
  street: "Via del Canarino 917",
};

const ORDER_ACTIONS = "acquista/[token]/actions.ts";
const headers = () => ({ "x-forwarded-for": someNetwork() });

function redirectOf(answer: Answer): string {
  const [, path = ""] = answer.text.match(/"redirectTo":"([^"]+)"/) ?? [];
  if (!path) throw new Error(`the form was not taken: ${answer.status} ${answer.text.slice(0, 400)}`);
  return path;
}

/** Begins a purchase as nobody in particular; answers the token of its private link. */
export async function begin(world: Pick<World, "offer">): Promise<string> {
  const start = actionOf("acquista/actions.ts", "start");
  const begun = await act(`/${SELLER}/acquista`, start, [SELLER], { offer: world.offer }, { headers: headers() });
  return redirectOf(begun).split("/")[3] ?? "";
}

/** One form of the wizard. */
export const step = (token: string, page: string, file: string, name: string, fields: Record<string, string>) =>
  act(`/${SELLER}/acquista/${token}/${page}`, actionOf(file, name), [SELLER, token], fields, { headers: headers() });

export async function describe(token: string, change: Record<string, string> = {}): Promise<Answer> {
  return step(token, "titolare", ORDER_ACTIONS, "describeHolderAction", {
    "holder.kind": "person",
    "holder.firstName": CANARY.firstName,
    "holder.lastName": CANARY.lastName,
    "holder.birthDate": "1980-01-01",
    "holder.birthPlace": "Roma",
    "holder.taxCode": CANARY.taxCode,
    "holder.email": "canarino@posta.example",
    "holder.phone": CANARY.phone,
    "holder.address.street": CANARY.street,
    "holder.address.cap": "00100",
    "holder.address.city": "Roma",
    "holder.address.province": "RM",
    "billing.to": "holder",
    ...change,
  });
}

/** Sends one file for an order. */
export function upload(
  token: string,
  kind: string,
  file: { bytes: Buffer; name: string; type: string },
): Promise<Answer> {
  const body = new FormData();
  body.append("token", token);
  body.append("kind", kind);
  body.append("file", new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  return ask(`/${SELLER}/api/caricamenti`, { method: "POST", headers: { origin: ownOrigin() }, body });
}

/** Holder, name and identity document; stops before the contract. */
export async function fillIn(token: string, picture: Buffer): Promise<void> {
  redirectOf(await describe(token));
  const name = `prova.${crypto.randomUUID().slice(0, 8)}`;
  await step(token, "nomi", ORDER_ACTIONS, "checkNamesAction", { "names.0": name, "names.1": "", "names.2": "" });
  for (const kind of ["identity-front", "identity-back"]) {
    const sent = await upload(token, kind, { bytes: picture, name: "foto.jpg", type: "image/jpeg" });
    if (sent.status !== 200) throw new Error(`${kind} was not taken: ${sent.text}`);
  }
  const identity = { type: "identity-card", number: CANARY.documentNumber, expiresOn: "2031-05-20" };
  redirectOf(await step(token, "documenti", "documenti/actions.ts", "goOn", identity));
}
