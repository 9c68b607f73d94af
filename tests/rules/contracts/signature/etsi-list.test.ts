import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { isGranted, listedServices } from "@/lib/contracts/signature/trust/listed-service";
import { trustedListIn } from "@/lib/contracts/signature/trust/xml-nodes";
import { authority, type Holder } from "@/tests/support/signatures";

const ETSI = "http://uri.etsi.org/TrstSvc";
const status = (name: string) => `${ETSI}/TrustedList/Svcstatus/${name}`;
const type = (name: string) => `${ETSI}/Svctype/${name}`;
const base64 = ({ der }: Holder) =>
  (
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? []
  ).join("\n      ");
let ca: Holder;
let second: Holder;
let stamps: Holder;

/** A service as published lists write it: prefixes, names in languages, identities in several forms, signed extensions. */
const service = (name: string, kind: string, identities: string, now: string, since: string, more = "") => `
  <tsl:TSPService><tsl:ServiceInformation>
    <tsl:ServiceTypeIdentifier>${type(kind)}</tsl:ServiceTypeIdentifier>
    <tsl:ServiceName><tsl:Name xml:lang="en">${name}</tsl:Name><tsl:Name xml:lang="it">${name} &amp; figli</tsl:Name></tsl:ServiceName>
    <tsl:ServiceDigitalIdentity>${identities}</tsl:ServiceDigitalIdentity>
    <tsl:ServiceStatus>${status(now)}</tsl:ServiceStatus>
    <tsl:StatusStartingTime>${since}</tsl:StatusStartingTime>
    <tsl:ServiceInformationExtensions><tsl:Extension Critical="true"><tsl:AdditionalServiceInformation>
      <tsl:URI xml:lang="en">${ETSI}/TrustedList/SvcInfoExt/ForeSignatures</tsl:URI></tsl:AdditionalServiceInformation></tsl:Extension>
      <tsl:Extension Critical="true"><ecc:Qualifications><ecc:QualificationElement/></ecc:Qualifications></tsl:Extension>
    </tsl:ServiceInformationExtensions></tsl:ServiceInformation>${more}</tsl:TSPService>`;
const certificate = (holder: Holder) =>
  `<tsl:DigitalId><tsl:X509Certificate>\n      ${base64(holder)}\n    </tsl:X509Certificate></tsl:DigitalId>`;
const named = `<tsl:DigitalId><tsl:X509SubjectName>CN=Autorità di prova,C=IT</tsl:X509SubjectName></tsl:DigitalId>
  <tsl:DigitalId><tsl:X509SKI>c2tp</tsl:X509SKI></tsl:DigitalId>`;
/** Past instances name the key alone, never the certificate. */
const past = (kind: string, name: string, since: string) => `<tsl:ServiceHistoryInstance>
    <tsl:ServiceTypeIdentifier>${type(kind)}</tsl:ServiceTypeIdentifier>
    <tsl:ServiceDigitalIdentity><tsl:DigitalId><tsl:X509SKI>c2tp</tsl:X509SKI></tsl:DigitalId></tsl:ServiceDigitalIdentity>
    <tsl:ServiceStatus>${status(name)}</tsl:ServiceStatus><tsl:StatusStartingTime>${since}</tsl:StatusStartingTime>
  </tsl:ServiceHistoryInstance>`;

const list = (services: string) => `\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- published every six months -->
<tsl:TrustServiceStatusList xmlns:tsl="http://uri.etsi.org/02231/v2#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
  xmlns:ecc="http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#" Id="list" TSLTag="${ETSI}/TSLTag">
<tsl:SchemeInformation><tsl:TSLVersionIdentifier>5</tsl:TSLVersionIdentifier><tsl:SchemeTerritory>IT</tsl:SchemeTerritory>
<tsl:PointersToOtherTSL><tsl:OtherTSLPointer><tsl:ServiceDigitalIdentities><tsl:ServiceDigitalIdentity>${certificate(second)}</tsl:ServiceDigitalIdentity></tsl:ServiceDigitalIdentities></tsl:OtherTSLPointer></tsl:PointersToOtherTSL>
</tsl:SchemeInformation>
<tsl:TrustServiceProviderList><tsl:TrustServiceProvider><tsl:TSPInformation/><tsl:TSPServices>${services}</tsl:TSPServices></tsl:TrustServiceProvider></tsl:TrustServiceProviderList>
<ds:Signature><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${Buffer.from(second.der).toString("base64")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>
</tsl:TrustServiceStatusList>`;

beforeAll(async () => {
  [ca, second, stamps] = await Promise.all([authority(), authority(), authority()]);
});

const servicesIn = (xml: string) => listedServices(trustedListIn(xml));
const grantedOn = (xml: string, day: string) =>
  servicesIn(xml).map((each) => isGranted(each, Temporal.Instant.from(`${day}T12:00:00Z`)));

describe("a list as it is published", () => {
  it("names its services' authorities, and not those of other lists or of its own signature", () => {
    const xml = list(
      service("Uno", "CA/QC", `${certificate(ca)}${named}`, "granted", "2016-06-30T22:00:00Z") +
        service("Marche", "TSA/QTST", certificate(stamps), "granted", "2016-06-30T22:00:00Z") +
        service("Consegna", "EDS/REM/Q", certificate(second), "granted", "2016-06-30T22:00:00Z"),
    );
    const services = servicesIn(xml);
    expect(services.map(({ service }) => service)).toEqual(["signatures", "time-stamps"]);
    expect(services.map(({ certificate }) => Buffer.from(ca.der).equals(certificate))).toEqual([true, false]);
  });

  it("believes a service in the years it was granted, through a whole history", () => {
    const history = `<tsl:ServiceHistory>${
      past("CA/QC", "granted", "2019-05-01T00:00:00Z") +
      past("CA/QC", "withdrawn", "2018-03-01T00:00:00Z") +
      past("CA/QC", "granted", "2016-06-30T22:00:00Z") +
      past("CA/QC", "supervisionincessation", "2015-01-01T00:00:00Z") +
      past("CA/PKC", "undersupervision", "2010-01-01T00:00:00Z")
    }</tsl:ServiceHistory>`;
    const xml = list(service("Uno", "CA/QC", certificate(ca), "withdrawn", "2024-02-01T00:00:00Z", history));
    const years = ["2009", "2012", "2015", "2017", "2018", "2020", "2025"].map(
      (year) => grantedOn(xml, `${year}-07-15`)[0],
    );
    // Before the list; as another service; then as its supervisor said.
    expect(years).toEqual([false, false, true, true, false, true, false]);
    expect(grantedOn(xml, "2018-02-28")).toEqual([true]);
    expect(grantedOn(xml, "2018-03-01")).toEqual([false]);
  });

  it("believes every certificate of a service that changed its keys, and leaves out what can't be read", () => {
    const broken = "<tsl:DigitalId><tsl:X509Certificate>bm90IG9uZQ==</tsl:X509Certificate></tsl:DigitalId>";
    const both = `${certificate(ca)}${broken}${certificate(second)}`;
    const xml = list(service("Uno", "CA/QC", both, "granted", "2016-06-30T22:00:00Z"));
    expect(grantedOn(xml, "2026-11-15")).toEqual([true, true]);
    const undated = list(service("Uno", "CA/QC", certificate(ca), "granted", "some day"));
    expect(grantedOn(undated, "2026-11-15")).toEqual([false]);
  });
});
