/** The page that says whether the relay works, and all that there is to do with it. */
import { html } from 'hono/html';
import { diagnose, verdictOf } from '../health/diagnosis';
import type { Facts } from '../health/problem';
import { type InstallParts, installView } from './pages/install';
import type { Page } from './pages/layout';
import { testLeadForm } from './pages/test-lead';
import { verdictView } from './pages/verdict';
import { waitingView } from './pages/waiting';
import { wayView } from './pages/way';

/** The overview of these facts; with what was wrong with a test lead that was to be sent. */
export function overviewPage(facts: Facts, install: InstallParts, testLeadError?: string): Page {
  const problems = diagnose(facts);
  const { sourceIds } = facts;
  return {
    title: 'Overview',
    isLive: true,
    body: html`${verdictView(verdictOf(problems), problems)} ${wayView(facts, problems)} ${installView(install)}
    ${testLeadForm({ sourceIds, error: testLeadError })} ${waitingView(facts)}`,
  };
}
