/** Snowplow's browser tracker as its documentation puts it into a bundle, with its form plug-in and a page view. */
import { newTracker, trackPageView } from '@snowplow/browser-tracker';
import { enableFormTracking, FormTrackingPlugin } from '@snowplow/browser-plugin-form-tracking';

newTracker('sp1', location.origin, { appId: 'bench', plugins: [FormTrackingPlugin()] });
enableFormTracking();
trackPageView();
