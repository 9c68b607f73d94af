import { createHash } from "node:crypto";
import { XMLBuilder } from "fast-xml-parser";
import type { Policy } from "@/lib/sellers/policy";

type Mail = Policy["service"]["mail"];
type Server = NonNullable<Mail["imap"]>;

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", format: true });
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The domain of an address that one of the seller's mailboxes could have, in lower case; null for any other text. */
export function domainOfAddress(policy: Policy, address: string): string | null {
  const [, domain] = /^[a-z0-9._-]{1,64}@([a-z0-9.-]{3,190})$/.exec(address.trim().toLowerCase()) ?? [];
  const fixed = policy.catalogue.plans.map((plan) => plan.domain);
  return domain && (policy.names.domains.includes(domain) || fixed.includes(domain)) ? domain : null;
}

/**
 * Settings that Thunderbird and others look up by themselves, for every mailbox of a domain.
 * Source: Mozilla's autoconfig file format, version 1.1.
 */
export function autoconfig(policy: Policy, domain: string): string {
  const { imap, pop, smtp } = policy.service.mail;
  const server = ({ host, port, security }: Server, type: string) => ({
    "@type": type,
    hostname: host,
    port,
    socketType: security === "ssl" ? "SSL" : "STARTTLS",
    authentication: "password-cleartext",
    username: "%EMAILADDRESS%",
  });
  return (
    HEAD +
    builder.build({
      clientConfig: {
        "@version": "1.1",
        emailProvider: {
          "@id": domain,
          domain,
          displayName: policy.brand.name,
          displayShortName: policy.brand.name,
          incomingServer: [...(imap ? [server(imap, "imap")] : []), ...(pop ? [server(pop, "pop3")] : [])],
          outgoingServer: server(smtp, "smtp"),
        },
      },
    })
  );
}

/**
 * The same for Apple's Mail, for one address: a configuration profile to be opened on the telephone or the computer.
 * It holds no password. Source: Apple's Device Management, payload com.apple.mail.managed. Null: no incoming server.
 */
export function mobileConfig(policy: Policy, address: string): string | null {
  const { imap, pop, smtp } = policy.service.mail;
  const incoming = imap ?? pop;
  if (!incoming) return null;
  const { name } = policy.brand;
  const account = {
    PayloadType: "com.apple.mail.managed",
    PayloadVersion: 1,
    PayloadIdentifier: `${reverse(address)}.mail`,
    PayloadUUID: uuidOf(`mail ${address}`),
    PayloadDisplayName: address,
    EmailAccountDescription: address,
    EmailAccountType: imap ? "EmailTypeIMAP" : "EmailTypePOP",
    EmailAddress: address,
    ...serverOf("Incoming", incoming, address),
    ...serverOf("Outgoing", smtp, address),
    OutgoingPasswordSameAsIncomingPassword: true,
  };
  const profile = {
    PayloadType: "Configuration",
    PayloadVersion: 1,
    PayloadIdentifier: reverse(address),
    PayloadUUID: uuidOf(address),
    PayloadDisplayName: `${name}: ${address}`,
    PayloadOrganization: name,
    PayloadRemovalDisallowed: false,
    PayloadContent: [account],
  };
  const doctype =
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';
  return `${HEAD}${doctype}<plist version="1.0">\n${plist(profile)}\n</plist>\n`;
}

const serverOf = (way: "Incoming" | "Outgoing", { host, port, security }: Server, address: string) => ({
  [`${way}MailServerAuthentication`]: "EmailAuthPassword",
  [`${way}MailServerHostName`]: host,
  [`${way}MailServerPortNumber`]: port,
  [`${way}MailServerUseSSL`]: security === "ssl",
  [`${way}MailServerUsername`]: address,
});

/** Names of a profile run from the general to the particular: it.example.pec.mario.rossi */
const reverse = (address: string): string => {
  const [local = "", domain = ""] = address.split("@");
  return [...domain.split(".").reverse(), local].join(".");
};

/** The same address gives the same profile, so that opening it twice replaces it. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-5$3-8$4-$5").toUpperCase();
}

type Plist = string | number | boolean | Plist[] | { [name: string]: Plist };

function plist(value: Plist): string {
  if (typeof value === "boolean") return value ? "<true/>" : "<false/>";
  if (typeof value === "number") return `<integer>${value}</integer>`;
  if (typeof value === "string") return `<string>${escaped(value)}</string>`;
  if (Array.isArray(value)) return `<array>${value.map(plist).join("")}</array>`;
  const entries = Object.entries(value).map(([name, each]) => `<key>${escaped(name)}</key>${plist(each)}`);
  return `<dict>${entries.join("")}</dict>`;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
