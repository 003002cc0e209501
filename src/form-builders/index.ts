/**
 * Entry of the second classic script: form builders whose submissions do not show by themselves, and say so in ways of
 * their own.
 *
 * A site owner adds it where one of these builders is used. It speaks to the snippet by its public commands alone.
 *
 * Left out, since the snippet sees all there is to see: Webflow and the Mailchimp embed have no signal but what the
 * page shows; Unbounce has a hook, which names no form, and confirms on another page or in a dialog of its own, which
 * cannot be misread.
 */
import { installStub } from './snippet-commands';
import { hearContactForm7 } from './contact-form-7';
import { hearElementor } from './elementor';
import { hearEmbeds, readEmbeds } from './embeds';
import { hearFluentForms } from './fluent-forms';
import { hearFormidable } from './formidable';
import { hearGravityForms } from './gravity-forms';
import { hearHubSpot } from './hubspot';
import { hearHubSpotLegacy } from './hubspot-legacy';
import { hearInstapage } from './instapage';
import { hearMarketo } from './marketo';
import { hearNinjaForms } from './ninja-forms';
import { hearWpforms } from './wpforms';

const page = window as { driftrockBuilders?: unknown };

// The tag may be on the page twice. An element of this id goes by the same name, but is not `true`.
if (page.driftrockBuilders !== true) {
  page.driftrockBuilders = true;
  installStub();
  hearContactForm7();
  hearElementor();
  hearFluentForms();
  hearFormidable();
  hearGravityForms();
  hearHubSpot();
  hearHubSpotLegacy();
  hearInstapage();
  hearMarketo();
  hearNinjaForms();
  hearWpforms();
  hearEmbeds(readEmbeds(document.currentScript as HTMLScriptElement | null));
}
