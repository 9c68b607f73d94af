import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { autoconfig, domainOfAddress, mobileConfig } from "@/lib/mailboxes/mail-programs";
import { demoPolicy } from "@/tests/support/policy";

const policy = demoPolicy();
const ADDRESS = "mario.rossi@pec.demo.example";

describe("settings for Thunderbird", () => {
  it("say each server the seller has, with its way of security", () => {
    const xml = autoconfig(policy, "pec.demo.example");
    expect(XMLValidator.validate(xml)).toBe(true);
    const { clientConfig } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(xml);
    const { imap, smtp } = policy.service.mail;
    const incoming = [clientConfig.emailProvider.incomingServer].flat();
    expect(incoming[0]).toMatchObject({ type: "imap", hostname: imap!.host, port: imap!.port, socketType: "SSL" });
    expect(clientConfig.emailProvider.outgoingServer).toMatchObject({ hostname: smtp.host, port: smtp.port });
    expect(clientConfig.emailProvider.domain).toBe("pec.demo.example");
  });

  it("say STARTTLS where the seller does, and leave out what there is not", () => {
    const other = demoPolicy("demo", (draft) => {
      draft.service.mail.smtp = { host: "smtp.example", port: 587, security: "starttls" };
      delete draft.service.mail.pop;
    });
    const xml = autoconfig(other, "pec.demo.example");
    expect(xml).toContain("<socketType>STARTTLS</socketType>");
    expect(xml).not.toContain("pop3");
  });
});

describe("the profile for Apple's Mail", () => {
  it("is well-formed, holds the address and no password, and is the same each time", () => {
    const profile = mobileConfig(policy, ADDRESS)!;
    expect(XMLValidator.validate(profile)).toBe(true);
    expect(profile).toContain(`<key>EmailAddress</key><string>${ADDRESS}</string>`);
    expect(profile).toContain("<key>PayloadIdentifier</key><string>example.demo.pec.mario.rossi</string>");
    expect(profile).not.toMatch(/<key>\w*(?<!SameAsIncoming)Password<\/key>/);
    expect(mobileConfig(policy, ADDRESS)).toBe(profile);
    expect(profile.match(/[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}/g)).toHaveLength(2);
  });

  it("escapes what a seller may be called", () => {
    const other = demoPolicy("demo", (draft) => {
      draft.brand.name = "Rossi & <Figli>";
    });
    expect(XMLValidator.validate(mobileConfig(other, ADDRESS)!)).toBe(true);
    expect(XMLValidator.validate(autoconfig(other, "pec.demo.example"))).toBe(true);
  });
});

it.each([
  ["mario.rossi@pec.demo.example", "pec.demo.example"],
  [" Mario.Rossi@PEC.demo.example ", "pec.demo.example"],
  ["mario.rossi@gmail.com", null],
  ["<script>@pec.demo.example", null],
  ["a\r\nb@pec.demo.example", null],
  ["@pec.demo.example", null],
  ["", null],
])("the domain of %j is %j", (address, domain) => {
  expect(domainOfAddress(policy, address)).toBe(domain);
});
