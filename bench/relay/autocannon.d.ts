/** What the bench uses of autocannon, which brings no types. */
declare module 'autocannon' {
  interface Request {
    body?: string;
  }
  interface Options {
    url: string;
    /** GET by default. */
    method?: string;
    headers: Record<string, string>;
    requests?: { setupRequest(request: Request): Request }[];
    connections: number;
    /** Requests a second of all connections together; as many as are answered by default. */
    overallRate?: number;
    /** Seconds. */
    timeout?: number;
    /** Seconds. */
    duration?: number;
    /** Requests. */
    amount?: number;
  }
  interface Result {
    '2xx': number;
    non2xx: number;
    errors: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds. */
    latency: { p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
