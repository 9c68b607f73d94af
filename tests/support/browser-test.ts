import { randomInt } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContextOptions, test as base, expect, type Page, type TestInfo } from "@playwright/test";

/** A mail as the sandbox's outbox keeps it. */
export interface OutboxMail {
  id: string;
  to: string[];
  subject: string;
  html?: string;
  text?: string;
}

/** Another browser: somebody else, or the same person elsewhere. */
export type OpenDevice = (options?: BrowserContextOptions) => Promise<Page>;

interface Watched {
  /** Complaints of the console that the test expects; anything else fails it. */
  expectedConsole: RegExp[];
  openDevice: OpenDevice;
  /** What the pages complained of so far. */
  complaints: string[];
}

/** Playwright's test where an error in the page or on its console fails the test, unless the test expects it. */
export const test = base.extend<Watched>({
  baseURL: async ({ baseURL: _ }, use) => use(process.env.SPORTELLO_TEST_URL),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  expectedConsole: async ({}, use) => use([]),
  // What is limited per network is limited per test, not for all of them together.
  extraHTTPHeaders: async ({ extraHTTPHeaders: _ }, use) => use({ "x-forwarded-for": network() }),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  complaints: async ({}, use) => use([]),
  page: async ({ page, complaints, expectedConsole }, use) => {
    watch(page, complaints);
    await use(page);
    const unexpected = complaints.filter((line) => !expectedConsole.some((pattern) => pattern.test(line)));
    expect(unexpected, "errors in the page").toEqual([]);
  },
  openDevice: async ({ browser, page: _, complaints }, use) => {
    const opened: Page[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      watch(page, complaints);
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

const network = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

function watch(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console error: ${message.text()} (${message.location().url})`);
  });
  // A page that broke on the server may still look like one.
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} from ${response.url()}`);
  });
}

export { expect };

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Fails with every accessibility rule broken and the first elements that break it. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await expectNone(page, new AxeBuilder({ page }).withTags(rules));
}

/** Only what depends on colours: enough for a page already inspected in the other scheme. */
export const expectReadableColours = (page: Page): Promise<void> =>
  expectNone(page, new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));

async function expectNone(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const lines = violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(" ")}  ${node.html.slice(0, 160)}`);
    return [`${id}: ${help}`, ...where].join("\n    ");
  });
  expect(lines, `accessibility of ${page.url()}`).toEqual([]);
}

const outbox = () => `${process.env.SPORTELLO_TEST_SANDBOX_URL ?? "http://127.0.0.1:4100"}/resend`;

/** What was sent to an address so far, newest first, without the texts. */
export async function mailsTo(address: string): Promise<OutboxMail[]> {
  const { mails } = await read<{ mails: OutboxMail[] }>(`outbox.json?to=${encodeURIComponent(address)}`);
  return mails.filter((mail) => mail.to.includes(address));
}

/** The newest mail sent to an address, waited for up to a minute; of those whose subject matches, if one is given. */
export async function mailTo(address: string, subject = /./): Promise<OutboxMail> {
  let id: string | undefined;
  const look = async () => {
    id = (await mailsTo(address)).find((mail) => subject.test(mail.subject))?.id;
    return id !== undefined;
  };
  await expect.poll(look, { message: `a mail to ${address} about ${subject}`, timeout: 60_000 }).toBe(true);
  return read<OutboxMail>(`outbox/${id}.json`);
}

async function read<T>(path: string): Promise<T> {
  return (await (await fetch(`${outbox()}/${path}`)).json()) as T;
}

/** Keeps a picture of the whole page in gallery/<project>/<name>.png, for people to look at. */
export async function shot(page: Page, name: string, info: TestInfo = test.info()): Promise<void> {
  await page.screenshot({ path: `gallery/${info.project.name}/${name}.png`, fullPage: true, animations: "disabled" });
}
