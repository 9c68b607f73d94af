"use client";

/** When even the layout failed: no translations, no theme, so both languages stand here in plain HTML. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="it">
      <head>
        <title>Qualcosa non ha funzionato</title>
      </head>
      <body style={{ fontFamily: "system-ui, sans-serif", maxWidth: "40rem", margin: "3rem auto", padding: "0 1rem" }}>
        <main>
          <h1>Qualcosa non ha funzionato</h1>
          <p>L’errore è stato registrato e quello che avevi già salvato è al sicuro. Riprova tra poco.</p>
          <p lang="en">
            Something went wrong. The error has been recorded and what you had saved is safe. Try again in a moment.
          </p>
          {error.digest && <p>{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
