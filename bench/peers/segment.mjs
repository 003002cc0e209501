/**
 * Segment's analytics as its documentation puts it into a bundle, with a page view and its helper for forms. Of the
 * helper's two names only `trackSubmit` can be called while the settings are on their way.
 */
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load(
  { writeKey: 'bench', cdnURL: `${location.origin}/segment` },
  { integrations: { 'Segment.io': { apiHost: `${location.host}/segment/v1`, protocol: 'http' } } },
);
analytics.page();
analytics.trackSubmit([...document.forms], 'Form submitted');
