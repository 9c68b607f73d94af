export function clientAddress(forwarded: string | undefined, peer: string, trustedProxies: number): string;
