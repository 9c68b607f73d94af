import chromium from "@sparticuz/chromium";

/** Path of the Chromium that comes with the packages, unpacked into the temporary folder at first use. */
export const chromiumPath = (): Promise<string> => chromium.executablePath();

// Some of its arguments suit a cloud function and not a test: one process for everything falls with the first page
// closed, and without the web's own security a test would pass where a customer's browser refuses.
const unwanted =
  /^--(single-process|no-zygote|headless|in-process-gpu|disable-web-security|allow-running-insecure-content)/;

export const chromiumArguments = [
  ...chromium.args.filter((argument) => !unwanted.test(argument)),
  "--disable-background-networking",
  "--disable-quic",
];
