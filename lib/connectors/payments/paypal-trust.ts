/** What makes an event PayPal's, and ours. */
export interface WebhookTrust {
  /** Our webhook's id at PayPal: it is part of what is signed, so that an event for another receiver is none of ours. */
  webhookId: string;
  /** Hosts a signing certificate may come from, port included where there is one. */
  certificateHosts: readonly string[];
  /** Demand that the certificate is issued by a known authority; false only for the sandbox of this machine. */
  certificateChain: boolean;
}
