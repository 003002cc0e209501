/** PostHog as its documentation puts it into a bundle: autocapture, which hears forms, is on by default. */
import posthog from 'posthog-js';

posthog.init('phc_bench', { api_host: `${location.origin}/posthog`, defaults: '2026-01-30' });
