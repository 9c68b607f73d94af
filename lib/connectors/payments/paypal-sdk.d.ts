// The part of @paypal/checkout-server-sdk that the connector uses; the package brings no types of its own.
declare module "@paypal/checkout-server-sdk" {
  interface Sent {
    path: string;
    verb: string;
    body?: unknown;
    headers: Record<string, string>;
  }
  interface Answered {
    statusCode: number;
    result?: unknown;
  }
  class PayPalRequest implements Sent {
    path: string;
    verb: string;
    body?: unknown;
    headers: Record<string, string>;
    prefer(wanted: string): void;
    requestBody(body: unknown): void;
  }
  class OfOne extends PayPalRequest {
    constructor(id: string);
  }
  const sdk: {
    core: {
      PayPalEnvironment: new (
        clientId: string,
        clientSecret: string,
        baseUrl: string,
        webUrl: string,
      ) => { baseUrl: string };
      PayPalHttpClient: {
        new (environment: {
          baseUrl: string;
        }): {
          addInjector(change: (request: Sent) => void): void;
          execute(request: PayPalRequest): Promise<Answered>;
          getTimeout(): number;
          encoder: { deserializeResponse(body: string, headers: Record<string, string>): unknown };
        };
      };
    };
    orders: {
      OrdersCreateRequest: new () => PayPalRequest;
      OrdersGetRequest: typeof OfOne;
      OrdersCaptureRequest: typeof OfOne;
    };
    payments: { CapturesRefundRequest: typeof OfOne; RefundsGetRequest: typeof OfOne };
  };
  export default sdk;
}
