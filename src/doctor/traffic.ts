/** What a page asks the network for while it is looked at, and what its console says. */
import type { Page, Request } from 'playwright-core';
import { bodyOf } from './in-time';

/** One request, as it ended. */
export interface Asked {
  /** The address that the page has named, before redirects. */
  url: string;
  /** The answer's, where one came. */
  status?: number;
  contentType?: string;
  /** The browser's name for what kept it away: `csp`, `net::ERR_BLOCKED_BY_CLIENT`. */
  failure?: string;
  /** The body of the answer as text; empty where the browser has not kept it. */
  text(): Promise<string>;
}

/** All of it, in the order in which it came. */
export interface Traffic {
  requests: Asked[];
  /** The addresses that the page has asked for so far, answered or not. */
  asked: string[];
  /** Warnings and errors in the console. */
  lines: string[];
}

function firstOf(request: Request): Request {
  const before = request.redirectedFrom();
  return before ? firstOf(before) : request;
}

/** Listens from now on. */
export function listen(page: Page): Traffic {
  const traffic: Traffic = { requests: [], asked: [], lines: [] };
  page.on('request', (request) => void traffic.asked.push(request.url()));
  page.on('response', (response) => {
    traffic.requests.push({
      url: firstOf(response.request()).url(),
      status: response.status(),
      contentType: response.headers()['content-type'] ?? '',
      text: () => bodyOf(response),
    });
  });
  page.on('requestfailed', (request) => {
    const failure = request.failure()?.errorText ?? '';
    traffic.requests.push({ url: firstOf(request).url(), failure, text: async () => '' });
  });
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) traffic.lines.push(message.text());
  });
  return traffic;
}
