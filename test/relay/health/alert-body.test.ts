/** What each receiver is sent, by the documentation of each. */
import { describe, expect, test } from 'vitest';
import { alertBodyOf } from '../../../src/relay/health/alert-body';

const bodyFor = (url: string, text = 'The relay takes no leads.') => JSON.parse(alertBodyOf(url, text));

describe('alertBodyOf', () => {
  test.each([
    'https://hooks.slack.com/services/T0/B0/secret',
    'https://example.webhook.office.com/webhookb2/x',
    'https://alerts.example.com/',
    'https://notdiscord.com/x',
  ])('is a text alone for %s', (url) => {
    expect(bodyFor(url)).toEqual({ text: 'The relay takes no leads.' });
  });

  test.each(['https://discord.com/api/webhooks/1/secret', 'https://ptb.discord.com/api/webhooks/1/secret'])(
    'is content that calls nobody for %s',
    (url) => {
      expect(bodyFor(url)).toEqual({ content: 'The relay takes no leads.', allowed_mentions: { parse: [] } });
    },
  );

  test.each([
    'https://prod-01.westeurope.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke?sig=secret',
    'https://default0.0.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/x',
  ])('is a message with a card for the workflow of Teams at %s', (url) => {
    expect(bodyFor(url)).toMatchObject({
      type: 'message',
      attachments: [{ content: { body: [{ type: 'TextBlock', text: 'The relay takes no leads.' }] } }],
    });
  });

  test('lets nobody call a channel or hide a link by the name of a capture', () => {
    const { text } = bodyFor('https://hooks.slack.com/x', 'capture <!channel> [here](https://evil.example)');
    expect(text).toBe('capture ‹!channel› (here)(https://evil.example)');
  });

  test('cuts what a receiver would refuse', () => {
    expect(bodyFor('https://discord.com/x', 'x'.repeat(5_000)).content).toHaveLength(1_500);
  });
});
