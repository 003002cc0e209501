/** Plausible's tracker as its documentation puts it into a bundle, with form submissions. */
import { init } from '@plausible-analytics/tracker';

init({
  domain: 'bench.example.com',
  endpoint: `${location.origin}/plausible/api/event`,
  formSubmissions: true,
  captureOnLocalhost: true,
});
