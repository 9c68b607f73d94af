/** What a route answers where there is nothing for whoever asks: the same for what is not there and what is not theirs. */
export const absent = (): Response => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
