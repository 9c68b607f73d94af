import type { Faults } from "./faults";
import type { Route } from "./router";

/** What one pretend vendor needs to start. */
export interface AreaSettings {
  /** Folder of the journals. */
  dir: string;
  /** Base URL of the whole sandbox, e.g. "http://127.0.0.1:4100". */
  baseUrl: string;
  faults: Faults;
}

/** One pretend vendor: its routes (relative to /<name>) and how it stops. */
export interface Area {
  name: "stripe" | "paypal" | "resend" | "provider" | "openapi" | "aruba" | "twilio" | "sdi";
  routes: Route[];
  /** Its API has no prefix: faults strike whatever isn't a control. */
  wholly?: true;
  /** Routes under /__…: need the control key, never faulted. */
  controls: Route[];
  close(): Promise<void> | void;
}

/** Constant answers shared by the control routes. */
export const CONTROL_HEADER = "x-sandbox-key";
