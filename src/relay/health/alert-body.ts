/** A text -> the JSON that shows it, by whose address it goes to. Pure. */

// Discord, "Execute Webhook": 2,000 characters of `content`.
const MAX_LENGTH = 1_500;

const isOf =
  (...domains: string[]) =>
  ({ hostname }: URL): boolean =>
    domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));

// Microsoft, "Create incoming webhooks with Workflows": a message with Adaptive Cards, and nothing else.
const cardOf = (text: string): object => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text, wrap: true }] },
    },
  ],
});

/** Receivers that show something else than `text`. */
const FORMS: readonly { isMeant: (url: URL) => boolean; bodyOf: (text: string) => object }[] = [
  // Nobody is called by what a stranger has named: Discord, "Allowed Mentions Object".
  {
    isMeant: isOf('discord.com', 'discordapp.com'),
    bodyOf: (text) => ({ content: text, allowed_mentions: { parse: [] } }),
  },
  { isMeant: isOf('logic.azure.com', 'api.powerplatform.com'), bodyOf: cardOf },
];

// An origin or a capture may be a stranger's words: no link, and no mention of Slack's (`<!channel>`), comes of them.
const MARKS: Record<string, string> = { '<': '‹', '>': '›', '[': '(', ']': ')' };

/** The body of the alert. By default `{"text": ...}` alone: Slack, Mattermost, Google Chat and others show it. */
export function alertBodyOf(url: string, text: string): string {
  const target = new URL(url);
  const plain = text.slice(0, MAX_LENGTH).replace(/[<>[\]]/g, (mark) => MARKS[mark]!);
  const form = FORMS.find(({ isMeant }) => isMeant(target));
  return JSON.stringify(form ? form.bodyOf(plain) : { text: plain });
}
