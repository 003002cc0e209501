/** The page that says whether the relay works, and all that there is to do with it. */
import { html } from 'hono/html';
import { diagnose, verdictOf } from '../health/diagnosis';
import type { Facts } from '../health/problem';
import { inspectView } from './pages/inspect';
import { type InstallParts, installView } from './pages/install';
import type { Page } from './pages/layout';
import { testLeadForm } from './pages/test-run';
import { verdictView } from './pages/is-it-working';
import { waitingView } from './pages/waiting';
import { wayView } from './pages/way';

/** What else is on it. */
export interface OverviewExtras {
  /** What was wrong with a test lead that was to be sent. */
  error?: string | undefined;
  /** Another page of the operator's. */
  link?: { text: string; url: string } | undefined;
}

/** The overview of these facts. */
export function overviewPage(facts: Facts, install: InstallParts, { error, link }: OverviewExtras): Page {
  const problems = diagnose(facts);
  const { sourceIds } = facts;
  return {
    title: 'Overview',
    isLive: true,
    body: html`${link && html`<p><a href="${link.url}">${link.text}</a></p>`}
    ${verdictView(verdictOf(problems), problems)} ${wayView(facts, problems)} ${installView(install)}
    ${inspectView(install)} ${testLeadForm({ sourceIds, error })} ${waitingView(facts)}`,
  };
}
